using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Language.Ast;

namespace GraphQLApi.Engine.Types;

/// <summary>Turns literals of the document into the values resolvers receive (specification §3, "Input Coercion" of each type).</summary>
public static class InputCoercion
{
    /// <summary>The answer for a literal that does not fit its type, or whose variable was not given; unlike null it is no value.</summary>
    public static readonly object Undefined = new();

    /// <summary>
    /// The value of a literal, or <see cref="Undefined"/>. Without <paramref name="variables"/> every variable counts as not given. An
    /// input object keeps the order in which the client wrote its fields; defaults follow behind.
    /// </summary>
    public static object? CoerceLiteral(ValueNode literal, GraphQLType type, VariableValues? variables)
    {
        if (literal is VariableNode variable)
        {
            // Validation has proven that the variable's type fits here; only a null in a non-null place is left to refuse.
            return variables is null || !variables.TryGet(variable.Name.Value, out var value) || (value is null && type is NonNullType)
                ? Undefined
                : value;
        }

        if (type is NonNullType nonNull)
        {
            return literal is NullValueNode ? Undefined : CoerceLiteral(literal, nonNull.OfType, variables);
        }

        return (literal, type) switch
        {
            (NullValueNode, _) => null,
            (ListValueNode items, ListType list) => CoerceItems(items, list.OfType, variables),
            (_, ListType list) => CoerceLiteral(literal, list.OfType, variables) is var item && ReferenceEquals(item, Undefined) ? Undefined : new[] { item },
            (ObjectValueNode members, InputObjectType input) => CoerceMembers(members, input, variables),
            (_, InputObjectType) => Undefined,
            _ => CoerceLeaf(literal, type),
        };
    }

    private static object? CoerceItems(ListValueNode list, GraphQLType itemType, VariableValues? variables)
    {
        var items = new object?[list.Items.Length];
        for (var i = 0; i < items.Length; i++)
        {
            // A variable that was not given is null as an item, since a list has no absent items (§3.11).
            items[i] = IsMissing(list.Items[i], variables) && itemType is not NonNullType
                ? null
                : CoerceLiteral(list.Items[i], itemType, variables);
            if (ReferenceEquals(items[i], Undefined))
            {
                return Undefined;
            }
        }

        return items;
    }

    // Input Object Coercion, §3.10.
    private static object? CoerceMembers(ObjectValueNode literal, InputObjectType type, VariableValues? variables)
    {
        var values = new OrderedDictionary<string, object?>(literal.Fields.Length, StringComparer.Ordinal);
        foreach (var member in literal.Fields)
        {
            if (!type.Fields.TryGetValue(member.Name.Value, out var field))
            {
                return Undefined;
            }

            if (IsMissing(member.Value, variables))
            {
                continue;
            }

            var value = CoerceLiteral(member.Value, field.Type, variables);
            if (ReferenceEquals(value, Undefined))
            {
                return Undefined;
            }

            values[field.Name] = value;
        }

        return AddDefaults(values, type) && (!type.IsOneOf || IsOneOf(values)) ? values : Undefined;
    }

    /// <summary>Completes the fields the client left out; false where a required one is among them.</summary>
    private static bool AddDefaults(OrderedDictionary<string, object?> values, InputObjectType type)
    {
        foreach (var field in type.Fields.Values)
        {
            if (values.ContainsKey(field.Name))
            {
                continue;
            }

            if (field.DefaultValue is { } defaultValue)
            {
                values.Add(field.Name, defaultValue.Coerce(field.Type));
            }
            else if (field.Type is NonNullType)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsOneOf(OrderedDictionary<string, object?> values) => values.Count == 1 && values.GetAt(0).Value is not null;

    private static bool IsMissing(ValueNode literal, VariableValues? variables) =>
        literal is VariableNode variable && (variables is null || !variables.TryGet(variable.Name.Value, out _));

    private static object? CoerceLeaf(ValueNode literal, GraphQLType type)
    {
        try
        {
            return type is EnumType @enum ? @enum.ParseLiteral(literal) : ((ScalarType)type).ParseLiteral(literal);
        }
        catch (GraphQLException)
        {
            return Undefined; // the caller names the argument; validation has already said why
        }
    }
}

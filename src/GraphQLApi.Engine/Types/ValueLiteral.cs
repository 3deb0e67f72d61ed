using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Language.Ast;

namespace GraphQLApi.Engine.Types;

/// <summary>The literal that stands for an internal value: how a default given in C# is shown in SDL and introspection.</summary>
internal static class ValueLiteral
{
    /// <summary>Null where the value has no form as a literal of the type.</summary>
    public static ValueNode? From(object? value, GraphQLType type) => (type, value) switch
    {
        (NonNullType nonNull, _) => value is null ? null : From(value, nonNull.OfType),
        (_, null) => new NullValueNode(0),
        (ListType list, IEnumerable items and not string) => FromItems(items, list.OfType),
        (ListType list, _) => From(value, list.OfType),
        (InputObjectType input, IReadOnlyDictionary<string, object?> members) => FromMembers(members, input),
        (EnumType @enum, _) => @enum.TryGetByValue(value, out var definition) ? new EnumValueNode(0, definition.Name) : null,
        (ScalarType scalar, _) => FromScalar(scalar, value),
        _ => null,
    };

    private static ListValueNode? FromItems(IEnumerable items, GraphQLType itemType)
    {
        var literals = ImmutableArray.CreateBuilder<ValueNode>();
        foreach (var item in items)
        {
            if (From(item, itemType) is not { } literal)
            {
                return null;
            }

            literals.Add(literal);
        }

        return new ListValueNode(0, literals.ToImmutable());
    }

    private static ObjectValueNode? FromMembers(IReadOnlyDictionary<string, object?> members, InputObjectType type)
    {
        var fields = ImmutableArray.CreateBuilder<ObjectFieldNode>();
        foreach (var (name, member) in members)
        {
            if (!type.Fields.TryGetValue(name, out var field) || From(member, field.Type) is not { } literal)
            {
                return null;
            }

            fields.Add(new ObjectFieldNode(0, new NameNode(0, name), literal));
        }

        return new ObjectValueNode(0, fields.ToImmutable());
    }

    private static ValueNode? FromScalar(ScalarType scalar, object value)
    {
        try
        {
            return FromSerialized(scalar.Serialize(value), scalar.Name == "ID");
        }
        catch (GraphQLException)
        {
            return null;
        }
    }

    private static ValueNode FromSerialized(object serialized, bool isId) => serialized switch
    {
        bool flag => new BooleanValueNode(0, flag),
        int or long => new IntValueNode(0, Convert.ToString(serialized, CultureInfo.InvariantCulture)!), // an integer has a text
        double number => double.IsInteger(number) && Math.Abs(number) < 1e15
            ? new IntValueNode(0, number.ToString("0", CultureInfo.InvariantCulture))
            : new FloatValueNode(0, Inspection.Number(number)),
        string text when isId && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var key)
            && key.ToString(CultureInfo.InvariantCulture) == text => new IntValueNode(0, text),
        _ => new StringValueNode(0, Convert.ToString(serialized, CultureInfo.InvariantCulture) ?? "", false),
    };
}

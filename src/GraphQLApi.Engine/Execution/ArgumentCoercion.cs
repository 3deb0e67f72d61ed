using System.Collections.Immutable;
using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Language;
using GraphQLApi.Engine.Language.Ast;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Engine.Execution;

/// <summary>CoerceArgumentValues, specification §6.4.1, for fields and directives.</summary>
internal static class ArgumentCoercion
{
    /// <summary>The arguments where no literal holds a variable and all fit; null where they must be coerced for each request.</summary>
    public static ArgumentValues? TryCoerceConstant(IReadOnlyList<ArgumentDefinition> definitions, ImmutableArray<ArgumentNode> nodes)
    {
        if (definitions.Count == 0)
        {
            return ArgumentValues.Empty;
        }

        foreach (var node in nodes)
        {
            if (HoldsVariable(node.Value))
            {
                return null;
            }
        }

        try
        {
            return Coerce(definitions, nodes, owner: null, VariableValues.Empty, source: null);
        }
        catch (GraphQLException)
        {
            return null; // the request that executes the field gets the error, located
        }
    }

    /// <exception cref="GraphQLException">A required argument is missing or null, or a value does not fit; located at <paramref name="owner"/> or the value.</exception>
    public static ArgumentValues Coerce(
        IReadOnlyList<ArgumentDefinition> definitions, ImmutableArray<ArgumentNode> nodes, Node? owner, VariableValues variables, Source? source)
    {
        if (definitions.Count == 0)
        {
            return ArgumentValues.Empty;
        }

        var values = new OrderedDictionary<string, object?>(definitions.Count, StringComparer.Ordinal);
        foreach (var definition in definitions)
        {
            var literal = Find(nodes, definition.Name);
            var isMissing = literal is null || (literal is VariableNode variable && !variables.TryGet(variable.Name.Value, out _));
            if (!isMissing)
            {
                values.Add(definition.Name, CoerceGiven(definition, literal!, variables, source)); // not missing, so not null
            }
            else if (definition.DefaultValue is { } defaultValue)
            {
                values.Add(definition.Name, defaultValue.Coerce(definition.Type));
            }
            else if (definition.Type is NonNullType)
            {
                throw Refuse(MissingMessage(definition, literal as VariableNode), literal ?? owner, source);
            }
        }

        return new ArgumentValues(values);
    }

    private static object? CoerceGiven(ArgumentDefinition definition, ValueNode literal, VariableValues variables, Source? source)
    {
        var value = InputCoercion.CoerceLiteral(literal, definition.Type, variables);
        if (!ReferenceEquals(value, InputCoercion.Undefined))
        {
            return value;
        }

        var isNull = literal is NullValueNode || (literal is VariableNode variable && variables.TryGet(variable.Name.Value, out var given) && given is null);
        throw Refuse(
            isNull && definition.Type is NonNullType
                ? $"Argument \"{definition.Name}\" of non-null type \"{definition.Type}\" must not be null."
                : $"Argument \"{definition.Name}\" has invalid value {Inspection.Of(literal)}.",
            literal, source);
    }

    private static string MissingMessage(ArgumentDefinition definition, VariableNode? variable) => variable is null
        ? $"Argument \"{definition.Name}\" of required type \"{definition.Type}\" was not provided."
        : $"Argument \"{definition.Name}\" of required type \"{definition.Type}\" was provided the variable \"${variable.Name.Value}\" which was not provided a runtime value.";

    private static GraphQLException Refuse(string message, Node? node, Source? source) => new(new GraphQLError(message)
    {
        Code = ErrorCode.BadUserInput,
        Locations = node is null || source is null ? [] : source.LocationsOf(node),
    });

    private static ValueNode? Find(ImmutableArray<ArgumentNode> nodes, string name)
    {
        foreach (var node in nodes)
        {
            if (node.Name.Value == name)
            {
                return node.Value;
            }
        }

        return null;
    }

    private static bool HoldsVariable(ValueNode literal) => literal switch
    {
        VariableNode => true,
        ListValueNode list => list.Items.Any(HoldsVariable),
        ObjectValueNode members => members.Fields.Any(field => HoldsVariable(field.Value)),
        _ => false,
    };
}

using GraphQLApi.Engine.Language.Ast;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Engine.Validation.Rules;

/// <summary>§5.8.5: a variable fits where it is used, as strict as the place or stricter.</summary>
internal sealed class VariablesInAllowedPosition : ValidationRule
{
    public override void Observe(ValidationContext context, DocumentWalk walk) => walk.OperationLeft += operation =>
    {
        var definitions = new Dictionary<string, (VariableDefinitionNode Node, GraphQLType Type)>(StringComparer.Ordinal);
        foreach (var definition in operation.VariableDefinitions)
        {
            if (context.Schema.FindType(definition.Type) is { } type)
                definitions[definition.Variable.Name.Value] = (definition, type);
        }
        foreach (var usage in context.VariableUsagesOf(operation))
        {
            if (usage.Type is not null && definitions.TryGetValue(usage.Node.Name.Value, out var definition))
                Check(context, definition.Node, definition.Type, usage, usage.Type);
        }
    };

    private void Check(ValidationContext context, VariableDefinitionNode definition, GraphQLType type, VariableUsage usage, GraphQLType expected)
    {
        if (!IsAllowed(context.Schema, type, definition.DefaultValue, usage, expected))
            context.Report(this, $"{Subject(usage)} of type \"{type}\" used in position expecting type \"{expected}\".", definition, usage.Node);
        // §5.6.4: the one field of a @oneOf object may not turn out to be null.
        if (usage.ParentType?.NullableType is InputObjectType { IsOneOf: true } parent && type is not NonNullType)
            context.Report(this, $"{Subject(usage)} is of type \"{type}\" but must be non-nullable to be used for OneOf Input Object \"{parent}\".", definition, usage.Node);
    }

    private static string Subject(VariableUsage usage) => $"Variable \"${usage.Node.Name.Value}\"";

    // IsVariableUsageAllowed: a nullable variable fits a non-null place if a default, its own or the place's, stands in.
    private static bool IsAllowed(Schema schema, GraphQLType type, ValueNode? ownDefault, VariableUsage usage, GraphQLType expected)
    {
        if (expected is not NonNullType || type is NonNullType)
            return schema.IsSubtype(type, expected);
        return (ownDefault is not (null or NullValueNode) || usage.DefaultValue is not null) && schema.IsSubtype(type, expected.NullableType);
    }
}

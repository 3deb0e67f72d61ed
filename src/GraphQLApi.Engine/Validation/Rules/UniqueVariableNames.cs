using GraphQLApi.Engine.Language.Ast;

namespace GraphQLApi.Engine.Validation.Rules;

/// <summary>§5.8.1: each variable is defined once per operation.</summary>
internal sealed class UniqueVariableNames : ValidationRule
{
    public override void Observe(ValidationContext context, DocumentWalk walk) => walk.OperationEntered += operation =>
    {
        if (operation.VariableDefinitions.Length < 2)
            return;
        foreach (var group in operation.VariableDefinitions.GroupBy(definition => definition.Variable.Name.Value, StringComparer.Ordinal))
        {
            Node[] names = [.. group.Select(definition => definition.Variable.Name)];
            if (names.Length > 1)
                context.Report(this, $"There can be only one variable named \"${group.Key}\".", names);
        }
    };
}

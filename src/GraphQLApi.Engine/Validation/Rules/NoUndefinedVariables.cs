namespace GraphQLApi.Engine.Validation.Rules;

/// <summary>§5.8.3: every variable an operation uses, directly or through fragments, it defines.</summary>
internal sealed class NoUndefinedVariables : ValidationRule
{
    public override void Observe(ValidationContext context, DocumentWalk walk) => walk.OperationLeft += operation =>
    {
        var defined = operation.VariableDefinitions.Select(definition => definition.Variable.Name.Value).ToHashSet(StringComparer.Ordinal);
        var place = operation.Name is null ? "" : $" by operation \"{operation.Name.Value}\"";
        foreach (var usage in context.VariableUsagesOf(operation))
        {
            if (!defined.Contains(usage.Node.Name.Value))
                context.Report(this, $"Variable \"${usage.Node.Name.Value}\" is not defined{place}.", usage.Node, operation);
        }
    };
}

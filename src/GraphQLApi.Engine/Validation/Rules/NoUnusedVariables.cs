namespace GraphQLApi.Engine.Validation.Rules;

/// <summary>§5.8.4: every variable that is defined is used, directly or through fragments.</summary>
internal sealed class NoUnusedVariables : ValidationRule
{
    public override void Observe(ValidationContext context, DocumentWalk walk) => walk.OperationLeft += operation =>
    {
        var used = context.VariableUsagesOf(operation).Select(usage => usage.Node.Name.Value).ToHashSet(StringComparer.Ordinal);
        var place = operation.Name is null ? "" : $" in operation \"{operation.Name.Value}\"";
        foreach (var definition in operation.VariableDefinitions)
        {
            if (!used.Contains(definition.Variable.Name.Value))
                context.Report(this, $"Variable \"${definition.Variable.Name.Value}\" is never used{place}.", definition);
        }
    };
}

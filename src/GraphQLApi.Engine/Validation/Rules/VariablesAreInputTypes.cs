namespace GraphQLApi.Engine.Validation.Rules;

/// <summary>§5.8.2: a client cannot send an object, interface or union.</summary>
internal sealed class VariablesAreInputTypes : ValidationRule
{
    public override void Observe(ValidationContext context, DocumentWalk walk) => walk.VariableDefinitionEntered += definition =>
    {
        if (context.Schema.FindType(definition.Type) is { IsInput: false })
            context.Report(this, $"Variable \"${definition.Variable.Name.Value}\" cannot be non-input type \"{definition.Type}\".", definition.Type);
    };
}

namespace GraphQLApi.Engine.Validation.Rules;

/// <summary>§5.2.1.1: the schema has a root type for the operation.</summary>
internal sealed class KnownOperationTypes : ValidationRule
{
    public override void Observe(ValidationContext context, DocumentWalk walk) => walk.OperationEntered += operation =>
    {
        if (context.Schema.RootType(operation.Operation) is null)
            context.Report(this, $"The {operation.Operation.ToString().ToLowerInvariant()} operation is not supported by the schema.", operation);
    };
}

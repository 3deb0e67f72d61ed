using GraphQLApi.Engine.Language.Ast;

namespace GraphQLApi.Engine.Validation.Rules;

/// <summary>§5.2.3.1: an operation without a name cannot be chosen among others.</summary>
internal sealed class LoneAnonymousOperation : ValidationRule
{
    public override void Observe(ValidationContext context, DocumentWalk walk)
    {
        var operations = context.Document.Definitions.Count(definition => definition is OperationDefinitionNode);
        walk.OperationEntered += operation =>
        {
            if (operation.Name is null && operations > 1)
                context.Report(this, "This anonymous operation must be the only defined operation.", operation);
        };
    }
}

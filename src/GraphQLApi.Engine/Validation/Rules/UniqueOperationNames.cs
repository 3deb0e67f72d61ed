using GraphQLApi.Engine.Language.Ast;

namespace GraphQLApi.Engine.Validation.Rules;

/// <summary>§5.2.2.1: a request names the operation it wants, so no two may share a name.</summary>
internal sealed class UniqueOperationNames : ValidationRule
{
    public override void Observe(ValidationContext context, DocumentWalk walk)
    {
        var known = new Dictionary<string, NameNode>(StringComparer.Ordinal);
        walk.OperationEntered += operation =>
        {
            if (operation.Name is { } name && !known.TryAdd(name.Value, name))
                context.Report(this, $"There can be only one operation named \"{name.Value}\".", known[name.Value], name);
        };
    }
}

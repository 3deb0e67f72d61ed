using GraphQLApi.Engine.Language.Ast;

namespace GraphQLApi.Engine.Validation.Rules;

/// <summary>§5.5.1.4: a fragment that no operation reaches is a mistake or ballast.</summary>
internal sealed class NoUnusedFragments : ValidationRule
{
    public override void Observe(ValidationContext context, DocumentWalk walk) => walk.DocumentLeft += document =>
    {
        var used = document.Definitions.OfType<OperationDefinitionNode>()
            .SelectMany(context.Fragments.ReachableFrom)
            .Select(fragment => fragment.Name.Value)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var fragment in document.Definitions.OfType<FragmentDefinitionNode>())
        {
            if (!used.Contains(fragment.Name.Value))
                context.Report(this, $"Fragment \"{fragment.Name.Value}\" is never used.", fragment);
        }
    };
}

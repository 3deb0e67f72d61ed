using GraphQLApi.Engine.Language.Ast;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Engine.Validation.Rules;

/// <summary>§5.5.2.3: some object can be of both the type around the spread and the fragment's own.</summary>
internal sealed class PossibleFragmentSpreads : ValidationRule
{
    public override void Observe(ValidationContext context, DocumentWalk walk)
    {
        walk.InlineFragmentEntered += fragment => Check(context, walk, fragment, walk.Types.Type, "Fragment");
        walk.FragmentSpreadEntered += spread =>
        {
            var name = spread.Name.Value;
            if (context.Fragments.Find(name) is { } fragment)
                Check(context, walk, spread, context.Schema.FindType(fragment.TypeCondition), $"Fragment \"{name}\"");
        };
    }

    private void Check(ValidationContext context, DocumentWalk walk, SelectionNode selection, GraphQLType? type, string subject)
    {
        if (type is CompositeType inner && walk.Types.ParentType is { } outer && !context.Schema.Overlap(inner, outer))
            context.Report(this, $"{subject} cannot be spread here as objects of type \"{outer}\" can never be of type \"{inner}\".", selection);
    }
}

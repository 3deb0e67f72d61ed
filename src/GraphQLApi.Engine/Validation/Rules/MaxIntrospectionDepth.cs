using GraphQLApi.Engine.Language.Ast;

namespace GraphQLApi.Engine.Validation.Rules;

/// <summary>
/// Lists of <c>__Type</c> inside lists of <c>__Type</c> multiply: seven pairs of <c>possibleTypes { interfaces }</c> answer hundreds of
/// megabytes from one line. No specification rule; the reference implementation recommends it, and no known tool asks for three.
/// </summary>
internal sealed class MaxIntrospectionDepth : ValidationRule
{
    private const int Lists = 3;

    public override void Observe(ValidationContext context, DocumentWalk walk) => walk.FieldEntered += field =>
    {
        if (field.Name.Value is "__schema" or "__type" && Reaches(context.Fragments, field))
            context.Report(this, "Maximum introspection depth exceeded", field);
    };

    // Each fragment is entered at most once for each depth, so a document costs at most three times its length.
    private static bool Reaches(FragmentGraph fragments, FieldNode root)
    {
        var deepest = new Dictionary<string, int>(StringComparer.Ordinal);
        var open = new Stack<(SelectionSetNode? Set, int Depth)>([(root.SelectionSet, 0)]);
        while (open.TryPop(out var step))
        {
            foreach (var selection in step.Set?.Selections ?? [])
            {
                switch (selection)
                {
                    case FieldNode field:
                        var depth = step.Depth + (field.Name.Value is "fields" or "interfaces" or "possibleTypes" or "inputFields" ? 1 : 0);
                        if (depth >= Lists)
                            return true;
                        open.Push((field.SelectionSet, depth));
                        break;
                    case InlineFragmentNode inline:
                        open.Push((inline.SelectionSet, step.Depth));
                        break;
                    case FragmentSpreadNode spread
                        when fragments.Find(spread.Name.Value) is { } fragment && (!deepest.TryGetValue(spread.Name.Value, out var known) || known < step.Depth):
                        deepest[spread.Name.Value] = step.Depth;
                        open.Push((fragment.SelectionSet, step.Depth));
                        break;
                }
            }
        }

        return false;
    }
}

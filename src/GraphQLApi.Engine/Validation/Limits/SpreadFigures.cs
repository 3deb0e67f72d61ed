using GraphQLApi.Engine.Language.Ast;

namespace GraphQLApi.Engine.Validation.Limits;

/// <summary>
/// Figures with every spread expanded, computed once per fragment: thirty fragments that double cost thirty steps and yield 2³⁰.
/// An explicit stack orders the fragments, so a chain of any length is safe.
/// </summary>
internal sealed class SpreadFigures
{
    /// <summary>Where counting stops; sums of such numbers still fit.</summary>
    public const long Uncountable = 1_000_000_000_000_000;

    private readonly FragmentGraph _graph;
    private readonly Dictionary<ExecutableDefinitionNode, SpreadFigure> _figures = new(ReferenceEqualityComparer.Instance);

    public SpreadFigures(DocumentNode document) => _graph = new FragmentGraph(document);

    public SpreadFigure Of(ExecutableDefinitionNode root)
    {
        var open = new Stack<(ExecutableDefinitionNode Definition, int Next)>([(root, 0)]);
        var onPath = new HashSet<ExecutableDefinitionNode>(ReferenceEqualityComparer.Instance) { root };
        while (open.TryPop(out var step))
        {
            var spreads = _graph.SpreadsIn(step.Definition.SelectionSet);
            if (step.Next == spreads.Count)
            {
                _figures[step.Definition] = Measure(step.Definition);
                onPath.Remove(step.Definition);
                continue;
            }
            open.Push((step.Definition, step.Next + 1));
            // A cycle is for NoFragmentCycles to name; here it is cut.
            if (_graph.Find(spreads[step.Next].Name.Value) is { } fragment && !_figures.ContainsKey(fragment) && onPath.Add(fragment))
                open.Push((fragment, 0));
        }
        return _figures[root];
    }

    private SpreadFigure Measure(ExecutableDefinitionNode definition)
    {
        var (fragments, depth, introspection) = Measure(definition.SelectionSet);
        // Inside a fragment on an introspection type every field is one of introspection.
        return definition is FragmentDefinitionNode { TypeCondition.Name.Value: ['_', '_', ..] }
            ? new SpreadFigure(definition, fragments, 0, Math.Max(depth, introspection))
            : new SpreadFigure(definition, fragments, depth, introspection);
    }

    private (long Fragments, long Depth, long Introspection) Measure(SelectionSetNode? set)
    {
        var (fragments, depth, introspection) = (0L, 0L, 0L);
        foreach (var selection in set?.Selections ?? [])
        {
            var inner = Measure(selection);
            fragments = Math.Min(fragments + inner.Fragments, Uncountable);
            depth = Math.Max(depth, inner.Depth);
            introspection = Math.Max(introspection, inner.Introspection);
        }
        return (fragments, depth, introspection);
    }

    private (long Fragments, long Depth, long Introspection) Measure(SelectionNode selection)
    {
        switch (selection)
        {
            case FieldNode { Name.Value: "__schema" or "__type" } field:
                var below = Measure(field.SelectionSet);
                return (below.Fragments, 0, 1 + Math.Max(below.Depth, below.Introspection));
            case FieldNode field:
                var inside = Measure(field.SelectionSet);
                // What a fragment on an introspection type adds goes on growing with the fields around it.
                return (inside.Fragments, 1 + inside.Depth, inside.Introspection == 0 ? 0 : 1 + inside.Introspection);
            case InlineFragmentNode inline:
                return Measure(inline.SelectionSet);
            default:
                var name = ((FragmentSpreadNode)selection).Name.Value;
                return _graph.Find(name) is { } fragment && _figures.TryGetValue(fragment, out var figure)
                    ? (figure.Fragments + 1, figure.Depth, figure.IntrospectionDepth)
                    : (1, 0, 0);
        }
    }
}

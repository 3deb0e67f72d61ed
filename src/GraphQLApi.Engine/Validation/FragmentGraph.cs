using GraphQLApi.Engine.Language.Ast;

namespace GraphQLApi.Engine.Validation;

/// <summary>Fragments by name and who spreads whom. Nothing here recurses along spreads: chains may be as long as the document.</summary>
internal sealed class FragmentGraph
{
    private readonly Dictionary<string, FragmentDefinitionNode> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<SelectionSetNode, FragmentSpreadNode[]> _spreads = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<OperationDefinitionNode, FragmentDefinitionNode[]> _reachable = new(ReferenceEqualityComparer.Instance);

    public FragmentGraph(DocumentNode document)
    {
        // Of two fragments with one name the later counts, as in the reference implementation; the document is refused anyway.
        foreach (var fragment in document.Definitions.OfType<FragmentDefinitionNode>())
            _byName[fragment.Name.Value] = fragment;
    }

    public FragmentDefinitionNode? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>All spreads in a definition's selections, nested ones included.</summary>
    public IReadOnlyList<FragmentSpreadNode> SpreadsIn(SelectionSetNode selections)
    {
        if (!_spreads.TryGetValue(selections, out var spreads))
            _spreads.Add(selections, spreads = FindSpreads(selections));
        return spreads;
    }

    /// <summary>The fragments that executing the operation may reach, each once.</summary>
    public IReadOnlyList<FragmentDefinitionNode> ReachableFrom(OperationDefinitionNode operation)
    {
        if (!_reachable.TryGetValue(operation, out var fragments))
            _reachable.Add(operation, fragments = FindReachable(operation));
        return fragments;
    }

    private static FragmentSpreadNode[] FindSpreads(SelectionSetNode root)
    {
        var spreads = new List<FragmentSpreadNode>();
        var pending = new Stack<SelectionSetNode>([root]);
        while (pending.TryPop(out var set))
        {
            foreach (var selection in set.Selections)
            {
                switch (selection)
                {
                    case FragmentSpreadNode spread:
                        spreads.Add(spread);
                        break;
                    case FieldNode { SelectionSet: { } nested }:
                        pending.Push(nested);
                        break;
                    case InlineFragmentNode inline:
                        pending.Push(inline.SelectionSet);
                        break;
                }
            }
        }
        return [.. spreads];
    }

    private FragmentDefinitionNode[] FindReachable(OperationDefinitionNode operation)
    {
        var found = new List<FragmentDefinitionNode>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var pending = new Stack<SelectionSetNode>([operation.SelectionSet]);
        while (pending.TryPop(out var set))
        {
            foreach (var spread in SpreadsIn(set))
            {
                if (!seen.Add(spread.Name.Value) || Find(spread.Name.Value) is not { } fragment)
                    continue;
                found.Add(fragment);
                pending.Push(fragment.SelectionSet);
            }
        }
        return [.. found];
    }
}

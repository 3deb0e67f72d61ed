using GraphQLApi.Engine.Language.Ast;

namespace GraphQLApi.Engine.Validation.Rules;

/// <summary>§5.5.2.2: no fragment contains itself. An explicit stack walks depth first, so a chain of any length is safe.</summary>
internal sealed class NoFragmentCycles : ValidationRule
{
    public override void Observe(ValidationContext context, DocumentWalk walk)
    {
        var visited = new HashSet<string>(StringComparer.Ordinal);
        walk.FragmentDefinitionEntered += fragment => Search(context, fragment, visited);
    }

    private void Search(ValidationContext context, FragmentDefinitionNode root, HashSet<string> visited)
    {
        if (!visited.Add(root.Name.Value))
            return;
        var open = new Stack<(FragmentDefinitionNode Fragment, int Next)>([(root, 0)]);
        var depthByName = new Dictionary<string, int>(StringComparer.Ordinal) { [root.Name.Value] = 0 };
        var path = new List<FragmentSpreadNode>();
        while (open.TryPop(out var step) && !context.IsFull)
        {
            var spreads = context.Fragments.SpreadsIn(step.Fragment.SelectionSet);
            if (step.Next == spreads.Count)
            {
                depthByName.Remove(step.Fragment.Name.Value);
                if (path.Count > 0)
                    path.RemoveAt(path.Count - 1);
                continue;
            }
            open.Push((step.Fragment, step.Next + 1));
            var spread = spreads[step.Next];
            if (depthByName.TryGetValue(spread.Name.Value, out var depth))
            {
                Report(context, [.. path[depth..], spread]);
            }
            else if (context.Fragments.Find(spread.Name.Value) is { } next && visited.Add(spread.Name.Value))
            {
                path.Add(spread);
                depthByName[spread.Name.Value] = path.Count;
                open.Push((next, 0));
            }
        }
    }

    private void Report(ValidationContext context, FragmentSpreadNode[] cycle)
    {
        var via = string.Join(", ", cycle[..^1].Select(spread => $"\"{spread.Name.Value}\""));
        context.Report(this, $"Cannot spread fragment \"{cycle[^1].Name.Value}\" within itself{(via.Length == 0 ? "" : " via " + via)}.", cycle);
    }
}

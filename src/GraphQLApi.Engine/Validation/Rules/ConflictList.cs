using GraphQLApi.Engine.Language.Ast;

namespace GraphQLApi.Engine.Validation.Rules;

/// <summary>
/// Conflicts found while merging. One between selections of two different fields is told from these fields down, as the reference
/// implementation does: <c>subfields "a" conflict because …</c>.
/// </summary>
internal sealed class ConflictList
{
    // One more than the usual limit of errors, so that the list ends with the sentence about the limit.
    private const int MaxConflicts = 101;

    private const int LongestName = 1_000;

    private readonly HashSet<(FieldNode, FieldNode)> _known = [];
    private readonly List<Conflict> _tops = [];
    private int _count;

    public bool IsFull => _count >= MaxConflicts;

    public static string Abbreviate(string name) => name.Length > LongestName ? name[..LongestName] + "..." : name;

    /// <summary>Sorts the fields into classes and records a conflict between each two of them; false where there is more than one class.</summary>
    public bool AddDifferent(List<MergedField> fields, Func<MergedField, string?> classOf, Func<MergedField, MergedField, string> reason)
    {
        var classes = new OrderedDictionary<string, MergedField>(StringComparer.Ordinal);
        foreach (var field in fields)
        {
            // What the schema does not know has no class: another rule names it.
            if (classOf(field) is { } key)
                classes.TryAdd(key, field);
        }
        for (var i = 0; i < classes.Count && classes.Count > 1; i++)
        {
            for (var j = i + 1; j < classes.Count && !IsFull; j++)
                Add(classes.GetAt(i).Value, classes.GetAt(j).Value, reason);
        }
        return classes.Count < 2;
    }

    /// <summary>Messages and places of the conflicts since the last call.</summary>
    public IEnumerable<(string Message, Node[] Nodes)> Drain()
    {
        foreach (var conflict in _tops)
        {
            var message = $"Fields \"{Abbreviate(conflict.A.ResponseName)}\" conflict because {conflict.Describe()}. "
                + "Use different aliases on the fields to fetch both if this was intentional.";
            yield return (message, [.. conflict.Nodes(first: true), .. conflict.Nodes(first: false)]);
        }
        _tops.Clear();
    }

    private void Add(MergedField a, MergedField b, Func<MergedField, MergedField, string> reason)
    {
        if (!_known.Add((a.Node, b.Node)))
            return;
        _count++;
        var siblings = a.Parent is not null && b.Parent is not null && !ReferenceEquals(a.Parent, b.Parent)
            ? FindOrAdd(a.Parent, b.Parent).Inner
            : _tops;
        siblings.Add(new Conflict(a.Node, b.Node) { Reason = reason(a, b) });
    }

    private Conflict FindOrAdd(MergedField a, MergedField b)
    {
        var siblings = a.Parent is not null && b.Parent is not null && !ReferenceEquals(a.Parent, b.Parent)
            ? FindOrAdd(a.Parent, b.Parent).Inner
            : _tops;
        var found = siblings.Find(conflict => ReferenceEquals(conflict.A, a.Node) && ReferenceEquals(conflict.B, b.Node));
        if (found is null)
            siblings.Add(found = new Conflict(a.Node, b.Node));
        return found;
    }

    private sealed class Conflict(FieldNode a, FieldNode b)
    {
        public FieldNode A { get; } = a;

        public FieldNode B { get; } = b;

        public string? Reason { get; init; }

        public List<Conflict> Inner { get; } = [];

        public string Describe() => Reason
            ?? string.Join(" and ", Inner.Select(inner => $"subfields \"{Abbreviate(inner.A.ResponseName)}\" conflict because {inner.Describe()}"));

        public IEnumerable<Node> Nodes(bool first) => Inner.SelectMany(inner => inner.Nodes(first)).Prepend(first ? A : B);
    }
}

namespace GraphQLApi.Analytics.Metrics.Dimensions;

/// <summary>
/// One dimension of a grouping: splits the groups of the dimensions before it by the codes of its values, 0 where a row has none. The groups of
/// the last dimension are those of the answer.
/// </summary>
internal sealed class GroupLevel
{
    private readonly Dictionary<long, int> groups = [];
    private readonly List<(int Parent, int Code)> members = [];
    private long lastKey = -1;
    private int lastGroup;

    public int Count => members.Count;

    /// <summary>True once the answer's groups are chosen: others are not made any more.</summary>
    public bool IsClosed { get; set; }

    /// <summary>The group of a value inside a group of the level before; -1 where it is none of the answer's.</summary>
    public int Find(int parent, int code)
    {
        var key = ((long)parent << 32) | (uint)code;
        if (key == lastKey)
        {
            return lastGroup;
        }

        if (!groups.TryGetValue(key, out var group))
        {
            if (IsClosed)
            {
                return -1;
            }

            group = members.Count;
            groups.Add(key, group);
            members.Add((parent, code));
        }

        (lastKey, lastGroup) = (key, group);
        return group;
    }

    public int Parent(int group) => members[group].Parent;

    public int Code(int group) => members[group].Code;
}

/// <summary>The groups of a question, in the order they were met; without dimensions there is exactly one.</summary>
internal sealed class KeyGroups(int dimensions)
{
    public IReadOnlyList<GroupLevel> Levels { get; } = [.. Enumerable.Range(0, dimensions).Select(_ => new GroupLevel())];

    public int Count => Levels.Count == 0 ? 1 : Levels[^1].Count;

    /// <summary>From now on rows of other groups are dropped.</summary>
    public void Close()
    {
        foreach (var level in Levels)
        {
            level.IsClosed = true;
        }
    }

    /// <summary>The codes of a group's values, one for each dimension.</summary>
    public int[] Codes(int group)
    {
        var codes = new int[Levels.Count];
        for (var i = codes.Length - 1; i >= 0; i--)
        {
            codes[i] = Levels[i].Code(group);
            group = Levels[i].Parent(group);
        }

        return codes;
    }
}

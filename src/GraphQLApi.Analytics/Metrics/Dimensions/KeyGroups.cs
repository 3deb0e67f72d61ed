namespace GraphQLApi.Analytics.Metrics.Dimensions;

/// <summary>
/// One dimension of a grouping: splits the groups of the dimensions before it by the codes of its values, 0 where a row has none. The groups of
/// the last dimension are those of the answer.
/// </summary>
internal sealed class GroupLevel
{
    // Below these bounds, where most questions stay, a group is found in an array by code, for each parent one; beyond them in a dictionary.
    private const int MostParents = 1024;
    private const int MostCodes = 256;

    private readonly Dictionary<long, int> groups = [];
    private readonly List<(int Parent, int Code)> members = [];
    private int[]?[] dense = new int[]?[1];

    public int Count => members.Count;

    /// <summary>True once the answer's groups are chosen: others are not made any more.</summary>
    public bool IsClosed { get; set; }

    /// <summary>The group of a value inside a group of the level before; -1 where it is none of the answer's.</summary>
    public int Find(int parent, int code)
    {
        if (parent < MostParents && (uint)code < MostCodes)
        {
            return parent < dense.Length && dense[parent] is { } ofParent && ofParent[code] > 0 ? ofParent[code] - 1 : IsClosed ? -1 : AddDense(parent, code);
        }

        var key = ((long)parent << 32) | (uint)code;
        if (groups.TryGetValue(key, out var group))
        {
            return group;
        }

        if (IsClosed)
        {
            return -1;
        }

        groups.Add(key, members.Count);
        return Add(parent, code);
    }

    public int Parent(int group) => members[group].Parent;

    public int Code(int group) => members[group].Code;

    // Numbers of groups are kept from 1: what an array is filled with at first is none.
    private int AddDense(int parent, int code)
    {
        if (parent >= dense.Length)
        {
            Array.Resize(ref dense, Math.Min(MostParents, Math.Max(parent + 1, dense.Length * 2)));
        }

        var ofParent = dense[parent] ??= new int[MostCodes];
        ofParent[code] = members.Count + 1;
        return Add(parent, code);
    }

    private int Add(int parent, int code)
    {
        members.Add((parent, code));
        return members.Count - 1;
    }
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

namespace GraphQLApi.Analytics.Children;

/// <summary>Rows by what they belong to, in the order in which they were read. Each list can be answered as it is.</summary>
internal sealed class RowsByKey<TRow>
    where TRow : class
{
    private readonly Dictionary<RowKey, List<TRow>> lists = [];

    /// <param name="rows">Those that are linked to nothing are left out.</param>
    /// <param name="link">Their side of the link.</param>
    public RowsByKey(List<TRow> rows, RowLink<TRow> link)
    {
        foreach (var row in rows)
        {
            if (link.Read(row) is not { } key)
            {
                continue;
            }

            if (!lists.TryGetValue(key, out var list))
            {
                lists.Add(key, list = []);
            }

            list.Add(row);
        }
    }

    /// <summary>Empty where there are none.</summary>
    public IReadOnlyList<TRow> this[RowKey key] => lists.TryGetValue(key, out var list) ? list : Array.Empty<TRow>();

    /// <summary>The first of them; null where there are none.</summary>
    public TRow? First(RowKey key) => lists.TryGetValue(key, out var list) ? list[0] : null;
}

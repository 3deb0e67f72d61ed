using GraphQLApi.Analytics.Metrics.Aggregation;
using GraphQLApi.Analytics.Metrics.Dimensions;
using GraphQLApi.Analytics.Metrics.Results;

namespace GraphQLApi.Analytics.Metrics.Questions;

/// <summary>Which groups are answered (SEMANTICS §4.10): the first ones by the order over the whole range, as many as asked for and as fit.</summary>
/// <param name="Keys">Keys of those kept; numbered as in the tables.</param>
/// <param name="Kept">Numbers of those kept in the table they were chosen from, best first.</param>
/// <param name="Places">For each group its number among those kept, -1 for those left out.</param>
/// <param name="IsTruncated">Whether any was left out.</param>
internal sealed record GroupChoice(IReadOnlyList<GroupKey> Keys, IReadOnlyList<int> Kept, int[] Places, bool IsTruncated)
{
    /// <param name="question">The question.</param>
    /// <param name="table">The groups, over the whole range where there are buckets.</param>
    /// <param name="texts">What codes mean.</param>
    /// <param name="bucketCounts">Rows of each group, where gaps are not filled; else every group has all buckets.</param>
    /// <param name="mostCells">Most groups times buckets.</param>
    public static GroupChoice Of(MetricsQuestion question, Tabulation table, KeyTexts texts, int[]? bucketCounts, int mostCells)
    {
        var count = table.GroupCount;
        var keys = new GroupKey[count];
        for (var group = 0; group < count; group++)
        {
            keys[group] = GroupKey.Of(question.Uses, table.Groups?.Codes(group) ?? [], texts);
        }

        var ranked = Enumerable.Range(0, count).ToArray();
        Array.Sort(ranked, new GroupOrder(question.Order, table, keys));

        var buckets = question.Buckets?.Count ?? 1;
        var (rows, cells, kept) = (0L, 0L, new List<int>());
        foreach (var group in ranked)
        {
            rows += bucketCounts?[group] ?? buckets;
            cells += buckets;
            // One group always comes: its buckets have been counted already.
            if (kept.Count == (question.First ?? int.MaxValue) || (kept.Count > 0 && (rows > question.MaximumRows || cells > mostCells)))
            {
                break;
            }

            kept.Add(group);
        }

        var places = new int[count];
        Array.Fill(places, -1);
        for (var place = 0; place < kept.Count; place++)
        {
            places[kept[place]] = place;
        }

        return new GroupChoice([.. kept.Select(group => keys[group])], kept, places, kept.Count < count);
    }

    private sealed class GroupOrder(IReadOnlyList<SortTerm> terms, Tabulation table, GroupKey[] keys) : IComparer<int>
    {
        // Where the table has buckets there is one group, and nothing to compare.
        private readonly double?[][] values = [.. terms.Select(term => term is ByMetric metric
            ? Enumerable.Range(0, table.GroupCount).Select(group => table.Space.Boundaries is null ? metric.Value(new MetricCell(table, group)) : null).ToArray()
            : [])];

        public int Compare(int x, int y)
        {
            for (var i = 0; i < terms.Count; i++)
            {
                var sign = terms[i] switch
                {
                    ByMetric => Nullable.Compare(values[i][x], values[i][y]),
                    ByKey key => KeyOrder.Instance.Compare(keys[x].Value(key.Field), keys[y].Value(key.Field)),
                    _ => 0,
                };
                if (sign != 0)
                {
                    return terms[i].IsDescending ? -sign : sign;
                }
            }

            return GroupKey.Compare(keys[x], keys[y]);
        }
    }
}

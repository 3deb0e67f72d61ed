using GraphQLApi.Analytics.Metrics.Dimensions;
using GraphQLApi.Analytics.Metrics.Results;
using GraphQLApi.Analytics.Metrics.Time;
using GraphQLApi.Cache.Coverage;

namespace GraphQLApi.Analytics.Metrics.Questions;

/// <summary>One row of an answer.</summary>
internal sealed record MetricsRow(GroupKey Key, TimeBucket? Bucket, MetricCell Metrics, MetricCell? Previous);

/// <summary>What a metrics result is answered from.</summary>
internal sealed record MetricsAnswer(
    IReadOnlyList<MetricsRow> Rows, MetricCell? Totals, MetricCell? PreviousTotals, CoverageReport? Coverage, CoverageReport? PreviousCoverage, bool Truncated)
{
    /// <param name="question">The question.</param>
    /// <param name="tables">Filled for it.</param>
    /// <param name="coverage">Of the range; null where nobody asked.</param>
    /// <param name="previousCoverage">Of the compared period.</param>
    public static MetricsAnswer Of(MetricsQuestion question, MetricsTables tables, CoverageReport? coverage, CoverageReport? previousCoverage) => new(
        tables.Rows is null ? [] : RowsOf(question, tables, coverage, previousCoverage),
        tables.Totals is null ? null : new MetricCell(tables.Totals, 0, coverage),
        tables.PreviousTotals is null ? null : new MetricCell(tables.PreviousTotals, 0, previousCoverage),
        coverage, previousCoverage, tables.Truncated);

    private static MetricsRow[] RowsOf(MetricsQuestion question, MetricsTables tables, CoverageReport? coverage, CoverageReport? previousCoverage)
    {
        var table = tables.Rows!; // asked only where there is one
        var buckets = question.Buckets;
        var isPartial = buckets?.Partial(question.Time.Now, Gaps(coverage)) ?? [];
        var shown = isPartial.Select((partial, number) => buckets!.Bucket(number, partial)).ToArray();
        var counterparts = Counterparts(question, previousCoverage);
        var rows = new List<(int Place, int Bucket)>();
        for (var place = 0; place < tables.Keys.Count; place++)
        {
            for (var bucket = 0; bucket < table.Space.Buckets; bucket++)
            {
                if (tables.Occupied is null || tables.Occupied.Contains(((long)tables.Groups[place] * table.Space.Buckets) + bucket))
                {
                    rows.Add((place, bucket));
                }
            }
        }

        var cells = rows.ConvertAll(row => new MetricCell(table, (tables.Groups[row.Place] * table.Space.Buckets) + row.Bucket, coverage));
        var order = Enumerable.Range(0, rows.Count).ToArray();
        Array.Sort(order, new RowOrder(question.Order, tables.Keys, rows, cells));
        return Array.ConvertAll(order, number => new MetricsRow(
            tables.Keys[rows[number].Place], buckets is null ? null : shown[rows[number].Bucket], cells[number],
            Previous(tables, rows[number], counterparts, previousCoverage)));
    }

    private static MetricCell? Previous(MetricsTables tables, (int Place, int Bucket) row, int[]? counterparts, CoverageReport? coverage)
    {
        if (tables.Previous is not { } table)
        {
            return null;
        }

        // Without an interval the compared period is the one bucket.
        var bucket = counterparts is not null ? counterparts[row.Bucket] : Gaps(coverage).Any() ? -1 : 0;
        return bucket < 0 ? null : new MetricCell(table, (tables.Groups[row.Place] * table.Space.Buckets) + bucket, coverage);
    }

    // -1 also where the earlier bucket is not complete: nothing fair can be said (SEMANTICS §4.9).
    private static int[]? Counterparts(MetricsQuestion question, CoverageReport? coverage)
    {
        if (question.Buckets is not { } buckets || question.PreviousBuckets is not { } previous)
        {
            return null;
        }

        var isIncomplete = previous.Incomplete(Gaps(coverage));
        return Array.ConvertAll(question.Time.Counterparts(buckets, previous), bucket => bucket < 0 || isIncomplete[bucket] ? -1 : bucket);
    }

    private static IEnumerable<TimeRange> Gaps(CoverageReport? coverage) => coverage is null ? [] : coverage.Missing.Concat(coverage.Saturated);

    private sealed class RowOrder(IReadOnlyList<SortTerm> terms, IReadOnlyList<GroupKey> keys, List<(int Place, int Bucket)> rows, List<MetricCell> cells) : IComparer<int>
    {
        // Keys are few, and rows many.
        private readonly int[] ranks = Ranks(keys);
        private readonly double?[][] values = [.. terms.Select(term => term is ByMetric metric ? cells.Select(metric.Value).ToArray() : [])];

        public int Compare(int x, int y)
        {
            for (var i = 0; i < terms.Count; i++)
            {
                var sign = terms[i] switch
                {
                    ByMetric => Nullable.Compare(values[i][x], values[i][y]),
                    ByKey key => KeyOrder.Instance.Compare(keys[rows[x].Place].Value(key.Field), keys[rows[y].Place].Value(key.Field)),
                    _ => rows[x].Bucket.CompareTo(rows[y].Bucket),
                };
                if (sign != 0)
                {
                    return terms[i].IsDescending ? -sign : sign;
                }
            }

            var byBucket = rows[x].Bucket.CompareTo(rows[y].Bucket);
            return byBucket != 0 ? byBucket : ranks[rows[x].Place].CompareTo(ranks[rows[y].Place]);
        }

        private static int[] Ranks(IReadOnlyList<GroupKey> keys)
        {
            var places = Enumerable.Range(0, keys.Count).ToArray();
            Array.Sort(places, (x, y) => GroupKey.Compare(keys[x], keys[y]));
            var ranks = new int[places.Length];
            for (var rank = 0; rank < places.Length; rank++)
            {
                ranks[places[rank]] = rank;
            }

            return ranks;
        }
    }
}

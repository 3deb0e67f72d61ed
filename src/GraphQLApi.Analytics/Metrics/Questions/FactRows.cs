using GraphQLApi.Analytics.Facts;
using GraphQLApi.Analytics.Metrics.Aggregation;
using GraphQLApi.Analytics.Metrics.Dimensions;
using GraphQLApi.Analytics.Metrics.Time;
using GraphQLApi.Cache;
using GraphQLApi.Cache.Facts;

namespace GraphQLApi.Analytics.Metrics.Questions;

/// <summary>What one pass over rows needs beside the tables that it fills.</summary>
/// <param name="Db">The request's snapshot.</param>
/// <param name="Facts">The segments.</param>
/// <param name="Filters">The meaning of <paramref name="Where"/>.</param>
/// <param name="Where">The coerced filter.</param>
/// <param name="Uses">The dimensions of the groups.</param>
/// <param name="Texts">What their codes mean.</param>
internal sealed record Scan(
    CacheDbContext Db, FactStore Facts, FactFilters Filters, IReadOnlyDictionary<string, object?>? Where, IReadOnlyList<DimensionUse> Uses, KeyTexts Texts);

/// <summary>The rows that metrics count. A result may rest on two of these, each by its own time.</summary>
internal abstract class FactRows
{
    /// <summary>Fills tables over one range in a single pass.</summary>
    public abstract Task ScanAsync(Scan scan, CellSpace space, IReadOnlyList<Tabulation> tables, CancellationToken cancellationToken);
}

/// <summary>See <see cref="FactRows"/>.</summary>
/// <param name="source">The segments.</param>
/// <param name="columns">The dimensions that rows can be grouped by.</param>
/// <param name="filter">The meaning of <c>where</c>.</param>
internal sealed class FactRows<TFacts>(
    Func<FactStore, FactSource<TFacts>> source, IReadOnlyList<DimensionColumn<TFacts>> columns,
    Func<FactFilters, IReadOnlyDictionary<string, object?>?, FactFilter<TFacts>?> filter) : FactRows
    where TFacts : FactSegment, new()
{
    public override async Task ScanAsync(Scan scan, CellSpace space, IReadOnlyList<Tabulation> tables, CancellationToken cancellationToken)
    {
        var used = scan.Uses.Select(use => use.TagName is null ? columns.First(column => column.Dimension.Name == use.Dimension.Name) : DimensionColumns.Tag<TFacts>(use)).ToArray();
        var groups = tables.Any(table => table.Groups is not null) ? used.Aggregate(FactColumns.None, (set, column) => set | column.Columns) : FactColumns.None;
        var wanted = tables.Aggregate(groups, (set, table) => set | table.ColumnsOf<TFacts>());
        var earlier = tables.Where(table => table.TakesEarlierRows<TFacts>()).ToArray();
        var begin = earlier.Length > 0
            ? UnixTime.ToMilliseconds(await FactStore.WaitingSinceAsync(scan.Db, UnixTime.FromMilliseconds(space.From), cancellationToken).ConfigureAwait(false))
            : space.From;
        var scope = new ColumnScope(new ZoneClock(space.Zone, begin, space.To), scan.Texts);
        var open = Array.ConvertAll(used, column => column.Open(scope));
        await ReadAsync(space.From, space.To, tables, areEarlier: false).ConfigureAwait(false);
        if (earlier.Length > 0)
        {
            // Behind the range's own rows, which alone make groups.
            await ReadAsync(begin, space.From, earlier, areEarlier: true).ConfigureAwait(false);
        }

        async Task ReadAsync(long from, long to, IReadOnlyList<Tabulation> filled, bool areEarlier)
        {
            var slices = source(scan.Facts).ReadAsync(
                scan.Db, UnixTime.FromMilliseconds(from), UnixTime.FromMilliseconds(to), wanted, filter(scan.Filters, scan.Where), cancellationToken);
            var selected = Array.Empty<int>();
            await foreach (var slice in slices.ConfigureAwait(false))
            {
                var count = Select(slice, ref selected);
                foreach (var table in filled)
                {
                    table.Add(slice.Facts, selected.AsSpan(0, count), open, areEarlier);
                }
            }
        }
    }

    private static int Select(FactSlice<TFacts> slice, ref int[] rows)
    {
        if (rows.Length < slice.End - slice.Start)
        {
            rows = new int[slice.End - slice.Start];
        }

        var count = 0;
        for (var row = slice.Start; row < slice.End; row++)
        {
            if (slice.Selects(row))
            {
                rows[count++] = row;
            }
        }

        return count;
    }
}

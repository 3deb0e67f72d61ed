using System.Runtime.CompilerServices;
using GraphQLApi.Cache.Facts.Loading;
using Microsoft.EntityFrameworkCore;

namespace GraphQLApi.Cache.Facts;

/// <summary>One population's segments.</summary>
public sealed class FactSource<TFacts>
    where TFacts : FactSegment, new()
{
    private readonly FactTable<TFacts> table;

    internal FactSource(FactTable<TFacts> table) => this.table = table;

    /// <summary>
    /// The rows whose time lies in the half-open range, a segment a day, days in order, days without rows left out. <paramref name="db"/> is the
    /// context that <see cref="CacheRequest"/> hands to a read: everything comes from its snapshot. Nothing else may be read from it until the
    /// enumeration ends.
    /// </summary>
    public async IAsyncEnumerable<FactSlice<TFacts>> ReadAsync(
        CacheDbContext db, DateTime from, DateTime to, FactColumns columns, FactFilter<TFacts>? filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var first = Milliseconds(from);
        var end = Milliseconds(to);
        if (end <= first)
        {
            yield break;
        }

        var wanted = (columns | (filter?.Columns ?? FactColumns.None)) & table.Groups;
        for (var day = FactStatement<TFacts>.DayOf(first); day <= FactStatement<TFacts>.DayOf(end - 1); day++)
        {
            var facts = table.Load(db.Database.GetDbConnection(), day, 1, wanted, cancellationToken)[0];
            var slice = Cut(facts, first, end);
            if (slice.Start < slice.End)
            {
                yield return await FilterAsync(db, slice, filter, cancellationToken);
            }
        }
    }

    private static FactSlice<TFacts> Cut(TFacts facts, long first, long end) => new(facts, LowerBound(facts.Time, first), LowerBound(facts.Time, end), null);

    private static async Task<FactSlice<TFacts>> FilterAsync(
        CacheDbContext db, FactSlice<TFacts> slice, FactFilter<TFacts>? filter, CancellationToken cancellationToken)
    {
        if (filter is null or { InMemory: null, InDatabase: null })
        {
            return slice;
        }

        var selected = new bool[slice.Facts.Count];
        selected.AsSpan(slice.Start..slice.End).Fill(true);
        filter.InMemory?.Invoke(slice.Facts, slice.Start, slice.End, selected);
        if (filter.InDatabase is not null)
        {
            var row = slice.Start;
            var from = Time(slice.Facts.Time[slice.Start]);
            var to = Time(slice.Facts.Time[slice.End - 1] + 1);
            await foreach (var passes in filter.InDatabase(db, from, to, cancellationToken))
            {
                selected[row++] &= passes;
            }
        }

        return slice with { Selected = selected };
    }

    // First row at or after a time.
    private static int LowerBound(long[] times, long time)
    {
        var low = 0;
        var high = times.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = times[middle] < time ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    // Up to the next millisecond: what the cache holds has none between, and a range's bounds mean whole rows.
    private static long Milliseconds(DateTime time) =>
        new DateTimeOffset(time.AddTicks(TimeSpan.TicksPerMillisecond - 1), TimeSpan.Zero).ToUnixTimeMilliseconds();

    private static DateTime Time(long milliseconds) => DateTime.UnixEpoch.AddMilliseconds(milliseconds);
}

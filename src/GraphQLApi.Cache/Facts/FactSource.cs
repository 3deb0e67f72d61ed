using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using GraphQLApi.Cache.Access;
using GraphQLApi.Cache.Facts.Loading;
using GraphQLApi.Cache.Facts.Memory;
using Microsoft.EntityFrameworkCore;

namespace GraphQLApi.Cache.Facts;

/// <summary>One population's segments.</summary>
public sealed class FactSource<TFacts>
    where TFacts : FactSegment, new()
{
    // A reader is a semaphore and a number: forgetting one costs at most that two requests read the same day.
    private const int MostLimited = 256;

    private readonly ConcurrentDictionary<Visibility, FactReader<TFacts>> limited = new();
    private readonly FactReader<TFacts> whole;
    private readonly FactTable<TFacts> table;
    private readonly FactMemory memory;

    internal FactSource(FactTable<TFacts> table, FactMemory memory)
    {
        whole = new FactReader<TFacts>(table, memory, Visibility.All);
        this.table = table;
        this.memory = memory;
    }

    /// <summary>Days read from rows so far: what was not held, or has changed since; for callers who see everything.</summary>
    public long DaysRead => whole.DaysRead;

    /// <summary>
    /// The rows whose time lies in the half-open range, a segment a day, days in order, days without rows left out. <paramref name="db"/> is the
    /// context that <see cref="CacheRequest"/> hands to a read: everything comes from its snapshot. Nothing else may be read from it until the
    /// enumeration ends. Whatever the range, no more is in memory than <see cref="FactOptions.MemoryBudget"/> and a few days.
    /// </summary>
    public async IAsyncEnumerable<FactSlice<TFacts>> ReadAsync(
        CacheDbContext db, DateTime from, DateTime to, FactColumns columns, FactFilter<TFacts>? filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var (first, end) = (FactDay.Milliseconds(from), FactDay.Milliseconds(to));
        if (end <= first)
        {
            yield break;
        }

        var marks = new FactMarks<TFacts>(filter);
        await foreach (var facts in DaysAsync(db, FactDay.Of(first), FactDay.Of(end - 1), columns | (filter?.Columns ?? FactColumns.None), cancellationToken))
        {
            var slice = new FactSlice<TFacts>(facts, LowerBound(facts.Time, first), LowerBound(facts.Time, end), null);
            if (slice.Start < slice.End)
            {
                yield return await marks.SelectAsync(db, slice, cancellationToken);
            }
        }
    }

    /// <summary>Reads one day ahead of any question, unless that would put out what is held. False where there is no room.</summary>
    internal async Task<bool> PrepareAsync(CacheDbContext db, int day, FactColumns columns, CancellationToken cancellationToken)
    {
        var connection = db.Database.GetDbConnection();
        var reader = ReaderFor(db.Visibility);
        var days = reader.Days(connection, day, day);
        if (days.First > days.Last || reader.Find(days, day, reader.Known(columns), read: 0) is not null)
        {
            return true;
        }

        // Read 0 is older than any: it puts nothing out.
        await reader.ReadAsync(connection, days, day, day, typicalRows: 0, reader.Known(columns), read: 0, cancellationToken);
        return reader.Find(days, day, reader.Known(columns), read: 0) is not null;
    }

    private async IAsyncEnumerable<TFacts> DaysAsync(
        CacheDbContext db, int first, int last, FactColumns columns, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var connection = db.Database.GetDbConnection();
        var reader = ReaderFor(db.Visibility);
        var days = reader.Days(connection, first, last);
        var known = reader.Known(columns);
        var read = memory.NextRead();
        var rows = -1;
        for (var day = days.First; day <= days.Last; day++)
        {
            reader.Find(days, day, known, read); // safe from the days before it, which may want the room
        }

        for (var day = days.First; day <= days.Last;)
        {
            if (reader.Find(days, day, known, read) is { } held)
            {
                yield return held;
                day++;
                continue;
            }

            foreach (var facts in await reader.ReadAsync(connection, days, day, days.Last, rows, known, read, cancellationToken))
            {
                yield return facts;
                rows = Math.Max(rows, facts.Count);
                day++;
            }
        }
    }

    // By what the connection shows, not by who asks: a segment can hold no other rows than those its reader can see.
    private FactReader<TFacts> ReaderFor(Visibility visibility)
    {
        if (visibility.IsAll)
        {
            return whole;
        }

        if (limited.Count >= MostLimited)
        {
            limited.Clear();
        }

        return limited.GetOrAdd(visibility, seen => new FactReader<TFacts>(table, memory, seen));
    }

    // First row at or after a time.
    private static int LowerBound(long[] times, long time)
    {
        var (low, high) = (0, times.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = times[middle] < time ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}

using GraphQLApi.Analytics.Metrics.Time;
using GraphQLApi.Cache.Facts;
using NodaTime;

namespace GraphQLApi.Analytics.Metrics.Aggregation;

/// <summary>
/// The time an answer is about, and its buckets. A cell is a group in a bucket: <c>group × Buckets + bucket</c>. All times are Unix milliseconds.
/// </summary>
/// <param name="From">Begin of the asked range, inclusive.</param>
/// <param name="To">End of the asked range, exclusive.</param>
/// <param name="Now">Moment of the request: what still lasts lasts until here.</param>
/// <param name="Boundaries">Of the buckets, rising: one more than there are buckets. The outer ones may lie outside the range. Null: one bucket, the range.</param>
/// <param name="Zone">Rules local days.</param>
/// <param name="Facts">What the codes of the rows mean.</param>
internal sealed record CellSpace(long From, long To, long Now, long[]? Boundaries, DateTimeZone Zone, FactDictionaries Facts)
{
    public int Buckets => Boundaries is null ? 1 : Boundaries.Length - 1;

    /// <summary>The same time as one bucket.</summary>
    public CellSpace Whole() => this with { Boundaries = null };

    /// <summary>Begin of a bucket, cut to the range.</summary>
    public long Begin(int bucket) => Boundaries is null ? From : Math.Max(From, Boundaries[bucket]);

    /// <summary>End of a bucket, cut to the range and to the present.</summary>
    public long End(int bucket) => Math.Min(Now, Boundaries is null ? To : Math.Min(To, Boundaries[bucket + 1]));

    /// <summary>False for a bucket shorter than a local day; the range as a whole counts as one however long it is.</summary>
    public bool IsWholeDay(int bucket)
    {
        if (Boundaries is null)
        {
            return true;
        }

        // Minutes and hours restart at local midnight, so what holds a midnight at its begin and the next one at its end is a day at least.
        var (start, end) = (Boundaries[bucket], Boundaries[bucket + 1]);
        var clock = new ZoneClock(Zone, start - 1, end + 1);
        return clock.LocalDay(start - 1) != clock.LocalDay(start) && clock.LocalDay(end) != clock.LocalDay(start);
    }

    /// <summary>Turns the groups of rows into cells, all at once.</summary>
    public void AddBuckets(long[] times, ReadOnlySpan<int> rows, Span<int> cells, ref int near)
    {
        var (begin, end, buckets) = (0L, 0L, Buckets);
        for (var i = 0; i < rows.Length; i++)
        {
            var time = times[rows[i]];
            if (time < begin || time >= end)
            {
                near = BucketOf(time, near);
                (begin, end) = Boundaries is null ? (long.MinValue, long.MaxValue) : (Boundaries[near], Boundaries[near + 1]);
            }

            cells[i] = (cells[i] * buckets) + near;
        }
    }

    /// <summary>The bucket of a time inside the range; <paramref name="near"/> is a guess, because rows come roughly by time.</summary>
    public int BucketOf(long time, int near)
    {
        if (Boundaries is null)
        {
            return 0;
        }

        if (Boundaries[near] <= time && time < Boundaries[near + 1])
        {
            return near;
        }

        var found = Array.BinarySearch(Boundaries, time);
        return Math.Clamp(found >= 0 ? found : ~found - 1, 0, Buckets - 1);
    }
}

using System.Globalization;
using GraphQLApi.Cache.Coverage;
using GraphQLApi.Engine.Errors;
using NodaTime;
using NodaTime.Text;

namespace GraphQLApi.Analytics.Metrics.Time;

/// <summary>One bucket of an answer; the type <c>TimeBucket</c>.</summary>
internal sealed record TimeBucket(DateTime Start, DateTime End, string StartLocal, bool IsPartial)
{
    public double DurationSeconds => (End - Start).TotalSeconds;
}

/// <summary>A range cut into adjoining buckets. Those at the edges keep their full start and end, so they may reach beyond the range.</summary>
internal sealed class TimeBuckets
{
    private static readonly OffsetDateTimePattern Local = OffsetDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:sso<+HH:mm>");
    private static readonly OffsetDateTimePattern LocalWithSeconds = OffsetDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:sso<+HH:mm:ss>");

    private readonly long[] boundaries;
    private readonly TimeRange range;
    private readonly DateTimeZone zone;

    private TimeBuckets(long[] boundaries, TimeRange range, DateTimeZone zone)
    {
        this.boundaries = boundaries;
        this.range = range;
        this.zone = zone;
    }

    public int Count => boundaries.Length - 1;

    /// <summary>Bucket i is [i, i + 1), in Unix milliseconds; one more than there are buckets.</summary>
    public ReadOnlySpan<long> Boundaries => boundaries;

    /// <summary>Gives up as soon as there is one bucket too many, so that a million cost no more than the maximum.</summary>
    /// <exception cref="GraphQLException">RANGE_INVALID: more than <paramref name="maximum"/> buckets.</exception>
    public static TimeBuckets Create(TimeRange range, DateTimeZone zone, TimeInterval interval, int maximum)
    {
        var (from, to) = (UnixTime.ToMilliseconds(range.From), UnixTime.ToMilliseconds(range.To));
        var boundaries = new List<long>();
        foreach (var boundary in new BucketCalendar(new ZoneCalendar(zone), interval).From(from))
        {
            boundaries.Add(boundary);
            if (boundary >= to)
            {
                break;
            }

            if (boundaries.Count > maximum)
            {
                throw new GraphQLException(
                    string.Create(CultureInfo.InvariantCulture, $"`interval` cuts the range into more than {maximum} buckets, which is the most (`limits.maxBuckets`). Choose a longer unit, a larger `size`, or a shorter range."),
                    AnalyticsErrorCode.RangeInvalid);
            }
        }

        return new TimeBuckets([.. boundaries], range, zone);
    }

    /// <summary>The bucket of a time; -1 outside of all.</summary>
    public int IndexOf(long time)
    {
        if (time < boundaries[0] || time >= boundaries[^1])
        {
            return -1;
        }

        var index = Array.BinarySearch(boundaries, time);
        return index >= 0 ? index : ~index - 1;
    }

    /// <summary>Which buckets hold less than their whole time: cut by the range, by now, or by a gap of the coverage.</summary>
    /// <param name="now">Nothing after it is known.</param>
    /// <param name="gaps">What is missing or saturated; a gap of the look-back is a point.</param>
    public bool[] Partial(DateTime now, IEnumerable<TimeRange> gaps)
    {
        var isPartial = new bool[Count];
        var (from, to) = (UnixTime.ToMilliseconds(range.From), UnixTime.ToMilliseconds(range.To < now ? range.To : now));
        for (var i = 0; i < isPartial.Length; i++)
        {
            isPartial[i] = boundaries[i] < from || boundaries[i + 1] > to;
        }

        Mark(isPartial, gaps);
        return isPartial;
    }

    /// <summary>Which buckets a gap of the coverage reaches into, whether or not the range cuts them.</summary>
    /// <param name="gaps">As for <see cref="Partial"/>.</param>
    public bool[] Incomplete(IEnumerable<TimeRange> gaps)
    {
        var isIncomplete = new bool[Count];
        Mark(isIncomplete, gaps);
        return isIncomplete;
    }

    private void Mark(bool[] buckets, IEnumerable<TimeRange> gaps)
    {
        foreach (var gap in gaps)
        {
            var end = Math.Max(UnixTime.ToMilliseconds(gap.To), UnixTime.ToMilliseconds(gap.From) + 1);
            for (var i = Math.Max(0, IndexOf(UnixTime.ToMilliseconds(gap.From))); i < buckets.Length && boundaries[i] < end; i++)
            {
                buckets[i] |= boundaries[i + 1] > UnixTime.ToMilliseconds(gap.From);
            }
        }
    }

    public TimeBucket Bucket(int index, bool isPartial) => new(
        UnixTime.FromMilliseconds(boundaries[index]), UnixTime.FromMilliseconds(boundaries[index + 1]), StartLocal(boundaries[index]), isPartial);

    private string StartLocal(long start)
    {
        var local = Instant.FromUnixTimeMilliseconds(start).InZone(zone).ToOffsetDateTime();
        // Before zones were standardised offsets had seconds.
        return (local.Offset.Seconds % 60 == 0 ? Local : LocalWithSeconds).Format(local);
    }
}

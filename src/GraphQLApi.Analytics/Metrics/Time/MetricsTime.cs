using System.Globalization;
using GraphQLApi.Cache.Coverage;
using GraphQLApi.Engine.Types;
using NodaTime;

namespace GraphQLApi.Analytics.Metrics.Time;

/// <summary>Everything a metrics field says about time: the arguments <c>range</c>, <c>timeZone</c>, <c>interval</c> and <c>compare</c>, resolved.</summary>
/// <param name="Range">Half-open.</param>
/// <param name="Zone">Rules buckets, presets, calendar units, hours and days.</param>
/// <param name="Now">The request's moment.</param>
/// <param name="Interval">Null: no buckets.</param>
/// <param name="Previous">The compared period; null where none was asked for.</param>
/// <param name="Shift">From <paramref name="Range"/> to <paramref name="Previous"/>.</param>
internal sealed record MetricsTime(TimeRange Range, DateTimeZone Zone, DateTime Now, TimeInterval? Interval, TimeRange? Previous, TimeShift? Shift)
{
    private readonly ZoneCalendar calendar = new(Zone);

    /// <exception cref="Engine.Errors.GraphQLException">RANGE_INVALID, in a sentence that says what is allowed.</exception>
    public static MetricsTime Read(ArgumentValues arguments, DateTimeOffset now)
    {
        var zone = arguments.Require<DateTimeZone>("timeZone");
        var calendar = new ZoneCalendar(zone);
        var moment = now.UtcDateTime;
        var range = TimeRangeArgument.Read(arguments.Object("range")!, calendar, moment); // non-null in the schema
        var time = new MetricsTime(range.Range, zone, moment, ReadInterval(arguments.Object("interval")), null, null);
        return arguments.Object("compare")?.First() switch
        {
            { Key: "previousPeriod", Value: true } => time with { Previous = range.Previous, Shift = range.ToPrevious },
            { Key: "offset", Value: IReadOnlyDictionary<string, object?> offset } =>
                time.ComparedWith(TimeShift.Of(TimeRangeArgument.ReadSpan(offset, "compare.offset"))),
            _ => time,
        };
    }

    /// <summary>The buckets of the range; null without an interval.</summary>
    /// <param name="maximum">More of them are refused.</param>
    public TimeBuckets? Buckets(int maximum) => Interval is { } interval ? TimeBuckets.Create(Range, Zone, interval, maximum) : null;

    /// <summary>The buckets of the compared period; null without an interval or comparison.</summary>
    /// <param name="maximum">More of them are refused.</param>
    public TimeBuckets? PreviousBuckets(int maximum) =>
        Interval is { } interval && Previous is { } previous ? TimeBuckets.Create(previous, Zone, interval, maximum) : null;

    /// <summary>
    /// For each bucket the bucket of the compared period that holds the same local time so much earlier; -1 where the calendar has none, as for the
    /// 31st after a month of 30 days.
    /// </summary>
    public int[] Counterparts(TimeBuckets buckets, TimeBuckets previous)
    {
        var from = UnixTime.ToMilliseconds(Range.From);
        var result = new int[buckets.Count];
        for (var i = 0; i < result.Length; i++)
        {
            // What the range cuts off of its first bucket is not compared.
            result[i] = Shift?.BackExactly(Math.Max(buckets.Boundaries[i], from), calendar) is { } time ? previous.IndexOf(time) : -1;
        }

        return result;
    }

    private MetricsTime ComparedWith(TimeShift shift)
    {
        return this with { Previous = new TimeRange(Back(Range.From), Back(Range.To)), Shift = shift };

        DateTime Back(DateTime time) => UnixTime.FromMilliseconds(shift.Back(UnixTime.ToMilliseconds(time), calendar));
    }

    private static TimeInterval? ReadInterval(IReadOnlyDictionary<string, object?>? input)
    {
        if (input is null)
        {
            return null;
        }

        var interval = new TimeInterval((TimeUnit)input["unit"]!, (int)input["size"]!, (bool)input["fillGaps"]!);
        return interval.Size >= 1 && interval.Size <= CalendarSpan.Maximum(interval.Unit)
            ? interval
            : throw TimeRangeArgument.Refuse(string.Create(
                CultureInfo.InvariantCulture, $"`interval.size` is {interval.Size}; with this unit it must be from 1 to {CalendarSpan.Maximum(interval.Unit)}."));
    }
}

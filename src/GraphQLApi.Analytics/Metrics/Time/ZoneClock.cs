using NodaTime;

namespace GraphQLApi.Analytics.Metrics.Time;

/// <summary>What a clock in a zone shows at many times of one range: the offsets are looked up once, not per row. Safe for concurrent use.</summary>
internal sealed class ZoneClock
{
    private const long Day = 24 * Hour;
    private const long Hour = 3_600_000;

    private readonly long[] changes;
    private readonly long[] offsets;

    /// <param name="zone">The zone.</param>
    /// <param name="from">First time asked for, in Unix milliseconds.</param>
    /// <param name="to">Times asked for lie before it.</param>
    public ZoneClock(DateTimeZone zone, long from, long to)
    {
        var intervals = zone.GetZoneIntervals(Instant.FromUnixTimeMilliseconds(from), Instant.FromUnixTimeMilliseconds(Math.Max(to, from + 1))).ToArray();
        changes = [.. intervals.Select(interval => interval.HasStart ? interval.Start.ToUnixTimeMilliseconds() : long.MinValue)];
        offsets = [.. intervals.Select(interval => (long)interval.WallOffset.Milliseconds)];
    }

    /// <summary>0 to 23.</summary>
    public int HourOfDay(long time) => (int)(Modulo(Local(time), Day) / Hour);

    /// <summary>1 = Monday to 7 = Sunday, as in ISO 8601.</summary>
    public int DayOfWeek(long time) => (int)Modulo(LocalDay(time) + 3, 7) + 1; // 1970-01-01 was a Thursday

    /// <summary>Days since 1970-01-01 in the zone.</summary>
    public long LocalDay(long time) => UnixTime.FloorDivide(Local(time), Day);

    private long Local(long time)
    {
        var index = Array.BinarySearch(changes, time);
        return time + offsets[Math.Max(0, index >= 0 ? index : ~index - 1)];
    }

    private static long Modulo(long value, long by) => value - (UnixTime.FloorDivide(value, by) * by);
}

namespace GraphQLApi.Cache.Facts;

/// <summary>UTC days as numbers, counted from 1970-01-01, and times as Unix milliseconds.</summary>
public static class FactDay
{
    /// <summary>In milliseconds: a UTC day has no daylight-saving time.</summary>
    public const long Length = 86_400_000;

    /// <summary>The day that a time lies in.</summary>
    public static int Of(long time) => (int)Math.Floor(time / (double)Length);

    /// <summary>Up to the next millisecond, since what the cache holds has none between.</summary>
    public static long Milliseconds(DateTime time) =>
        time > DateTime.MaxValue.AddMilliseconds(-1)
            ? DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            : new DateTimeOffset(time.AddTicks(TimeSpan.TicksPerMillisecond - 1), TimeSpan.Zero).ToUnixTimeMilliseconds();

    /// <summary>The time itself.</summary>
    public static DateTime Time(long milliseconds) => DateTime.UnixEpoch.AddMilliseconds(milliseconds);
}

namespace GraphQLApi.Analytics.Metrics.Time;

/// <summary>UTC times as the cache keeps them, Unix milliseconds.</summary>
internal static class UnixTime
{
    public static long ToMilliseconds(DateTime utc) => FloorDivide(utc.Ticks - DateTime.UnixEpoch.Ticks, TimeSpan.TicksPerMillisecond);

    public static DateTime FromMilliseconds(long milliseconds) => DateTime.UnixEpoch.AddTicks(milliseconds * TimeSpan.TicksPerMillisecond);

    /// <summary>Rounds towards the past, before 1970 as well.</summary>
    public static long FloorDivide(long value, long by)
    {
        var (quotient, remainder) = Math.DivRem(value, by);
        return remainder < 0 ? quotient - 1 : quotient;
    }
}

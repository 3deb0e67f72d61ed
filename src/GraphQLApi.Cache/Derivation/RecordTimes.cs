using GraphQLApi.Upstream.Wire;

namespace GraphQLApi.Cache.Derivation;

/// <summary>The times of one record as they are read: UTC, to the millisecond the cache keeps, with what is to be said about all of them.</summary>
/// <param name="timeZoneOffset">Of the request, in minutes UTC − local: naive times mean its zone (trap T2).</param>
internal sealed class RecordTimes(int timeZoneOffset)
{
    public DateTime? Earliest { get; private set; }

    public DateTime? Latest { get; private set; }

    public bool HasUnparsed { get; private set; }

    /// <summary>Null for nothing and for text that is no time; the latter is remembered.</summary>
    public DateTime? Read(string? text)
    {
        var time = ReadAside(text);
        Observe(time);
        return time;
    }

    /// <summary>As <see cref="Read"/>, for a time that does not say when the contact was: a shifted end, a campaign's date.</summary>
    public DateTime? ReadAside(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (WireTime.Parse(text, timeZoneOffset) is { } time)
        {
            return ToMillisecond(time.UtcDateTime);
        }

        HasUnparsed = true;
        return null;
    }

    public void Observe(DateTime? time)
    {
        Earliest = Min(Earliest, time);
        Latest = Max(Latest, time);
    }

    public static DateTime? Min(DateTime? one, DateTime? other) => one is null || other < one ? other ?? one : one;

    public static DateTime? Max(DateTime? one, DateTime? other) => one is null || other > one ? other ?? one : one;

    public static double? Seconds(DateTime? from, DateTime? to) => (to - from)?.TotalSeconds;

    private static DateTime ToMillisecond(DateTime time) => new(time.Ticks - (time.Ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);
}

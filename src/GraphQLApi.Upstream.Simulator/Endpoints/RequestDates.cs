using System.Globalization;
using GraphQLApi.Upstream.Simulator.Data;

namespace GraphQLApi.Upstream.Simulator.Endpoints;

/// <summary>
/// The range of a request: three spellings (T9), read in the request's zone, both ends inclusive to the second; a date alone is the whole local day.
/// A time with a <c>Z</c> is UTC (ASSUME: the samples that use it ask at offset 0).
/// </summary>
internal readonly record struct RequestDates(long From, long To, bool IsTooLong)
{
    private const long Day = 86_400;
    private static readonly string[] TimeFormats = ["yyyy-MM-dd H:mm:ss", "yyyy-MM-dd'T'H:mm:ss", "yyyy-MM-dd'T'H:mm:ss.FFFFFFF"];

    /// <summary>Null when a date does not parse or the range ends before it starts.</summary>
    public static RequestDates? Parse(string start, string end, int timeZoneOffset)
    {
        if (Parse(start) is not { } from || Parse(end) is not { } to)
            return null;
        var first = from.Utc(timeZoneOffset);
        var last = to.Utc(timeZoneOffset) + (to.IsDate ? Day - 1 : 0);
        // The vendor's own 2026-02-16..2026-02-22 is seven calendar days inclusive; times may span 168 hours.
        var isTooLong = from.IsDate && to.IsDate ? last - first >= 7 * Day : last - first > 7 * Day;
        return last < first ? null : new RequestDates(first, last, isTooLong);
    }

    public RequestDates LastSevenDays() => new(Math.Max(From, To - (7 * Day) + 1), To, false);

    private static Moment? Parse(string text)
    {
        if (DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return new Moment(date, IsDate: true, IsUtc: false);
        var isUtc = text.EndsWith('Z');
        return DateTime.TryParseExact(isUtc ? text[..^1] : text, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? new Moment(time, IsDate: false, isUtc)
            : null;
    }

    private readonly record struct Moment(DateTime Time, bool IsDate, bool IsUtc)
    {
        public long Utc(int timeZoneOffset) => WireTime.Seconds(Time) + (IsUtc ? 0 : timeZoneOffset * 60L);
    }
}

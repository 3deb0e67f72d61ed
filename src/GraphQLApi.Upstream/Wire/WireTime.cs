using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;

namespace GraphQLApi.Upstream.Wire;

/// <summary>The vendor's ways to write time, as pure functions. Text that fits none of them is null, never an exception.</summary>
public static partial class WireTime
{
    // T9: one-digit hours and a blank instead of T stand in the vendor's own examples.
    private static readonly string[] Naive =
        ["yyyy-MM-dd'T'H:mm:ss.FFFFFFF", "yyyy-MM-dd H:mm:ss.FFFFFFF", "yyyy-MM-dd'T'H:mm", "yyyy-MM-dd H:mm", "yyyy-MM-dd"];

    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdefABCDEF");

    private static readonly string[] Zoned = ["yyyy-MM-dd'T'H:mm:ss.FFFFFFFK", "yyyy-MM-dd H:mm:ss.FFFFFFFK"];

    /// <summary>
    /// Reads a wire time as UTC. A naive text is local time of the request that brought it; <paramref name="timeZoneOffset"/> is that request's,
    /// in minutes UTC − local (India −330). Text with Z or an offset ignores it. Blanks after colons (T10) are accepted.
    /// </summary>
    public static DateTimeOffset? Parse(string? text, int timeZoneOffset = 0)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var trimmed = text.Trim();
        if (trimmed.Contains(": ", StringComparison.Ordinal))
        {
            trimmed = BlanksAfterColon().Replace(trimmed, ":");
        }

        if (DateTime.TryParseExact(trimmed, Naive, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            return ToUtc(local, timeZoneOffset);
        }

        const DateTimeStyles toUtc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTimeOffset.TryParseExact(trimmed, Zoned, CultureInfo.InvariantCulture, toUtc, out var zoned) ? zoned : null;
    }

    /// <summary>The form of `startDate` and `endDate` in a request: `yyyy-MM-dd HH:mm:ss` in the zone of <paramref name="timeZoneOffset"/>.</summary>
    public static string Format(DateTimeOffset time, int timeZoneOffset) =>
        time.ToUniversalTime().AddMinutes(-timeZoneOffset).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>Seconds of `timeHandled`: `50s`, `13m: 8s`; hours and days by extension (CONTRACT §5). Null for other text.</summary>
    public static double? ParseHandled(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || Handled().Match(text) is not { Success: true } match)
        {
            return null;
        }

        var seconds = Part(match, 1, 86_400) + Part(match, 2, 3_600) + Part(match, 3, 60) + Part(match, 4, 1);
        return double.IsFinite(seconds) ? seconds : null;
    }

    /// <summary>The start hidden in a 24-hex session id: its first 8 digits are Unix seconds. Null for every other id (T12, T14).</summary>
    public static DateTimeOffset? ObjectIdTime(string? id) =>
        id is { Length: 24 } && id.AsSpan().IndexOfAnyExcept(Hex) < 0
            ? DateTimeOffset.FromUnixTimeSeconds(uint.Parse(id.AsSpan(0, 8), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture))
            : null;

    private static DateTimeOffset? ToUtc(DateTime local, int timeZoneOffset)
    {
        var ticks = local.Ticks + (timeZoneOffset * TimeSpan.TicksPerMinute);
        return ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks ? null : new DateTimeOffset(ticks, TimeSpan.Zero);
    }

    private static double Part(Match match, int group, double unit) =>
        match.Groups[group].Success ? double.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture) * unit : 0;

    [GeneratedRegex(@":\s+")]
    private static partial Regex BlanksAfterColon();

    [GeneratedRegex(@"^\s*(?:([0-9]+)\s*d\s*:?\s*)?(?:([0-9]+)\s*h\s*:?\s*)?(?:([0-9]+)\s*m\s*:?\s*)?(?:([0-9]+(?:\.[0-9]+)?)\s*s)?\s*$")]
    private static partial Regex Handled();
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace GraphQLApi.Server.Settings;

/// <summary>
/// Durations as .NET writes them, <c>d.hh:mm:ss</c> (SEMANTICS §7.6). Narrower than <see cref="TimeSpan.Parse(string)"/>, which takes
/// <c>26:00:00</c> for 26 days.
/// </summary>
internal static partial class Duration
{
    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = default;
        return Canonical().IsMatch(text) && TimeSpan.TryParseExact(text, ["c", @"hh\:mm\:ss", @"d\.hh\:mm\:ss"], CultureInfo.InvariantCulture, out duration);
    }

    /// <summary>What to write instead; the right spelling itself where the meaning is plain.</summary>
    public static string Expectation(string text)
    {
        var match = HoursFirst().Match(text);
        if (match.Success && int.TryParse(match.Groups["hours"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var hours) && hours <= 1_000_000)
        {
            var meant = new TimeSpan(hours, int.Parse(match.Groups["minutes"].ValueSpan, CultureInfo.InvariantCulture), int.Parse(match.Groups["seconds"].ValueSpan, CultureInfo.InvariantCulture));
            return $"Hours end at 23: write {meant:c}.";
        }

        return "Write a duration as d.hh:mm:ss, such as 2.00:00:00 or 00:01:00.";
    }

    [GeneratedRegex(@"^(\d{1,7}\.)?([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,7})?$")]
    private static partial Regex Canonical();

    [GeneratedRegex(@"^(?<hours>\d{1,7}):(?<minutes>[0-5]\d):(?<seconds>[0-5]\d)$")]
    private static partial Regex HoursFirst();
}

using System.Globalization;
using System.Text.RegularExpressions;
using GraphQLApi.Server.Settings;

namespace GraphQLApi.Server.Commands;

/// <summary>When a key ends: so many days or hours from now, or at a UTC time.</summary>
internal static partial class KeyExpiry
{
    /// <exception cref="SettingsException">It cannot be read, or is over.</exception>
    public static DateTime Parse(string text, DateTime now)
    {
        var match = Span().Match(text);
        DateTime? end = match.Success
            ? now.AddHours(int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture) * (match.Groups["unit"].Value == "d" ? 24.0 : 1))
            : UtcInstant.TryParse(text, out var instant) ? instant : null;
        return end switch
        {
            null => throw new SettingsException($"--expires '{text}' is no time. Write 90d, 12h, 2027-01-01 or 2027-01-01T06:00:00Z."),
            { } over when over <= now => throw new SettingsException($"--expires {text} is over already."),
            { } later => later,
        };
    }

    [GeneratedRegex("^(?<number>[1-9][0-9]{0,4})(?<unit>[dh])$")]
    private static partial Regex Span();
}

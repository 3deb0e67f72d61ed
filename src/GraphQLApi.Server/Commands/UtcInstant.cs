using System.CommandLine.Parsing;
using System.Globalization;

namespace GraphQLApi.Server.Commands;

/// <summary>An instant on the command line: always UTC, a date alone is its midnight.</summary>
internal static class UtcInstant
{
    private static readonly string[] Formats = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm'Z'"];

    public static DateTime Parse(ArgumentResult result)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (TryParse(text, out var instant))
            return instant;
        result.AddError($"'{text}' is not a UTC time. Write 2026-01-31 or 2026-01-31T13:00:00Z.");
        return default;
    }

    public static bool TryParse(string text, out DateTime instant) => DateTime.TryParseExact(
        text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out instant);
}

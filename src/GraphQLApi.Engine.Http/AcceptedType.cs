using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace GraphQLApi.Engine.Http;

/// <summary>
/// One media type of <c>Accept</c> with its parameters. Read by hand because the framework refuses the slash in <c>timezone=Asia/Kolkata</c>, which
/// RFC 9110 wants in quotes and nobody quotes.
/// </summary>
internal sealed record AcceptedType(string MediaType, double Quality, IReadOnlyList<KeyValuePair<string, string>> Parameters)
{
    public static IReadOnlyList<AcceptedType> Parse(StringValues accept) =>
        [.. accept.OfType<string>().SelectMany(line => Split(line, ',')).Where(entry => entry.Length > 0).Select(ParseOne)];

    private static AcceptedType ParseOne(string entry)
    {
        var parts = Split(entry, ';');
        var quality = 1.0;
        var parameters = new List<KeyValuePair<string, string>>();
        foreach (var part in parts.Skip(1).Where(part => part.Length > 0))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            var (name, value) = equals < 0 ? (part, "") : (part[..equals].Trim(), Unquote(part[(equals + 1)..].Trim()));
            if (name.Equals("q", StringComparison.OrdinalIgnoreCase))
                quality = double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var weight) ? weight : 0;
            else
                parameters.Add(new(name, value));
        }

        return new AcceptedType(parts[0], quality, parameters);
    }

    private static string Unquote(string value) => value.Length >= 2 && value[0] == '"' && value[^1] == '"' ? value[1..^1] : value;

    private static List<string> Split(string text, char separator)
    {
        var parts = new List<string>();
        var (start, isQuoted) = (0, false);
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] == '"')
                isQuoted = !isQuoted;
            if (text[index] != separator || isQuoted)
                continue;
            parts.Add(text[start..index].Trim());
            start = index + 1;
        }

        parts.Add(text[start..].Trim());
        return parts;
    }
}

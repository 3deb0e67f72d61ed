using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace GraphQLApi.IntegrationTests.Access;

/// <summary>Who may find a marker with <c>pii:read</c>.</summary>
internal enum Shown
{
    /// <summary>A field of its own.</summary>
    Field,

    /// <summary>A JSON field: <c>raw</c>, <c>metaInfo</c>, ….</summary>
    Json,

    /// <summary>Nobody: the schema has no place for it.</summary>
    Nowhere,
}

/// <summary>One planted text, recognised by a core that no mask leaves.</summary>
internal sealed record Marker(string Place, string Core, Shown Shown);

/// <summary>Invents phone numbers, addresses, names, …, each once, and finds them in texts, encoded or not.</summary>
internal sealed partial class Markers
{
    private readonly List<Marker> all = [];
    private (int Count, SearchValues<string> Values)? cores;
    private int number = 100;

    public IReadOnlyList<Marker> All => all;

    public string Phone(string place, Shown shown = Shown.Field) => $"+49{Plant(place, shown, n => $"{n}{n * 7919 % 100000:00000}")}17";

    public string Email(string place, Shown shown = Shown.Field) => Word(place, shown) is var core ? $"{core}.doe@{core}.example" : "";

    public string Name(string place, Shown shown = Shown.Field) => $"Q{Word(place, shown)}";

    public string Text(string place, Shown shown = Shown.Field) => $"please note {Word(place, shown)} and more";

    public string Address(string place, Shown shown = Shown.Json) => $"{Plant(place, shown, n => $"198.51.{n / 250}.{n % 250}")}:32689";

    public string Link(string place, Shown shown = Shown.Json) => Word(place, shown) is var core ? $"https://recordings.example/{core}.wav?caller=%2B49{core}" : "";

    /// <summary>Those that stand in a text: as they are, in another case, escaped, in hexadecimal or in base64.</summary>
    public IEnumerable<Marker> In(string text)
    {
        // Most of the many log lines hold none: one pass over all forms says so.
        var forms = string.Join('\n', Base64().Matches(text).Select(token => Decode(token.Value)).Prepend(Uri.UnescapeDataString(text)).Prepend(text));
        return forms.AsSpan().ContainsAny(Cores())
            ? all.Where(marker => forms.Contains(marker.Core, StringComparison.OrdinalIgnoreCase) || forms.Contains(Hexadecimal(marker), StringComparison.OrdinalIgnoreCase))
            : [];
    }

    private SearchValues<string> Cores()
    {
        if (cores is not { } known || known.Count != all.Count)
            cores = known = (all.Count, SearchValues.Create([.. all.Select(marker => marker.Core), .. all.Select(Hexadecimal)], StringComparison.OrdinalIgnoreCase));
        return known.Values;
    }

    private static string Hexadecimal(Marker marker) => Convert.ToHexString(Encoding.UTF8.GetBytes(marker.Core));

    private string Word(string place, Shown shown) => Plant(place, shown, n => $"zq{n}xv");

    private string Plant(string place, Shown shown, Func<int, string> core)
    {
        var marker = new Marker(place, string.Create(CultureInfo.InvariantCulture, $"{core(number++)}"), shown);
        all.Add(marker);
        return marker.Core;
    }

    private static string? Decode(string token)
    {
        var padded = token.TrimEnd('=').Replace('-', '+').Replace('_', '/');
        var buffer = new byte[padded.Length];
        return Convert.TryFromBase64String(padded + new string('=', (4 - (padded.Length % 4)) % 4), buffer, out var length) ? Encoding.UTF8.GetString(buffer, 0, length) : null;
    }

    [GeneratedRegex("[A-Za-z0-9+/_-]{8,}=*")]
    private static partial Regex Base64();
}

using System.Globalization;
using System.Text.Json;

namespace GraphQLApi.Analytics.Details;

/// <summary>Reads the vendor's object tolerantly: what is absent, blank or of another type is null; it still stands in <c>raw</c>.</summary>
internal static class DetailJson
{
    public static JsonElement? Member(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member : null;

    public static string? Text(this JsonElement json, string name) =>
        json.Member(name) is { ValueKind: JsonValueKind.String } member && member.GetString()!.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>A number, or a text that is one (trap T28).</summary>
    public static double? Number(this JsonElement json, string name) => json.Member(name) switch
    {
        { ValueKind: JsonValueKind.Number } member => member.GetDouble(),
        { ValueKind: JsonValueKind.String } member when double.TryParse(member.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    public static int? Whole(this JsonElement json, string name) => json.Number(name) is { } number && double.IsInteger(number) && Math.Abs(number) <= int.MaxValue ? (int)number : null;

    /// <summary>A boolean, or YES or NO; other texts such as ASK are neither (trap T28).</summary>
    public static bool? Flag(this JsonElement json, string name) => json.Member(name) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { ValueKind: JsonValueKind.String } member when member.GetString()!.Equals("YES", StringComparison.OrdinalIgnoreCase) => true,
        { ValueKind: JsonValueKind.String } member when member.GetString()!.Equals("NO", StringComparison.OrdinalIgnoreCase) => false,
        _ => null,
    };

    /// <summary>UTC; this endpoint's times carry a zone, and those few that do not count as UTC.</summary>
    public static DateTime? Time(this JsonElement json, string name) =>
        json.Text(name) is { } text
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time.UtcDateTime
            : null;

    public static IEnumerable<JsonElement> Items(this JsonElement json, string name) =>
        json.Member(name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object) : [];
}

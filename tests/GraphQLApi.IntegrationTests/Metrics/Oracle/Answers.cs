using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GraphQLApi.IntegrationTests.Metrics.Oracle;

/// <summary>Two answers, member by member: counts, sums, extremes and texts exactly, everything computed from them to 1e-9.</summary>
internal static class Answers
{
    private const double Tolerance = 1e-9;

    private static readonly HashSet<string> Exact = ["sum", "minimum", "maximum", "durationSeconds", "from", "to"];

    /// <summary>The first difference in words; null where there is none. Rows are matched by key and bucket, then their order is compared.</summary>
    public static string? Difference(JsonNode? expected, JsonElement actual, string path = "")
    {
        switch (expected)
        {
            case null:
                return actual.ValueKind == JsonValueKind.Null ? null : $"{path}: expected null, got {actual.GetRawText()}";
            case JsonObject members when actual.ValueKind == JsonValueKind.Object:
                return members.Select(member => actual.TryGetProperty(member.Key, out var value)
                    ? member.Key == "rows" ? Rows(member.Value!.AsArray(), value) : Difference(member.Value, value, $"{path}.{member.Key}")
                    : $"{path}.{member.Key} is not there").FirstOrDefault(difference => difference is not null);
            case JsonArray list when actual.ValueKind == JsonValueKind.Array && actual.GetArrayLength() == list.Count:
                return list.Select((item, i) => Difference(item, actual[i], $"{path}[{i}]")).FirstOrDefault(difference => difference is not null);
            case JsonValue value when IsSame(value, actual, path[(path.LastIndexOf('.') + 1)..]):
                return null;
            default:
                return $"{path}: expected {expected.ToJsonString()}, got {actual.GetRawText()}";
        }
    }

    private static string? Rows(JsonArray expected, JsonElement actual)
    {
        var byPlace = actual.EnumerateArray().ToDictionary(row => Place(Member(row, "key"), Member(row, "bucket")), StringComparer.Ordinal);
        foreach (var row in expected.Select(row => row!.AsObject()))
        {
            var place = Place(JsonSerializer.SerializeToElement(row["key"]), JsonSerializer.SerializeToElement(row["bucket"]));
            if (!byPlace.Remove(place, out var found))
                return $"no row {place}; there are {string.Join(", ", byPlace.Keys.Take(5))}";
            if (Difference(row, found, place) is { } difference)
                return difference;
        }

        if (byPlace.Count > 0)
            return $"a row too many: {byPlace.Keys.First()}";
        var order = expected.Select(row => Place(JsonSerializer.SerializeToElement(row!["key"]), JsonSerializer.SerializeToElement(row["bucket"])))
            .Zip(actual.EnumerateArray().Select(row => Place(Member(row, "key"), Member(row, "bucket")))).ToList();
        var wrong = order.FindIndex(pair => pair.First != pair.Second);
        return wrong < 0 ? null : $"row {wrong}: expected {order[wrong].First}, got {order[wrong].Second}";
    }

    private static JsonElement Member(JsonElement row, string name) => row.TryGetProperty(name, out var member) ? member : default;

    private static string Place(JsonElement key, JsonElement bucket) => (key.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null ? "" : Canonical(key))
        + (bucket.ValueKind == JsonValueKind.Object ? " at " + bucket.GetProperty("start").GetString() : "");

    private static string Canonical(JsonElement value) => value.ValueKind == JsonValueKind.Object
        ? $"{{{string.Join(',', value.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal).Select(member => $"{member.Name}:{Canonical(member.Value)}"))}}}"
        : value.ToString();

    private static bool IsSame(JsonValue expected, JsonElement actual, string member) => expected.GetValueKind() switch
    {
        JsonValueKind.Number when actual.ValueKind == JsonValueKind.Number => IsSame(
            double.Parse(expected.ToJsonString(), CultureInfo.InvariantCulture), actual.GetDouble(), Exact.Contains(member) || expected.TryGetValue<int>(out _) ? 0 : Tolerance),
        JsonValueKind.String => actual.ValueKind == JsonValueKind.String && actual.GetString() == expected.GetValue<string>(),
        var kind => kind == actual.ValueKind,
    };

    private static bool IsSame(double expected, double actual, double tolerance) => Math.Abs(expected - actual) <= tolerance * Math.Max(1, Math.Abs(expected));
}

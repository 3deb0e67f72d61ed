using System.Globalization;
using System.Text.Json.Nodes;

namespace GraphQLApi.IntegrationTests.Metrics.Oracle;

/// <summary>Dimensions that several populations share.</summary>
internal static class Dimensions
{
    public static Dimension<T> Scalar<T>(string name, string key, Func<T, string?> value, IComparer<string?>? order = null) =>
        new(name, key, (row, _) => [value(row)], text => text) { Order = order ?? KeyOrder.Texts };

    /// <summary>One group each, and the group null for an empty list.</summary>
    public static Dimension<T> List<T>(string name, string key, Func<T, IEnumerable<string>> values) =>
        new(name, key, (row, _) => values(row).Cast<string?>().DefaultIfEmpty(null), text => text);

    public static Dimension<T> Object<T>(string name, string key, string id, Func<T, IEnumerable<string?>> values) =>
        new(name, $"{key} {{ {id} }}", (row, _) => values(row).DefaultIfEmpty(null), text => text is null ? null : new JsonObject { [id] = text });

    public static IEnumerable<Dimension<T>> Clock<T>(Func<T, DateTime?> time) =>
    [
        new("HOUR_OF_DAY", "hourOfDay", (row, clock) => [Number(time(row) is { } at ? clock.Local(at).Hour : null)], Node) { Order = KeyOrder.Numbers },
        new("DAY_OF_WEEK", "dayOfWeek", (row, clock) => [Number(time(row) is { } at ? (((int)clock.Local(at).DayOfWeek + 6) % 7) + 1 : null)], Node) { Order = KeyOrder.Numbers },
    ];

    /// <summary>The values of tags: of two that the simulator's sessions and customers have, and of one that nobody has.</summary>
    public static IEnumerable<Dimension<T>> Tags<T>(Func<T, IEnumerable<Tag>> tags) =>
        from tag in new[] { ("SESSION", "voiceAgentTransferStart"), ("SESSION", "voiceAutomationSuccess"), ("USER", "segment"), ("USER", "voiceAutomationSuccess") }
        select new Dimension<T>(
            $"{{ scope: {tag.Item1}, name: \"{tag.Item2}\" }}", "tags { name value }",
            (row, _) => tags(row).Where(found => (found.Scope, found.Name) == tag).Select(found => found.Value).Where(value => value is not null).DefaultIfEmpty(null),
            text => new JsonObject { ["name"] = tag.Item2, ["value"] = text });

    private static string? Number(int? value) => value?.ToString(CultureInfo.InvariantCulture);

    private static JsonNode? Node(string? text) => text is null ? null : int.Parse(text, CultureInfo.InvariantCulture);
}

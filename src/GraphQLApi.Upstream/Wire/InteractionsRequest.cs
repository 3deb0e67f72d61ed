using System.Text.Json.Serialization;

namespace GraphQLApi.Upstream.Wire;

/// <summary>Body of interactionDetails (CONTRACT §4.2). `bots` is not sent (SEMANTICS 1.9): rows of every bot are kept.</summary>
internal sealed record InteractionsRequest(
    [property: JsonPropertyName("startDate")] string StartDate,
    [property: JsonPropertyName("endDate")] string EndDate,
    [property: JsonPropertyName("timeZoneOffset")] int TimeZoneOffset)
{
    // The optional blocks are absent unless asked for; tokens that an older server does not know are ignored by it.
    [JsonPropertyName("selectedFields")]
    public IReadOnlyList<string> SelectedFields { get; } =
        ["skills", "customerinfo", "userleveltags", "sessionleveltags", "campaigninfo", "snoozeinfo"];
}

[JsonSerializable(typeof(InteractionsRequest))]
internal sealed partial class WireJsonContext : JsonSerializerContext;

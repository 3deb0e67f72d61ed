using System.Globalization;
using System.Text.Json;
using GraphQLApi.Upstream.Simulator.Data;

namespace GraphQLApi.Upstream.Simulator.Endpoints;

/// <summary>The body of interactionDetails, CONTRACT §4.2.</summary>
internal sealed record InteractionDetailsRequest(RequestDates Dates, int TimeZoneOffset)
{
    // The filter's words are channel codes, the rows' words are display names (CONTRACT §4.2).
    private static readonly Dictionary<string, string> DisplayNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["rtm"] = "Web/Mobile Client", ["voice"] = "Voice", ["korevg"] = "Voice", ["audiocodes"] = "Voice", ["ivr"] = "Voice",
    };

    public required IReadOnlySet<string> SelectedFields { get; init; }

    public required IReadOnlySet<string> Channels { get; init; }

    public required IReadOnlySet<string> Queues { get; init; }

    public required IReadOnlySet<string> Bots { get; init; }

    public string? Direction { get; init; }

    public bool OmitsBotRows { get; init; }

    /// <summary>Null when a required field is missing or of the wrong type.</summary>
    public static InteractionDetailsRequest? Parse(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object || Text(body, "startDate") is not { } start || Text(body, "endDate") is not { } end)
            return null;
        if (!body.TryGetProperty("timeZoneOffset", out var zone) || zone.ValueKind != JsonValueKind.Number || !zone.TryGetInt32(out var offset))
            return null;
        if (Math.Abs((long)offset) > 24 * 60 || RequestDates.Parse(start, end, offset) is not { } dates)
            return null;
        return new InteractionDetailsRequest(dates, offset)
        {
            SelectedFields = Set(body, "selectedFields", StringComparer.Ordinal),
            Channels = Set(body, "channels", StringComparer.OrdinalIgnoreCase),
            Queues = Set(body, "queues", StringComparer.Ordinal),
            Bots = Set(body, "bots", StringComparer.Ordinal),
            Direction = Text(body, "direction"),
            // V4's sample sends isAutomation:false and shows no bot-only row.
            OmitsBotRows = body.TryGetProperty("isAutomation", out var automation) && automation.ValueKind == JsonValueKind.False,
        };
    }

    /// <summary>Page size and number; null limit = not a positive whole number.</summary>
    public static (int? Limit, int Offset) Paging(string? limit, string? offset) =>
        (string.IsNullOrEmpty(limit) ? 100 : Whole(limit) is > 0 and var size ? size : null, Math.Max(Whole(offset) ?? 0, 0));

    public bool Accepts(SimulatedRecord record, long now) =>
        (Bots.Count == 0 || Bots.Contains(record.BotId))
        && (Channels.Count == 0 || AcceptsChannel(record.Channel.Trim()))
        && (Queues.Count == 0 || record.VisitedAny(Queues, now))
        && AcceptsDirection(record.IsOutbound)
        && !(OmitsBotRows && record.ConversationIdAt(now) is null);

    private bool AcceptsChannel(string channel) =>
        Channels.Contains(channel)
        || Channels.Any(word => DisplayNames.TryGetValue(word, out var name) && name.Equals(channel, StringComparison.OrdinalIgnoreCase));

    private bool AcceptsDirection(bool isOutbound) => Direction switch
    {
        null or "" or "Both" => true,
        "Inbound" => !isOutbound,
        "Outbound" => isOutbound,
        _ => false,
    };

    private static int? Whole(string? text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? Text(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static HashSet<string> Set(JsonElement body, string name, StringComparer comparer) =>
        body.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!).ToHashSet(comparer)
            : [];
}

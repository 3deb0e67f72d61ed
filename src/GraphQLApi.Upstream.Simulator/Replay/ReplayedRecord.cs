using System.Text.Json;
using GraphQLApi.Upstream.Simulator.Data;

namespace GraphQLApi.Upstream.Simulator.Replay;

/// <summary>A line of the file; its bytes are served as they are, only times are moved and blocks left out.</summary>
internal sealed class ReplayedRecord : SimulatedRecord
{
    private readonly byte[] json;
    private readonly string? conversationId;
    private readonly string[] queueIds;
    private readonly long end;
    private readonly bool isOpen;

    private ReplayedRecord(byte[] json, JsonElement record, string sessionId, long start)
    {
        this.json = json;
        SessionId = sessionId;
        Start = start;
        conversationId = Text(record, "conversationId");
        BotId = Text(record, "botId") ?? "";
        Channel = Text(record, "channel") ?? "";
        end = Time(record, "sessionEndTime") ?? start;
        isOpen = Text(record, "finalStatus") is "ACTIVE" or "TRANSIENT_OPEN";
        IsOutbound = (Text(record, "Direction") ?? Text(record, "customerinfo", "Direction")) == "Outbound";
        queueIds = Destinations(record).Select(entry => Text(entry, "queueId")).OfType<string>().ToArray();
        Intents = Text(record, "metaInfo", "agentTransferConfig", "lastIntentName") is { Length: > 0 } intent ? [intent] : [];
    }

    public override long Start { get; }

    public override string SessionId { get; }

    public override string BotId { get; }

    public override string Channel { get; }

    public override bool IsOutbound { get; }

    public override IReadOnlyList<string> Intents { get; }

    /// <exception cref="JsonException">Not JSON, not an object, without a sessionId, or without any sign of its start.</exception>
    public static ReplayedRecord Parse(byte[] line)
    {
        using var document = JsonDocument.Parse(line);
        var record = document.RootElement;
        if (record.ValueKind != JsonValueKind.Object || Text(record, "sessionId") is not { Length: > 0 } sessionId)
            throw new JsonException("a record needs a sessionId.");
        if (Time(record, "sessionStartTime") is { } start || WireTime.TryReadObjectId(sessionId, out start))
            return new ReplayedRecord(line, record, sessionId, start);
        throw new JsonException("a record needs a sessionStartTime (yyyy-MM-ddTHH:mm:ss, UTC) or an ObjectId as sessionId.");
    }

    public override string? ConversationIdAt(long now) => conversationId;

    public override long EndAt(long now) => end;

    public override bool HasEnded(long now) => !isOpen && end <= now;

    public override bool VisitedAny(IReadOnlySet<string> queueIds, long now) => this.queueIds.Any(queueIds.Contains);

    public override ReadOnlyMemory<byte> JsonAt(long now) => json;

    private static IEnumerable<JsonElement> Destinations(JsonElement record) =>
        record.TryGetProperty("destinations", out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];

    private static long? Time(JsonElement record, string name) =>
        Text(record, name) is { } text && WireTime.TryParseLocal(text, out var seconds) ? seconds : null;

    private static string? Text(JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
                return null;
        }

        return element.ValueKind == JsonValueKind.String ? element.GetString() : null;
    }
}

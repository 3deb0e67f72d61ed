using System.Buffers;
using System.Text.Json;
using GraphQLApi.Upstream.Simulator.Access;
using GraphQLApi.Upstream.Simulator.Data;

namespace GraphQLApi.Upstream.Simulator.Endpoints;

/// <summary>Endpoint 2: POST /api/public/bot/{botId}/intentrealtimedata, a bare array of the bot's newest 25 ended sessions (CONTRACT §5).</summary>
internal sealed class IntentFeedEndpoint(SimulatorOptions options, IRecordSource source, TimeProvider time)
{
    private const int FeedLength = 25;

    public VendorAnswer Answer(string botId)
    {
        if (!source.BotIds.Contains(botId))
            return VendorAnswer.Error(400, VendorMessages.InvalidStream);
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        var repeats = options.Traps.HasFlag(SimulatorTraps.RepeatedFeedRows) ? 2 : 1;
        var body = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(body, WireJson.Writer);
        writer.WriteStartArray();
        foreach (var record in source.LatestEnded(botId, FeedLength, now).SelectMany(record => Enumerable.Repeat(record, repeats)).Take(FeedLength))
            WriteRow(writer, record, now);
        writer.WriteEndArray();
        writer.Flush();
        return VendorAnswer.Json(body.WrittenMemory);
    }

    private void WriteRow(Utf8JsonWriter writer, SimulatedRecord record, long now)
    {
        using var document = JsonDocument.Parse(record.JsonAt(now));
        var row = new RecordView(document.RootElement);
        var isVoice = row.IsVoice;
        var milliseconds = Derived.Milliseconds(record.SessionId);
        var start = (record.Start * 1000) + milliseconds - (TrapRows.Show(options.Traps, SimulatorTraps.FakeFeedTime, record.SessionId) ? 86_400_000L : 0);
        writer.WriteStartObject();
        writer.WriteStartArray("intent");
        foreach (var intent in record.Intents)
            writer.WriteStringValue(intent);
        writer.WriteEndArray();
        // T21: on chat the two are reversed (the bot calls), on voice both are the caller's number.
        writer.WriteString("ANI", isVoice ? row.CustomerPhone : record.BotId);
        writer.WriteString("DNI", isVoice ? row.CustomerPhone : row.CustomerEmail);
        writer.WriteString("channel", row.ChannelCode);
        writer.WriteString("startTime", FeedTime(start));
        writer.WriteString("endTime", FeedTime((record.EndAt(now) * 1000) + milliseconds));
        writer.WriteString("status", row.Text("finalStatus") is "Dropped" or "USER ABANDONED" ? "Dropoff" : "completed");
        writer.WriteString("timeHandled", Spent((row.FirstVisit ?? record.EndAt(now)) - record.Start));
        if (record.ConversationIdAt(now) is null)
            writer.WriteNull("deflectedTo");
        else
            writer.WriteString("deflectedTo", row.ChannelCode);
        writer.WriteString("userId", row.Text("userId"));
        writer.WriteString("sessionId", record.SessionId);
        writer.WriteEndObject();
    }

    private string FeedTime(long milliseconds)
    {
        var text = WireTime.WithOffset(milliseconds);
        return options.Profile.BrokenDates ? text.Replace(":", ": ", StringComparison.Ordinal) : text;
    }

    private static string Spent(long seconds) => seconds < 60 ? $"{Math.Max(seconds, 0)}s" : $"{seconds / 60}m: {seconds % 60}s";
}

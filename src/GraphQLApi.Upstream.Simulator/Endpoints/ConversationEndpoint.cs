using System.Buffers;
using System.Globalization;
using System.Text.Json;
using GraphQLApi.Upstream.Simulator.Access;
using GraphQLApi.Upstream.Simulator.Data;
using Microsoft.AspNetCore.Http;

namespace GraphQLApi.Upstream.Simulator.Endpoints;

/// <summary>Endpoint 3 and its two neighbours, the list and the conversation of a session (CONTRACT §6).</summary>
internal sealed class ConversationEndpoint(SimulatorOptions options, IRecordSource source, TimeProvider time)
{
    public VendorAnswer One(string botId, string conversationId) =>
        Answer(botId, source.FindConversation(conversationId, Now), ConversationKind.Single);

    public VendorAnswer OfSession(string botId, string sessionId) =>
        Answer(botId, source.FindConversationOfSession(sessionId, Now), ConversationKind.BySession);

    public VendorAnswer List(string botId, IQueryCollection query)
    {
        if (!source.BotIds.Contains(botId))
            return VendorAnswer.Error(400, VendorMessages.InvalidStream);
        var now = Now;
        var (skip, limit) = (Number(query["skip"], 0), Math.Max(1, Number(query["limit"], 10)));
        var matches = source.NewestConversations(now).Where(record => record.BotId == botId).Select(record => Read(record, now))
            .Where(view => Fits(query["status"], ConversationDocument.Status(view)) && Fits(query["source"], view.ChannelCode) && Fits(query["language"], "en"))
            .ToList();
        return Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("results");
            foreach (var view in matches.Skip(skip).Take(limit))
                Document(ConversationKind.Listed).Write(writer, view);
            writer.WriteEndArray();
            writer.WriteNumber("skip", skip);
            writer.WriteNumber("limit", limit);
            writer.WriteBoolean("hasMore", skip + limit < matches.Count);
            writer.WriteNumber("totalPages", (matches.Count + limit - 1) / limit);
            writer.WriteNumber("totalResults", matches.Count);
            writer.WriteEndObject();
        });
    }

    private long Now => time.GetUtcNow().ToUnixTimeSeconds();

    private VendorAnswer Answer(string botId, SimulatedRecord? record, ConversationKind kind)
    {
        if (!source.BotIds.Contains(botId))
            return VendorAnswer.Error(400, VendorMessages.InvalidStream);
        if (record is null || record.BotId != botId)
            return Unknown();
        var view = Read(record, Now);
        return Write(writer => Document(kind).Write(writer, view));
    }

    private VendorAnswer Unknown() => options.Profile.UnknownConversation switch
    {
        UnknownConversationAnswer.NotFound => VendorAnswer.Error(404, VendorMessages.UnknownConversation),
        UnknownConversationAnswer.BadRequest => VendorAnswer.Error(400, VendorMessages.UnknownConversation),
        UnknownConversationAnswer.EmptyObject => VendorAnswer.Json("{}"u8.ToArray()),
        UnknownConversationAnswer.Null => VendorAnswer.Json("null"u8.ToArray()),
        _ => new VendorAnswer(204, default),
    };

    private ConversationDocument Document(ConversationKind kind) => new(options, kind);

    private static RecordView Read(SimulatedRecord record, long now) => new(JsonElement.Parse(record.JsonAt(now).Span));

    private static VendorAnswer Write(Action<Utf8JsonWriter> write)
    {
        var body = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(body, WireJson.Writer))
            write(writer);
        return VendorAnswer.Json(body.WrittenMemory);
    }

    private static bool Fits(string? asked, string value) => string.IsNullOrEmpty(asked) || asked.Equals(value, StringComparison.OrdinalIgnoreCase);

    private static int Number(string? text, int otherwise) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}

internal enum ConversationKind
{
    Single,
    BySession,
    Listed,
}

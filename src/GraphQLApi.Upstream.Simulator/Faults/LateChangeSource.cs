using System.Text.Json;
using System.Text.Json.Nodes;
using GraphQLApi.Upstream.Simulator.Data;

namespace GraphQLApi.Upstream.Simulator.Faults;

/// <summary>Records as callers see them while <see cref="SimulatorFaults.LateChanges"/> holds some back.</summary>
internal sealed class LateChangeSource(IRecordSource source, SimulatorFaults faults, SimulatorCounters counters) : IRecordSource
{
    public IReadOnlySet<string> BotIds => source.BotIds;

    public IEnumerable<SimulatedRecord> StartingIn(long from, long to, long now) => Seen(source.StartingIn(from, to, now), now);

    public IEnumerable<SimulatedRecord> NewestConversations(long now) => Seen(source.NewestConversations(now), now);

    public IEnumerable<SimulatedRecord> LatestEnded(string botId, int count, long now) => Seen(source.LatestEnded(botId, count, now), now);

    public SimulatedRecord? FindConversation(string conversationId, long now) => Seen(source.FindConversation(conversationId, now), now);

    public SimulatedRecord? FindConversationOfSession(string sessionId, long now) => Seen(source.FindConversationOfSession(sessionId, now), now);

    private IEnumerable<SimulatedRecord> Seen(IEnumerable<SimulatedRecord> records, long now) =>
        faults.LateChanges is null ? records : records.Select(record => Seen(record, now)!);

    private SimulatedRecord? Seen(SimulatedRecord? record, long now) =>
        record is not null && faults.LateChanges?.IsPending(record, now, counters.TotalCalls) == true ? new UnfinishedRecord(record) : record;

    /// <summary>A record before its last word.</summary>
    private sealed class UnfinishedRecord(SimulatedRecord final) : SimulatedRecord
    {
        private static readonly string[] WrapUp = ["afterCallWorkDuration", "afterCallWorkEndTime"];
        private static readonly string[] Survey = ["csatScore", "csatFeedback", "npsScore", "likeDislikeScore", "surveyType"];

        public override long Start => final.Start;

        public override string SessionId => final.SessionId;

        public override string BotId => final.BotId;

        public override string Channel => final.Channel;

        public override bool IsOutbound => final.IsOutbound;

        public override IReadOnlyList<string> Intents => final.Intents;

        public override string? ConversationIdAt(long now) => final.ConversationIdAt(now);

        public override long EndAt(long now) => final.EndAt(now);

        public override bool HasEnded(long now) => final.HasEnded(now);

        public override bool VisitedAny(IReadOnlySet<string> queueIds, long now) => final.VisitedAny(queueIds, now);

        public override ReadOnlyMemory<byte> JsonAt(long now)
        {
            var row = (JsonObject)JsonNode.Parse(final.JsonAt(now).Span)!; // a record is an object
            var kind = Derived.Hash(SessionId, 15_485_863) % 3;
            var held = kind switch
            {
                1 => Segments(row).Sum(segment => Remove(segment, WrapUp)),
                2 => Remove(row, Survey),
                _ => 0,
            };
            if (held == 0)
                Reopen(row);
            return JsonSerializer.SerializeToUtf8Bytes(row, WireJson.Serializer);
        }

        private static void Reopen(JsonObject row)
        {
            (row["finalStatus"], row["smartStatus"]) = ("ACTIVE", "");
            Remove(row, Survey);
            foreach (var segment in Segments(row))
                Remove(segment, WrapUp);
        }

        private static IEnumerable<JsonObject> Segments(JsonObject row) =>
            (row["destinations"] as JsonArray ?? []).OfType<JsonObject>().Select(entry => entry["respondingAgent"] as JsonObject ?? entry);

        private static int Remove(JsonObject bag, string[] names) => names.Sum(name => bag.Remove(name) ? 1 : 0);
    }
}

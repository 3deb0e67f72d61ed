using System.Text.Json;
using GraphQLApi.Upstream.Simulator.Data;

namespace GraphQLApi.Upstream.Simulator.Endpoints;

/// <summary>
/// The conversation object of CONTRACT §6, derived from the interactionDetails record of the same id, so that both endpoints tell one story.
/// The record knows whole seconds; every time of one conversation gets the same milliseconds.
/// </summary>
internal sealed class ConversationDocument(SimulatorOptions options, ConversationKind kind)
{
    private readonly bool isReduced = options.Profile.ReducedConversation;

    public static string Status(RecordView record) => record.Text("finalStatus") switch
    {
        "ACTIVE" => "ACTIVE",
        "TRANSIENT_OPEN" => "OPEN",
        _ => record.Text("smartStatus") == "TERMINATED" ? "TERMINATED" : "CLOSED",
    };

    public void Write(Utf8JsonWriter writer, RecordView record)
    {
        var timeline = new ConversationTimeline(record);
        writer.WriteStartObject();
        WriteIdentity(writer, record, timeline);
        new ConversationParticipants(options.Traps).Write(writer, record, timeline);
        WriteState(writer, record, timeline);
        WriteTimes(writer, record, timeline);
        WriteOutcome(writer, record, timeline);
        writer.WriteEndObject();
    }

    private void WriteIdentity(Utf8JsonWriter writer, RecordView record, ConversationTimeline timeline)
    {
        writer.WriteString("_id", record.Text("conversationId"));
        writer.WriteString("orgId", record.Child("metaInfo")?.Text("orgId") ?? "");
        writer.WriteString("userId", record.Text("userId"));
        writer.WriteString("accountId", options.AccountId);
        writer.WriteString("botId", record.Text("botId"));
        writer.WriteString("botSessionId", record.Text("sessionId"));
        // T18: voice rows of the list carry the gateway's UUID under the name conversationId.
        if (kind == ConversationKind.Listed && record.IsVoice)
            writer.WriteString("conversationId", Derived.Guid("", Derived.Hash(record.Text("conversationId"))));
        if (kind == ConversationKind.Listed && timeline.SessionStart is { } start)
            writer.WriteString("startSessionTime", timeline.Zulu(start));
    }

    private void WriteState(Utf8JsonWriter writer, RecordView record, ConversationTimeline timeline)
    {
        writer.WriteNumber("waitTime", timeline.WaitTime);
        writer.WriteBoolean("isProactiveAgentAssistEnabled", true);
        writer.WriteString("status", Status(record));
        writer.WriteBoolean("callbackOpted", record.Destinations.Any(entry => entry.Text("CallbackOptedTime").Length > 0));
        WriteEmpty(writer, "contactFlow");
        writer.WriteString("surveyRequired", record.Text("surveyType").Length > 0 ? "YES" : "NO");
        writer.WriteBoolean("isDeveloper", false);
        writer.WriteString("source", record.ChannelCode);
        writer.WriteString("language", "en");
        if (!record.IsVoice)
            writer.WriteString("conversationType", record.ChannelCode == "rtm" ? "livechat" : "messaging");
        if (record.Child("metaInfo")?.Child("agentTransferConfig") is { } transfer && transfer.Text("lastIntentName").Length > 0)
        {
            writer.WriteString("keyIntentName", transfer.Text("lastIntentName"));
            writer.WriteString("keyIntentUserInput", transfer.Text("lastIntentuserInput"));
        }

        writer.WriteNumber("priority", 5);
        WriteEmpty(writer, "skills");
        if (isReduced)
            return;
        WritePages(writer, record, timeline);
        WriteQueues(writer, record, timeline);
        WriteEmpty(writer, "formData");
        if (record.Child("metaInfo") is { } metaInfo)
        {
            writer.WritePropertyName("userInfo");
            metaInfo.Element.WriteTo(writer);
        }
    }

    private void WritePages(Utf8JsonWriter writer, RecordView record, ConversationTimeline timeline)
    {
        var early = TrapRows.Show(options.Traps, SimulatorTraps.EarlyPageVisit, record.Text("sessionId"));
        writer.WriteStartObject("agentDesktopMeta");
        writer.WriteStartArray("pagesVisited");
        if (record.ChannelCode == "rtm" && timeline.SessionStart is { } start)
        {
            writer.WriteStartObject();
            writer.WriteString("page", "Web Client");
            writer.WriteString("timestamp", timeline.Zulu(start - (early ? 4 * 86_400 : 30)));
            writer.WriteNumber("timespent", early ? 350312.351 : 30.351);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteQueues(Utf8JsonWriter writer, RecordView record, ConversationTimeline timeline)
    {
        var visits = record.Destinations.Where(entry => entry.Text("queueId").Length > 0).ToList();
        writer.WriteStartArray("queues");
        for (var i = 0; i < visits.Count; i++)
        {
            writer.WriteStartObject();
            writer.WriteString("type", i == 0 ? "ASSIGNED" : "TRANSFERRED");
            // T31: the last queue stays ACTIVE in a closed conversation.
            writer.WriteString("status", i == visits.Count - 1 ? "ACTIVE" : "INACTIVE");
            writer.WriteBoolean("isPreferredAgentTimeoutExpired", true);
            writer.WriteString("id", visits[i].Text("queueId"));
            writer.WriteString("name", visits[i].Text("queueName"));
            if (visits[i].Time("EnterTime") is { } enter)
                writer.WriteString("startTime", timeline.Zulu(enter));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private void WriteTimes(Utf8JsonWriter writer, RecordView record, ConversationTimeline timeline)
    {
        if (timeline.Start is not { } start)
            return;
        var isOpen = Status(record) is "ACTIVE" or "OPEN";
        writer.WriteString("startTime", timeline.Zulu(start));
        if (!isOpen)
            writer.WriteString("endTime", timeline.Zulu(timeline.End));
        if (timeline.Accepted is { } accepted)
            writer.WriteString("acceptedAt", timeline.Zulu(accepted));
        if (isReduced)
            return;
        writer.WriteNumber("timestampValue", timeline.Milliseconds(start));
        writer.WriteString("createdAt", WireTime.Zulu(timeline.Milliseconds(start) + 3));
        // The vendor's sample was updated ten seconds after its end (T11).
        writer.WriteString("updatedAt", timeline.Zulu(timeline.End + (isOpen ? 0 : 10)));
        writer.WriteNumber("__v", 0);
    }

    private void WriteOutcome(Utf8JsonWriter writer, RecordView record, ConversationTimeline timeline)
    {
        WriteNotes(writer, record, timeline);
        if (kind == ConversationKind.BySession)
        {
            writer.WriteStartArray("summary");
            if (record.FirstText("dispositionRemarks") is { Length: > 0 } summary)
                writer.WriteStringValue(summary);
            writer.WriteEndArray();
        }

        var disposition = record.FirstText("dispositions");
        var contradicts = TrapRows.Show(options.Traps, SimulatorTraps.ContradictingDetail, record.Text("sessionId"));
        writer.WriteStartObject("dispositions");
        writer.WriteString("metaStatus", timeline.Accepted is null || contradicts ? "SYSTEM_DROP_OFF" : "AGENT_CLOSED");
        writer.WriteString("status", disposition.Length > 0 ? disposition : "UnKnown");
        writer.WriteString("remarks", record.FirstText("dispositionRemarks"));
        if (timeline.Accepted is null || disposition.Length == 0)
        {
            writer.WriteNull("dispositionSets");
        }
        else
        {
            writer.WriteStartArray("dispositionSets");
            writer.WriteStartObject();
            writer.WriteString("dispositionsSet", "Resolution");
            writer.WriteString("dispositionCodes", disposition);
            writer.WriteEndObject();
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void WriteNotes(Utf8JsonWriter writer, RecordView record, ConversationTimeline timeline)
    {
        writer.WriteStartArray("notes");
        foreach (var segment in ConversationTimeline.Segments(record).Where(segment => segment.FirstText("agentNotes").Length > 0))
        {
            var at = segment.Time("interactionEndTime") ?? timeline.End;
            var hash = Derived.Hash(record.Text("conversationId"), (ulong)at);
            writer.WriteStartObject();
            writer.WriteString("_id", Derived.ObjectId(at, hash));
            writer.WriteString("conversationId", record.Text("conversationId"));
            writer.WriteStartObject("author");
            writer.WriteString("_id", Derived.ObjectId(at, Derived.Hash(segment.Text("agentId"))));
            var names = segment.Text("name").Split(' ', 2);
            writer.WriteString("firstName", names[0]);
            writer.WriteString("lastName", names.Length > 1 ? names[1] : "");
            writer.WriteString("userId", segment.Text("agentId"));
            writer.WriteEndObject();
            writer.WriteString("note", segment.FirstText("agentNotes"));
            writer.WriteString("timestamp", timeline.Zulu(at));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteEmpty(Utf8JsonWriter writer, string name)
    {
        writer.WriteStartArray(name);
        writer.WriteEndArray();
    }
}

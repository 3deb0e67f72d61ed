using System.Text.Json;
using GraphQLApi.Upstream.Simulator.Data;

namespace GraphQLApi.Upstream.Simulator.Endpoints;

/// <summary>The arrays <c>participants</c> and <c>transferDetails</c>: who was offered the conversation, and how it moved on.</summary>
internal sealed class ConversationParticipants(SimulatorTraps traps)
{
    public void Write(Utf8JsonWriter writer, RecordView record, ConversationTimeline timeline)
    {
        var destinations = record.Destinations.ToList();
        var contradicts = TrapRows.Show(traps, SimulatorTraps.ContradictingDetail, record.Text("sessionId"));
        writer.WriteStartArray("participants");
        for (var i = 0; i < destinations.Count; i++)
        {
            var entry = destinations[i];
            var isLast = i == destinations.Count - 1;
            foreach (var miss in entry.Children("nonRespondingAgents"))
                WriteParticipant(writer, entry, miss, timeline, "ABANDONED", false);
            if (entry.Text("destinationType") == "AgentSegment")
                WriteParticipant(writer, null, entry, timeline, isLast ? "ACTIVE" : "INACTIVE", !isLast && !contradicts);
            else if (entry.Child("respondingAgent") is { } agent)
                WriteParticipant(writer, entry, agent, timeline, isLast ? "ACTIVE" : "INACTIVE", !isLast && !contradicts);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("transferDetails");
        for (var i = 1; i < destinations.Count; i++)
            WriteTransfer(writer, destinations[i - 1], destinations[i], timeline);
        writer.WriteEndArray();
    }

    private static void WriteParticipant(
        Utf8JsonWriter writer, RecordView? queue, RecordView agent, ConversationTimeline timeline, string status, bool isTransferred)
    {
        writer.WriteStartObject();
        if (queue is { } entry)
        {
            writer.WriteString("queueId", entry.Text("queueId"));
            WriteTime(writer, "queueStartTime", entry.Time("EnterTime"), timeline);
            writer.WriteString("queueName", entry.Text("queueName"));
        }

        writer.WriteString("agentId", agent.Text("agentId"));
        writer.WriteString("name", agent.Text("name"));
        writer.WriteString("status", status);
        WriteTime(writer, "assignedAt", agent.Time("assignedAt"), timeline);
        WriteTime(writer, "startTimeStamp", agent.Time("acceptedTime"), timeline);
        // A miss rings out after fifteen seconds (ASSUME: V6's sample of the list).
        WriteTime(writer, "endTimeStamp", agent.Time("interactionEndTime") ?? (status == "ABANDONED" ? agent.Time("assignedAt") + 15 : null), timeline);
        writer.WriteBoolean("isTransferred", isTransferred);
        writer.WriteEndObject();
    }

    private static void WriteTransfer(Utf8JsonWriter writer, RecordView from, RecordView to, ConversationTimeline timeline)
    {
        var fromAgent = from.Text("destinationType") == "AgentSegment" ? from : from.Child("respondingAgent");
        var toQueue = to.Text("queueId");
        writer.WriteStartObject();
        if (from.Text("queueId") is { Length: > 0 } queueId)
            writer.WriteString("fromQueue", queueId);
        if (fromAgent is { } agent)
            writer.WriteString("fromAgent", agent.Text("agentId"));
        else
            writer.WriteNull("fromAgent");
        writer.WriteString("transferredType", toQueue.Length > 0 ? "QUEUE" : "OTHERS");
        writer.WriteStartArray("transferredTo");
        writer.WriteStartObject();
        writer.WriteString("id", toQueue.Length > 0 ? toQueue : to.Text("agentId"));
        writer.WriteString("name", toQueue.Length > 0 ? to.Text("queueName") : to.Text("name"));
        writer.WriteString("type", toQueue.Length > 0 ? "QUEUE" : "AGENT");
        if (toQueue.Length == 0)
            writer.WriteString("emailId", to.Text("email"));
        writer.WriteEndObject();
        writer.WriteEndArray();
        if (fromAgent is { } by)
            writer.WriteString("transferredBy", by.Text("agentId"));
        writer.WriteString("priority", toQueue.Length > 0 ? "HIGHEST" : "LOW");
        WriteTime(writer, "transferredAt", to.Time("EnterTime") ?? to.Time("assignedAt") ?? to.Time("acceptedTime"), timeline);
        writer.WriteBoolean("isManager", false);
        writer.WriteEndObject();
    }

    private static void WriteTime(Utf8JsonWriter writer, string name, long? seconds, ConversationTimeline timeline)
    {
        if (seconds is { } time)
            writer.WriteString(name, timeline.Zulu(time));
    }
}

using System.Text.Json;
using GraphQLApi.Upstream.Simulator.Data;

namespace GraphQLApi.Upstream.Simulator.Generator;

/// <summary>One element of <c>destinations[]</c> with what has happened of it so far (CONTRACT §4.5).</summary>
internal sealed class DestinationWriter(DocumentVersion version)
{
    public void Write(Utf8JsonWriter writer, SimulatedSession session, SimulatedLeg leg, long now)
    {
        if (leg.Queue is not { } queue)
        {
            WriteSegment(writer, session, leg, now);
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("destinationType", "QueueEntry");
        writer.WriteString("queueId", queue.Id);
        if (leg.Enter > 0)
            WriteVisit(writer, leg, queue, now);
        if (leg.Agent is not null && SessionProgress.Happened(leg.Assigned > 0 ? leg.Assigned : leg.Accepted, now))
        {
            writer.WritePropertyName("respondingAgent");
            WriteSegment(writer, session, leg, now);
        }

        if (version == DocumentVersion.V8 && leg.Misses.Any(miss => miss.Assigned <= now))
            WriteMisses(writer, leg, now);
        writer.WriteEndObject();
    }

    private void WriteVisit(Utf8JsonWriter writer, SimulatedLeg leg, SimulatedQueue queue, long now)
    {
        writer.WriteString("queueName", queue.Name);
        writer.WriteString("EnterTime", WireTime.Local(leg.Enter));
        if (version != DocumentVersion.V8)
            return;
        var opted = SessionProgress.Happened(leg.CallbackOpted / 1000, now);
        writer.WriteBoolean("CallbackOpted", opted);
        if (opted)
            writer.WriteString("CallbackOptedTime", WireTime.Zulu(leg.CallbackOpted));
        if (SessionProgress.Happened(leg.CallbackAccepted / 1000, now))
            writer.WriteString("userCallbackAcceptTime", WireTime.Zulu(leg.CallbackAccepted));
    }

    private static void WriteMisses(Utf8JsonWriter writer, SimulatedLeg leg, long now)
    {
        writer.WriteStartArray("nonRespondingAgents");
        foreach (var miss in leg.Misses.Where(miss => miss.Assigned <= now))
        {
            writer.WriteStartObject();
            WriteAgent(writer, miss.Agent);
            WriteEmpty(writer, "agentNotes");
            writer.WriteString("destinationType", "AgentSegment");
            writer.WriteString("assignedAt", WireTime.Local(miss.Assigned));
            writer.WriteString("nonResponseEvent", miss.IsReassigned ? "Supervisor Reassigned" : "Ignored");
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private void WriteSegment(Utf8JsonWriter writer, SimulatedSession session, SimulatedLeg leg, long now)
    {
        writer.WriteStartObject();
        writer.WriteString("destinationType", "AgentSegment");
        WriteAgent(writer, leg.Agent!);
        writer.WriteStartArray("agentNotes");
        if (SessionProgress.Happened(leg.InteractionEnd, now) && session.Remark >= 0 && session.Remark % 4 == 0)
            writer.WriteStringValue(FreeText.Remark(session.Remark + 5));
        writer.WriteEndArray();
        if (leg.Assigned > 0)
            writer.WriteString("assignedAt", WireTime.Local(leg.Assigned));
        if (SessionProgress.Happened(leg.Accepted, now))
            WriteInteraction(writer, session, leg, now);
        writer.WriteEndObject();
    }

    private void WriteInteraction(Utf8JsonWriter writer, SimulatedSession session, SimulatedLeg leg, long now)
    {
        writer.WriteString("status", "Answered");
        writer.WriteString("acceptedTime", WireTime.Local(leg.Accepted));
        // On voice the agent speaks at once; on chat a first answer takes a few seconds.
        var firstResponse = session.Channel == SimulatedChannel.Voice ? 0 : Math.Min(3 + (session.Customer % 40), leg.InteractionEnd - leg.Accepted);
        if (leg.Accepted + firstResponse <= now)
        {
            writer.WriteString("firstResponseTime", WireTime.Local(leg.Accepted + firstResponse));
            writer.WriteNumber("firstResponseDuration", firstResponse);
        }

        if (SessionProgress.Happened(leg.InteractionEnd, now))
        {
            writer.WriteString("interactionEndTime", WireTime.Local(leg.InteractionEnd));
            writer.WriteNumber("interactionDuration", leg.InteractionEnd - leg.Accepted);
            if (leg.Hold > 0)
                writer.WriteNumber("holdDuration", leg.Hold);
        }

        if (SessionProgress.Happened(leg.WrapUpEnd, now))
        {
            writer.WriteNumber("afterCallWorkDuration", leg.WrapUpEnd - leg.InteractionEnd);
            writer.WriteString("afterCallWorkEndTime", WireTime.Local(leg.WrapUpEnd));
        }

        WriteConsultation(writer, leg, now);
        WriteEmpty(writer, "JoinedUsers");
        if (version == DocumentVersion.V8 && session.Channel != SimulatedChannel.Voice)
        {
            WriteEmpty(writer, "snoozeinfo");
            writer.WriteBoolean("agentChoseTranslate", false);
        }
    }

    private static void WriteConsultation(Utf8JsonWriter writer, SimulatedLeg leg, long now)
    {
        writer.WriteStartArray("ConsultingAgents");
        var (assigned, accepted, end) = (leg.Accepted + 40, leg.Accepted + 48, leg.Accepted + 95);
        if (leg.Consulted is { } agent && end <= now)
        {
            writer.WriteStartObject();
            WriteAgent(writer, agent);
            writer.WriteString("assignedAt", WireTime.Local(assigned));
            writer.WriteString("acceptedTime", WireTime.Local(accepted));
            writer.WriteString("consultingEndTime", WireTime.Local(end));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteAgent(Utf8JsonWriter writer, SimulatedAgent agent)
    {
        writer.WriteString("agentId", agent.Id);
        writer.WriteString("email", agent.Email);
        writer.WriteString("name", agent.Name);
    }

    private static void WriteEmpty(Utf8JsonWriter writer, string name)
    {
        writer.WriteStartArray(name);
        writer.WriteEndArray();
    }
}

using System.Buffers;
using System.Text.Json;
using GraphQLApi.Upstream.Simulator.Data;

namespace GraphQLApi.Upstream.Simulator.Generator;

/// <summary>A generated session as an interactionDetails record: UTC times, every optional block, the names of one document version.</summary>
internal sealed class GeneratedRecordWriter(SimulatorOptions options, SimulatedCentre centre)
{
    private readonly DocumentVersion version = options.Profile.DocumentVersion;
    private readonly DestinationWriter destinations = new(options.Profile.DocumentVersion);
    private readonly CustomerWriter customers = new(options, centre);
    private readonly RowTraps traps = new(options.Traps);

    public string BotId => options.BotId;

    public string ChannelName(SimulatedSession session) => session switch
    {
        { TwinOf: not null } => "agentassist",
        { Channel: SimulatedChannel.Voice } => version == DocumentVersion.S3 ? "voice" : "Voice",
        { Channel: SimulatedChannel.WhatsApp } => "whatsapp",
        _ => version == DocumentVersion.V8 ? "Web/Mobile Client" : "rtm",
    };

    public ReadOnlyMemory<byte> Write(SimulatedSession session, long now)
    {
        var buffer = new ArrayBufferWriter<byte>(2048);
        var customer = new SimulatedCustomer(centre.Seed, session.Customer);
        using (var writer = new Utf8JsonWriter(buffer, WireJson.Writer))
        {
            writer.WriteStartObject();
            if (session.ConversationId is { } conversationId && now >= session.BotEnd)
                WriteAgentRow(writer, session, customer, conversationId, now);
            else
                WriteBotRow(writer, session, customer, now);
            writer.WriteEndObject();
        }

        return traps.Apply(buffer.WrittenMemory, session);
    }

    private void WriteBotRow(Utf8JsonWriter writer, SimulatedSession session, SimulatedCustomer customer, long now)
    {
        var isOpen = now < session.LastEvent;
        WriteHead(writer, session, customer, now);
        // T19: bot rows carry another organisation than metaInfo.
        writer.WriteString("orgId", customers.BotOrganisation);
        writer.WriteString("smartStatus", isOpen ? "WithBot" : "CLOSED AT BOT");
        WriteReason(writer, "");
        if (version != DocumentVersion.S3)
            writer.WriteString("disconnectingEvent", isOpen ? "" : session.DisconnectingEvent);
        if (isOpen || session.Ending != SessionEnding.BotUnknown)
            writer.WriteString("finalStatus", isOpen ? "ACTIVE" : session.Ending == SessionEnding.BotResolved ? "BotResolved" : "Dropped");
        CustomerWriter.WriteInfo(writer, session, customer, withDirection: true);
        WriteTail(writer, session, customer, withSkill: false);
    }

    private void WriteAgentRow(Utf8JsonWriter writer, SimulatedSession session, SimulatedCustomer customer, string conversationId, long now)
    {
        var isOpen = now < session.LastEvent;
        var (finalStatus, smartStatus) = Status(session, isOpen, now);
        writer.WriteString("conversationId", conversationId);
        WriteHead(writer, session, customer, now);
        writer.WriteString("isVoicemail", !isOpen && session.Ending == SessionEnding.Voicemail ? "YES" : "NO");
        writer.WriteString("Direction", session.IsOutbound ? "Outbound" : "Inbound");
        writer.WriteString("finalStatus", finalStatus);
        writer.WriteString("smartStatus", smartStatus);
        WriteReason(writer, isOpen ? "" : Reason(session));
        if (version != DocumentVersion.S3)
            writer.WriteString("disconnectingEvent", isOpen ? "" : session.DisconnectingEvent);
        WriteDisposition(writer, session, isOpen);
        customers.WriteMetaInfo(writer, session, customer);
        CustomerWriter.WriteInfo(writer, session, customer, withDirection: false);
        writer.WriteStartArray("destinations");
        foreach (var leg in session.Legs.Where(leg => leg.FirstSign <= now))
            destinations.Write(writer, session, leg, now);
        writer.WriteEndArray();
        if (session.Survey != SurveyKind.None && now >= session.SurveyAt && !isOpen)
            WriteSurvey(writer, session);
        if (version == DocumentVersion.V8)
            customers.WriteCampaign(writer, session, isOpen);
        WriteTail(writer, session, customer, withSkill: true);
    }

    private void WriteHead(Utf8JsonWriter writer, SimulatedSession session, SimulatedCustomer customer, long now)
    {
        writer.WriteString("sessionId", session.SessionId);
        writer.WriteString("channel", ChannelName(session));
        writer.WriteString("sessionStartTime", WireTime.Local(session.Start));
        writer.WriteString("sessionEndTime", WireTime.Local(SessionProgress.EndAt(session, now)));
        writer.WriteString("botId", options.BotId);
        writer.WriteString("userId", customer.UserId);
        writer.WriteString("channelSpecificUserId", customers.ChannelUser(session, customer));
    }

    private (string Final, string Smart) Status(SimulatedSession session, bool isOpen, long now)
    {
        if (isOpen)
            return ("ACTIVE", version == DocumentVersion.V8 ? SessionProgress.LiveStatus(session, now) : "");
        return session.Ending switch
        {
            SessionEnding.AbandonedInQueue => ("USER ABANDONED", "CLOSED"),
            SessionEnding.AbandonedWithAgent => ("USER ABANDONED", "ABANDONED WITH AGENT"),
            SessionEnding.NoAgents => ("CLOSED", "TERMINATED"),
            SessionEnding.Voicemail => ("CLOSED", "Voicemail"),
            _ => ("CLOSED", "CLOSED"),
        };
    }

    private static string Reason(SimulatedSession session) => session.Ending switch
    {
        SessionEnding.NoAgents => "NO AGENTS AVAILABLE",
        SessionEnding.AbandonedWithAgent => $"{session.Legs.Last(leg => leg.Queue is not null).Queue!.Name}:{session.Legs[^1].Agent!.Name}",
        SessionEnding.AgentClosed => session.Disposition ?? "",
        _ => "",
    };

    /// <summary>One concept, three names over time (T25).</summary>
    private void WriteReason(Utf8JsonWriter writer, string reason)
    {
        writer.WriteString(version switch { DocumentVersion.S3 => "statusDetail", DocumentVersion.V4 => "Reason", _ => "reason" }, reason);
        if (version == DocumentVersion.V8)
            writer.WriteString("errorDetails", "");
    }

    private static void WriteDisposition(Utf8JsonWriter writer, SimulatedSession session, bool isOpen)
    {
        writer.WriteStartArray("dispositions");
        if (!isOpen && session.Disposition is { } disposition)
            writer.WriteStringValue(disposition);
        writer.WriteEndArray();
        writer.WriteStartArray("dispositionRemarks");
        if (!isOpen && session.Remark >= 0)
            writer.WriteStringValue(FreeText.Remark(session.Remark));
        writer.WriteEndArray();
    }

    private void WriteSurvey(Utf8JsonWriter writer, SimulatedSession session)
    {
        if (session.Survey != SurveyKind.Csat && version != DocumentVersion.V8)
            return;
        var (score, type) = session.Survey switch
        {
            SurveyKind.Csat => ("csatScore", "csat"),
            SurveyKind.Nps => ("npsScore", "nps"),
            _ => ("likeDislikeScore", "likeDislike"),
        };
        writer.WriteNumber(score, session.SurveyScore);
        if (version == DocumentVersion.V8)
            writer.WriteString("surveyType", type);
        if (session.Survey == SurveyKind.Csat && session.Remark % 3 == 0)
            writer.WriteString("csatFeedback", FreeText.ForScore(session.SurveyScore));
    }

    private void WriteTail(Utf8JsonWriter writer, SimulatedSession session, SimulatedCustomer customer, bool withSkill)
    {
        writer.WriteStartArray("skills");
        if (withSkill && session.Legs.FirstOrDefault(leg => leg.Queue is not null)?.Queue is { } queue)
        {
            writer.WriteStartObject();
            writer.WriteString("id", queue.SkillId);
            writer.WriteString("name", queue.SkillName);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        CustomerWriter.WriteTags(writer, session, customer);
        if (version != DocumentVersion.V8)
            return;
        writer.WriteStartArray("automationBotIDs");
        if (!session.IsOutbound)
            writer.WriteStringValue(customers.AutomationBot);
        writer.WriteEndArray();
    }
}

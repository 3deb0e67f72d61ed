using System.Text;
using GraphQLApi.Upstream.Wire;

namespace GraphQLApi.Tests.Upstream.Wire;

public sealed class InteractionDtoTests
{
    [Fact]
    public void The_answered_voice_record()
    {
        var record = Read("interactionDetails.record.agent.active-voice-answered.seed.json");
        Assert.Equal("c-ec568a6-b300-41c6-a9c7-ea298e9cxxxx", record.ConversationId);
        Assert.Equal("66f57833aca47e4a408axxxx", record.SessionId);
        Assert.Equal(("voice", "Inbound", "ACTIVE", "", ""), (record.Channel, record.Direction, record.FinalStatus, record.SmartStatus, record.StatusDetail));
        Assert.False(record.IsVoicemail);
        Assert.Null(record.OrgId);
        Assert.Equal(("2024-09-26T20:35:23", "2024-09-26T20:41:00"), (record.SessionStartTime, record.SessionEndTime));
        Assert.Equal(("+123456789", "+1987654321", "", ""), (
            record.CustomerInfo!.Phone, record.CustomerInfo.CenterPhone, record.CustomerInfo.FirstName, record.CustomerInfo.Email));
        Assert.Null(record.CustomerInfo.Direction);
        Assert.StartsWith("""{"caller":"\u002B123456789","callee":"\u002B1987654321","callerHost":"50.19.121.248",""", Samples.Compact(record.MetaInfo));
        var visit = Assert.Single(record.Destinations);
        Assert.True(visit.IsQueueEntry);
        Assert.Equal(("qu-04e6978-6011-49d6-929d-cd715080xxxx", "Default Queue", "2024-09-26T20:35:24"), (visit.QueueId, visit.QueueName, visit.EnterTime));
        Assert.Null(visit.CallbackOpted);
        Assert.Null(visit.Agent);
        var agent = visit.RespondingAgent!;
        Assert.Equal(("u-0b7f0d22-4311-5555-9ed6-861c9231xxxx", "John Doe", "john.doe@domain.com"), (agent.AgentId, agent.Name, agent.Email));
        Assert.Equal(("2024-09-26T20:35:51", "2024-09-26T20:35:55", "2024-09-26T20:36:57"), (agent.AssignedAt, agent.AcceptedTime, agent.InteractionEndTime));
        Assert.Equal((0, 61, null), (agent.FirstResponseDuration, agent.InteractionDuration, agent.HoldDuration));
        Assert.Empty(record.UnparsedValues);
    }

    [Fact]
    public void The_record_that_found_no_agents()
    {
        var record = Read("interactionDetails.record.agent.terminated-no-agents.seed.json");
        Assert.Equal("66f57e87aca47e4a408xxxx", record.SessionId);
        Assert.Equal("Jones ", record.Channel);
        Assert.Equal(("CLOSED", "TERMINATED", "NO AGENTS AVAILABLE"), (record.FinalStatus, record.SmartStatus, record.StatusDetail));
        Assert.Equal(["DROP-OFF"], record.Dispositions);
        Assert.Empty(record.Destinations);
        Assert.Empty(record.UserLevelTags);
        Assert.Equal("66bc4a29bdaafdb08461xxxx/agentassist/c-ea89a1a-b206-4269-bde6-85865c94xxxx", record.ChannelSpecificUserId);
        Assert.Empty(record.UnparsedValues);
    }

    [Theory]
    [InlineData("a", "66f55f1caca47e4a408axxxx", "2024-09-26T18:48:20", "2024-09-27T00:19:14", "Jane", "st-4b6a22d1-b8e5-533d-8020-93f847a9xxxx")]
    [InlineData("b", "66f55f81aca47e4a408axxxx", "2024-09-26T18:50:01", "2024-09-27T00:20:54", "John", "st-4b6a22d1-b8e5-533d-8020-93f847axxxx")]
    public void Bot_only_records_without_final_status(string sample, string session, string start, string end, string firstName, string bot)
    {
        var record = Read($"interactionDetails.record.bot-closed.no-finalStatus.{sample}.seed.json");
        Assert.Null(record.ConversationId);
        Assert.Null(record.FinalStatus);
        Assert.Null(record.MetaInfo);
        Assert.Equal((session, start, end, bot), (record.SessionId, record.SessionStartTime, record.SessionEndTime, record.BotId));
        Assert.Equal("CLOSED AT BOT", record.SmartStatus);
        Assert.Equal("o-da77ca21-1719-5833-b17b-6f4f6ef1xxxx", record.OrgId);
        Assert.Equal((firstName, "Inbound"), (record.CustomerInfo!.FirstName, record.CustomerInfo.Direction));
        Assert.Equal(
            [("audioCodesCallDisconnect", "1"), ("callerNumber", "+123456789"), ("welcomeMessageTwilio", "1")],
            record.SessionLevelTags.Select(tag => (tag.Name, tag.Value)));
        Assert.Empty(record.UnparsedValues);
    }

    [Fact]
    public void The_bot_only_record_with_final_status()
    {
        var record = Read("interactionDetails.record.bot-closed.with-finalStatus.seed.json");
        Assert.Equal(("66f4f3aa205c5afb97d3xxxx", "Jones ", "Dropped"), (record.SessionId, record.Channel, record.FinalStatus));
        Assert.Equal(("2024-09-26T11:09:54", "2024-09-26T11:09:55"), (record.SessionStartTime, record.SessionEndTime));
        Assert.Equal("u-390b0c73-6b06-5656-a3b1-58746515xxxx", record.UserId);
        Assert.Empty(record.UnparsedValues);
    }

    [Fact]
    public void The_modern_page_uses_every_later_field()
    {
        var rows = WireDocument.ReadInteractions(Samples.Read("shape.interactionDetails.response.modern.json"));
        Assert.Equal(7, rows.Count);
        Assert.All(rows, row => Assert.Empty(row.UnparsedValues));
        Assert.Equal(["st-929260ad-9b9e-59fe-af35-53dd964f4ff3"], rows[0].AutomationBotIds);
        Assert.Null(rows[1].ChannelSpecificUserId);
        Assert.Equal([("32b56ed53348a8587f30c90e", "Billing")], rows[2].Skills.Select(skill => (skill.Id, skill.Name)));
        Assert.Equal((4, "csat", "good", "Resolved"), (rows[2].CsatScore, rows[2].SurveyType, rows[2].CsatFeedback, rows[2].Reason));
        Assert.Equal((null, "Resolved"), (rows[2].CampaignInfo!.Attempt, rows[2].CampaignInfo!.ContactStatus));
        Assert.Equal((8, "nps"), (rows[3].NpsScore, rows[3].SurveyType));
        Assert.Equal((2, "no-answer", "2026-02-16T10:36:00.807Z"), (
            rows[4].CampaignInfo!.Attempt, rows[4].CampaignInfo!.ContactStatus, rows[4].CampaignInfo!.CampaignRunDate));
        Assert.Equal(["List A"], rows[4].CampaignInfo!.ContactListName);
        Assert.Equal((1, "", false), (rows[5].LikeDislikeScore, rows[5].CapitalReason, rows[5].IsVoicemail));
    }

    [Fact]
    public void The_modern_visit_with_callback_consultation_and_hold()
    {
        var visit = WireDocument.ReadInteractions(Samples.Read("shape.interactionDetails.response.modern.json"))[2].Destinations[0];
        Assert.True(visit.CallbackOpted);
        Assert.Equal(("2026-02-16T11:13:50.810Z", "2026-02-16T11:14:00.589Z"), (visit.CallbackOptedTime, visit.UserCallbackAcceptTime));
        var agent = visit.RespondingAgent!;
        Assert.Equal((104, 57, 4, "2026-02-16T16:45:25"), (
            agent.InteractionDuration, agent.HoldDuration, agent.AfterCallWorkDuration, agent.AfterCallWorkEndTime));
        Assert.Equal(
            [("Lou Poe", "2026-02-16T16:45:00", null), ("+12025550111", "2026-02-16T16:44:50", false)],
            agent.ConsultingAgents.Select(part => (part.Name, part.ConsultingEndTime, part.IsMerged)));
        Assert.Equal(
            [("Lou Poe", "2026-02-16T16:44:08", "2026-02-16T16:44:32")],
            agent.JoinedUsers.Select(part => (part.Name, part.JoinedAt, part.End)));
    }

    [Fact]
    public void The_modern_transfer_is_a_bare_agent_segment_after_two_misses()
    {
        var destinations = WireDocument.ReadInteractions(Samples.Read("shape.interactionDetails.response.modern.json"))[3].Destinations;
        Assert.Equal([true, false], destinations.Select(part => part.IsQueueEntry));
        Assert.Equal(["Ignored", "Supervisor Reassigned"], destinations[0].NonRespondingAgents.Select(miss => miss.NonResponseEvent));
        var segment = destinations[1].Agent!;
        Assert.Equal(("Lou Poe", "2026-02-16T16:27:21", 619, true), (
            segment.Name, segment.AcceptedTime, segment.InteractionDuration, segment.AgentChoseTranslate));
        Assert.Equal("[]", Encoding.UTF8.GetString(segment.SnoozeInfo!.Value.Span));
    }

    private static InteractionDto Read(string sample) => WireDocument.ReadInteraction(Samples.Read(sample));
}

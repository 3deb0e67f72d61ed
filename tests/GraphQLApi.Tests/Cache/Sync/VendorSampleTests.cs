using System.Globalization;
using GraphQLApi.Cache.Rows;
using GraphQLApi.Cache.Sync;

namespace GraphQLApi.Tests.Cache.Sync;

/// <summary>The vendor's five published rows and seven modern ones, read at the offset they were rendered for (−330).</summary>
public sealed class VendorSampleTests
{
    [Fact]
    public void The_five_published_rows()
    {
        var sessions = RowMapper.Map(Reading.Sample("interactionDetails.response.seed.json"), Reading.India);

        Assert.Equal(
            """
            66f4f3aa205c5afb97d3xxxx|Jones|Inbound|2024-09-26T05:39:54Z|2024-09-26T05:39:55Z|2024-09-26T05:39:55Z|1|BotDropped|Dropped|CLOSED AT BOT|0|None
            66f55f1caca47e4a408axxxx|voice|Inbound|2024-09-26T13:18:20Z|2024-09-26T18:49:14Z|2024-09-26T13:19:14Z|54|BotEndedUnknown||CLOSED AT BOT|0|TimeZoneShiftSuspect
            66f55f81aca47e4a408axxxx|voice|Inbound|2024-09-26T13:20:01Z|2024-09-26T18:50:54Z|2024-09-26T13:20:54Z|53|BotEndedUnknown||CLOSED AT BOT|0|TimeZoneShiftSuspect
            66f57833aca47e4a408axxxx|voice|Inbound|2024-09-26T15:05:23Z|2024-09-26T15:11:00Z|2024-09-26T15:11:00Z|337|InProgress|ACTIVE||1|None
            66f57e87aca47e4a408xxxx|Jones|Inbound|2024-09-26T15:32:23Z|2024-09-26T15:35:25Z|2024-09-26T15:35:25Z|182|SystemTerminated|CLOSED|TERMINATED|1|None
            """,
            string.Join(Environment.NewLine, sessions.Select(session => Line(session.Session))));
    }

    [Fact]
    public void The_published_active_call()
    {
        var session = Assert.Single(RowMapper.Map(
            [Reading.Record(System.Text.Encoding.UTF8.GetString(Reading.SampleBytes("interactionDetails.record.agent.active-voice-answered.seed.json")))],
            Reading.India)).Session;
        var conversation = Assert.Single(session.Conversations);

        Assert.Equal("c-ec568a6-b300-41c6-a9c7-ea298e9cxxxx", conversation.ConversationId);
        Assert.False(conversation.IsVoicemail);
        Assert.Equal("+123456789 +1987654321 +1987654321", $"{conversation.Caller} {conversation.Callee} {conversation.DialedNumber}");
        Assert.Equal("ConnectToAgent", conversation.LastIntentName);
        Assert.Equal("ConnectToAgent", Assert.Single(session.Intents).Intent);
        Assert.Equal("2024-09-26T15:05:24Z", Reading.Utc(conversation.HandoverTime));
        Assert.Null(conversation.EndTime);
        Assert.Equal((31d, 61d, 0), (conversation.FirstWaitSeconds, conversation.HandleSeconds, conversation.TransferCount));

        var visit = Assert.Single(conversation.QueueVisits);
        Assert.Equal("qu-04e6978-6011-49d6-929d-cd715080xxxx Default Queue", $"{visit.QueueId} {visit.QueueName}");
        Assert.Equal("2024-09-26T15:05:24Z 2024-09-26T15:05:55Z 2024-09-26T15:05:55Z", $"{Reading.Utc(visit.EnterTime)} {Reading.Utc(visit.AnswerTime)} {Reading.Utc(visit.ExitTime)}");
        Assert.Equal((31d, QueueExitReason.Answered, 0), (visit.WaitSeconds, visit.ExitReason, visit.RespondingOrdinal));

        var segment = Assert.Single(conversation.AgentSegments);
        Assert.Equal("u-0b7f0d22-4311-5555-9ed6-861c9231xxxx John Doe john.doe@domain.com Answered", $"{segment.AgentId} {segment.AgentName} {segment.Agent.Email} {segment.Status}");
        Assert.Equal((true, 4d, 0d, 61d, 61d, false), (segment.IsInQueueVisit, segment.RingSeconds, segment.FirstResponseSeconds, segment.InteractionSeconds, segment.HandleSeconds, segment.EndedByTransfer));
        Assert.Null(segment.HoldSeconds);
        Assert.Null(segment.AfterCallWorkSeconds);
        Assert.Equal("2024-09-26T15:05:55Z", Reading.Utc(segment.Time));
    }

    [Fact]
    public void The_modern_rows()
    {
        var context = Reading.India with { ReadAt = new DateTime(2026, 2, 17, 0, 0, 0, DateTimeKind.Utc) };
        var sessions = RowMapper.Map(Reading.Sample("shape.interactionDetails.response.modern.json"), context);

        Assert.Equal(
            """
            6992dc907dc96f776c8423e5|Web/Mobile Client|Inbound|2026-02-16T09:00:00Z|2026-02-16T09:00:41Z|2026-02-16T09:00:41Z|41|BotResolved|BotResolved|CLOSED AT BOT|0|None
            6992dee84814d92093ac8a0f|Voice|Inbound|2026-02-16T09:10:00Z|2026-02-16T14:40:54Z|2026-02-16T09:10:54Z|54|BotEndedUnknown||CLOSED AT BOT|0|TimeZoneShiftSuspect
            6992ec30f64551fcd6f07823|Jones|Inbound|2026-02-16T10:06:40Z|2026-02-16T10:06:40Z|2026-02-16T10:06:40Z|0|InProgress|TRANSIENT_OPEN||1|None
            6992f0189250b9912ee91d6b|campaign|Outbound|2026-02-16T10:23:20Z|2026-02-16T10:24:06Z|2026-02-16T10:24:06Z|46|AgentHandled|CLOSED|CLOSED|1|None
            6992f4002352da7280f1decc|Voice|Outbound|2026-02-16T10:40:00Z|2026-02-16T10:40:00Z|2026-02-16T10:40:00Z|0|NotReached|CLOSED|CLOSED|1|None
            6992f7e860c5590f72eef292|Web/Mobile Client|Inbound|2026-02-16T10:56:40Z|2026-02-16T10:57:37Z|2026-02-16T10:57:37Z|57|AbandonedWithAgent|USER ABANDONED|ABANDONED WITH AGENT|1|AnsweredViaReassigned
            6992fbd03bfc269594ef6492|Voice|Inbound|2026-02-16T11:13:20Z|2026-02-16T11:15:18Z|2026-02-16T11:15:18Z|118|AgentHandled|CLOSED|CLOSED|1|None
            """,
            string.Join(Environment.NewLine, sessions.Select(session => Line(session.Session))));

        Assert.Equal(
            """
            c-f64551f-cd6f-4782-9cb8-7971cfb91446|2026-02-16T10:06:40Z|null||0||
            c-9250b99-12ee-41d6-946e-23299459ecd6|2026-02-16T10:23:45Z|2026-02-16T10:24:06Z|21|1||40
            c-2352da7-280f-4dec-93ac-f1ba84eb945c|null|2026-02-16T10:40:00Z|0|0||
            c-60c5590-f72e-4f29-9f95-45afc28bf63c|2026-02-16T10:56:59Z|2026-02-16T11:08:12Z|673|0|22|651
            c-3bfc269-594e-4649-928e-9a74bab00f04|2026-02-16T11:13:29Z|2026-02-16T11:15:25Z|116|0|8|108
            """,
            string.Join(Environment.NewLine, sessions.SelectMany(session => session.Session.Conversations).Select(Line)));
    }

    private static string Line(SessionRow row) => string.Join(
        '|',
        row.SessionId,
        row.Channel,
        row.Direction,
        Reading.Utc(row.StartTime),
        Reading.Utc(row.EndTime),
        Reading.Utc(row.EffectiveEndTime),
        Number(row.DurationSeconds),
        row.Outcome,
        row.FinalStatus,
        row.SmartStatus,
        row.Conversations.Count,
        row.DataQuality);

    // conversation | hand-over | end | duration | transfers | first wait | handle
    private static string Line(ConversationRow row) => string.Join(
        '|',
        row.ConversationId,
        Reading.Utc(row.HandoverTime),
        Reading.Utc(row.EndTime),
        Number(row.DurationSeconds),
        row.TransferCount,
        Number(row.FirstWaitSeconds),
        Number(row.HandleSeconds));

    private static string? Number(double? value) => value?.ToString(CultureInfo.InvariantCulture);
}

using GraphQLApi.Cache.Rows;
using GraphQLApi.Cache.Sync;
using Microsoft.EntityFrameworkCore;

namespace GraphQLApi.Tests.Cache.Sync;

public sealed class RowWriterTests : IDisposable
{
    private const string Call =
        """
        {"sessionId":"s-1","conversationId":"c-1","channel":"voice","Direction":"Inbound","finalStatus":"CLOSED","smartStatus":"CLOSED",
         "sessionStartTime":"2024-09-26T10:00:00.123","sessionEndTime":"2024-09-26T10:05:00","automationBotIDs":["st-a","st-b"],
         "skills":[{"id":"k-1","name":"Billing"}],"sessionleveltags":[{"name":"vip","value":"1"}],"dispositions":["Resolved"],
         "metaInfo":{"agentTransferConfig":{"lastIntentName":"Pay"}},
         "destinations":[{"destinationType":"QueueEntry","queueId":"qu-1","queueName":"Billing","EnterTime":"2024-09-26T10:00:10",
           "nonRespondingAgents":[{"agentId":"u-2","name":"Lou","assignedAt":"2024-09-26T10:00:11","nonResponseEvent":"Ignored"}],
           "respondingAgent":{"agentId":"u-1","name":"Kim","email":"kim@example.org","assignedAt":"2024-09-26T10:00:20","acceptedTime":"2024-09-26T10:00:25",
             "interactionEndTime":"2024-09-26T10:04:00","agentNotes":["paid 😨"],
             "ConsultingAgents":[{"name":"+1202","assignedAt":"2024-09-26T10:01:00"}],"JoinedUsers":[{"agentId":"u-3","name":"Max","joinedAt":"2024-09-26T10:02:00"}]}}]}
        """;

    private readonly MemoryDatabase database = new();

    private readonly RowWriter writer = new();

    public void Dispose() => database.Dispose();

    [Fact]
    public void What_is_written_is_read_back()
    {
        var result = Write(Reading.Map(Call));

        Assert.Equal("1 fetched, 1 changed, 0 unchanged: c-1", Said(result));
        using var context = database.Read();
        var session = context.Sessions
            .Include(row => row.Tags).Include(row => row.Skills).Include(row => row.Intents)
            .Include(row => row.Conversations).ThenInclude(row => row.AgentSegments).ThenInclude(row => row.Consultations)
            .Include(row => row.Conversations).ThenInclude(row => row.AgentSegments).ThenInclude(row => row.JoinedUsers)
            .Include(row => row.QueueVisits).ThenInclude(row => row.NonRespondingAgents)
            .Single();
        Assert.Equal(new DateTime(2024, 9, 26, 10, 0, 0, 123, DateTimeKind.Utc), session.StartTime);
        Assert.Equal(DateTimeKind.Utc, session.StartTime.Kind);
        Assert.Equal((Direction.Inbound, Outcome.AgentHandled, 299.877), (session.Direction, session.Outcome, session.DurationSeconds));
        Assert.Equal(["st-a", "st-b"], session.AutomationBotIds);
        Assert.Equal(("vip", "1", TagScope.Session), (session.Tags[0].Name, session.Tags[0].Value, session.Tags[0].Scope));
        Assert.Equal(("k-1", "Billing", "Pay"), (session.Skills[0].SkillId, session.Skills[0].Name, session.Intents[0].Intent));
        var segment = Assert.Single(Assert.Single(session.Conversations).AgentSegments);
        Assert.Equal(("paid 😨", "+1202", "u-3"), (Assert.Single(segment.Notes!), segment.Consultations[0].Name, segment.JoinedUsers[0].AgentId));
        var visit = Assert.Single(session.QueueVisits);
        Assert.Equal((15d, 0, QueueExitReason.Answered), (visit.WaitSeconds, visit.RespondingOrdinal, visit.ExitReason));
        Assert.Equal(("u-2", "Ignored"), (visit.NonRespondingAgents[0].AgentId, visit.NonRespondingAgents[0].Event));
        Assert.Equal(Call, context.RawRecords.Single().Json);
        Assert.Equal(["qu-1|u-1"], database.Texts("SELECT QueueId, AgentId FROM QueueAgents"));
        Assert.Equal(["u-1|Kim|kim@example.org", "u-2|Lou|null", "u-3|Max|null"], database.Texts("SELECT AgentId, Name, Email FROM Agents ORDER BY 1"));
    }

    [Fact]
    public void The_same_content_is_confirmed_and_not_counted()
    {
        Write(Reading.Map(Call));
        var later = Reading.Context with { ReadAt = Reading.Context.ReadAt.AddDays(9), Settled = true };

        var result = Write(Reading.Map(later, Call));

        Assert.Equal("1 fetched, 0 changed, 1 unchanged: ", Said(result));
        Assert.Equal(["1728259200000|1"], database.Texts("SELECT FetchedAt, Settled FROM Sessions"));
        Assert.Equal(["1728259200000|1"], database.Texts("SELECT FetchedAt, Settled FROM Conversations"));
    }

    [Fact]
    public void Confirming_more_than_one_statement_holds()
    {
        var records = Enumerable.Range(0, 250).Select(i => $$"""{"sessionId":"s-{{i}}","sessionStartTime":"2024-09-26T10:00:00"}""").ToArray();
        Write(Reading.Map(records));

        var result = Write(Reading.Map(Reading.Context with { ReadAt = Reading.Context.ReadAt.AddHours(1) }, records));

        Assert.Equal("250 fetched, 0 changed, 250 unchanged: ", Said(result));
        Assert.Equal(["1727485200000|250"], database.Texts("SELECT FetchedAt, count(*) FROM Sessions GROUP BY 1"));
    }

    [Fact]
    public void Every_combination_of_missing_values_is_written()
    {
        string[] members = ["channel", "finalStatus", "statusDetail", "disconnectingEvent", "errorDetails", "userId", "orgId"];
        var records = Enumerable.Range(0, 128).Select(bits => $$"""
            {"sessionId":"s-{{bits:000}}","sessionStartTime":"2024-09-26T10:00:00"{{string.Concat(members.Where((_, i) => (bits >> i & 1) == 1).Select(name => $",\"{name}\":\"{bits}\""))}}}
            """);

        Write(Reading.Map([.. records]));

        Assert.Equal(
            ["s-000|null|null|null|null|null|null|null", "s-041|41|null|null|41|null|41|null", "s-127|127|127|127|127|127|127|127"],
            database.Texts(
                """
                SELECT SessionId, Channel, FinalStatus, StatusDetail, DisconnectingEvent, ErrorDetails, UserId, OrgId
                FROM Sessions WHERE SessionId IN ('s-000', 's-041', 's-127') ORDER BY 1
                """));
        Assert.Equal(["128"], database.Texts("SELECT count(*) FROM Sessions"));
    }

    [Fact]
    public void A_changed_session_is_replaced_as_a_whole()
    {
        Write(Reading.Map(Call));

        var result = Write(Reading.Map("""{"sessionId":"s-1","finalStatus":"BotResolved","sessionStartTime":"2024-09-26T10:00:00"}"""));

        Assert.Equal("1 fetched, 1 changed, 0 unchanged: ", Said(result));
        Assert.Equal(["BotResolved"], database.Texts("SELECT FinalStatus FROM Sessions"));
        foreach (var table in (string[])
            ["Conversations", "ConversationTags", "ConversationSkills", "ConversationDispositions", "AgentSegments", "Consultations", "JoinedUsers",
             "QueueVisits", "MissedAssignments", "SessionTags", "SessionSkills", "SessionIntents"])
        {
            Assert.Equal([$"{table}|0"], database.Texts($"SELECT '{table}', count(*) FROM {table}"));
        }
    }

    [Fact]
    public void A_session_absent_from_a_later_reading_is_kept()
    {
        Write(Reading.Map(Call));
        Write(Reading.Map("""{"sessionId":"s-2","sessionStartTime":"2024-09-26T10:01:00"}"""));

        Assert.Equal(["s-1", "s-2"], database.Texts("SELECT SessionId FROM Sessions ORDER BY 1"));
    }

    [Fact]
    public void A_session_open_when_its_window_settles_is_flagged_without_having_changed()
    {
        const string open = """{"sessionId":"s-1","conversationId":"c-1","finalStatus":"ACTIVE","sessionStartTime":"2024-09-26T10:00:00"}""";
        Write(Reading.Map(open));

        var result = Write(Reading.Map(Reading.Context with { Settled = true }, open));

        Assert.Equal("1 fetched, 0 changed, 1 unchanged: ", Said(result));
        Assert.Equal(["64|0"], database.Texts("SELECT DataQuality, Settled FROM Sessions"));
        Assert.Equal(["64|0"], database.Texts("SELECT DataQuality, Settled FROM Conversations"));
    }

    [Fact]
    public void A_conversation_under_two_sessions_goes_to_the_newest_reading()
    {
        Write(Reading.Map(Call));

        Write(Reading.Map(Call.Replace("s-1", "s-2", StringComparison.Ordinal)));

        Assert.Equal(["c-1|s-2|1024"], database.Texts("SELECT ConversationId, SessionId, DataQuality FROM Conversations"));
        Assert.Equal(["s-1|1024", "s-2|1024"], database.Texts("SELECT SessionId, DataQuality FROM Sessions ORDER BY 1"));

        // And stays there: neither has changed since.
        var again = Write(Reading.Map(Call));
        Assert.Equal("1 fetched, 0 changed, 1 unchanged: ", Said(again));
        Assert.Equal(["c-1|s-2|1024"], database.Texts("SELECT ConversationId, SessionId, DataQuality FROM Conversations"));
        Assert.Equal(["s-1|1024", "s-2|1024"], database.Texts("SELECT SessionId, DataQuality FROM Sessions ORDER BY 1"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void T17_holds_across_readings_whichever_comes_first(bool namingFirst)
    {
        const string naming = """{"sessionId":"s-0","channel":"agentassist","sessionStartTime":"2024-09-26T10:00:01","sessionEndTime":"2024-09-26T10:00:01","channelSpecificUserId":"acc/agentassist/c-1"}""";
        const string stranger = """{"sessionId":"s-9","channel":"agentassist","sessionStartTime":"2024-09-26T10:00:01","sessionEndTime":"2024-09-26T10:00:01","channelSpecificUserId":"acc/agentassist/c-7"}""";

        foreach (var record in namingFirst ? (string[])[naming, stranger, Call] : [Call, stranger, naming])
        {
            Write(Reading.Map(record));
        }

        Assert.Equal(["s-0|1024", "s-1|0", "s-9|0"], database.Texts("SELECT SessionId, DataQuality FROM Sessions ORDER BY 1"));
    }

    [Fact]
    public void The_index_of_naming_sessions_is_used() => Assert.Contains(
        "IX_Sessions_StartTime (",
        database.Texts("EXPLAIN QUERY PLAN SELECT SessionId FROM Sessions s WHERE s.\"ChannelSpecificUserId\" LIKE '%/c-%' AND s.\"StartTime\" >= 1 AND s.\"StartTime\" <= 2")[0],
        StringComparison.Ordinal);

    [Theory]
    [InlineData("09:00:00", "Old")]
    [InlineData("11:00:00", "Zed")]
    public void Names_are_those_of_the_latest_record(string time, string name)
    {
        Write(Reading.Map(Call));

        Write(Reading.Map(
            $$"""
            {"sessionId":"s-2","conversationId":"c-2","sessionStartTime":"2024-09-26T08:00:00","destinations":[
              {"destinationType":"QueueEntry","queueId":"qu-1","queueName":"{{name}}","EnterTime":"2024-09-26T{{time}}",
               "respondingAgent":{"agentId":"u-1","name":"{{name}}","assignedAt":"2024-09-26T{{time}}"} } ]}
            """));

        var isLater = name == "Zed";
        Assert.Equal(
            [isLater ? "Zed|1727344810000|1727348400000" : "Billing|1727341200000|1727344810000"],
            database.Texts("SELECT Name, FirstSeenAt, LastSeenAt FROM Queues"));
        Assert.Equal(
            [isLater ? "Zed|null|1727344820000|1727348400000" : "Kim|kim@example.org|1727341200000|1727344820000"],
            database.Texts("SELECT Name, Email, FirstSeenAt, LastSeenAt FROM Agents WHERE AgentId = 'u-1'"));
    }

    [Fact]
    public void T37_a_nameless_sighting_renames_nothing()
    {
        Write(Reading.Map(Call));

        Write(Reading.Map(
            """
            {"sessionId":"s-2","conversationId":"c-2","sessionStartTime":"2024-09-26T12:00:00","destinations":[
              {"destinationType":"QueueEntry","queueId":"qu-1","respondingAgent":{"agentId":"u-1","acceptedTime":"2024-09-26T12:00:05"}}]}
            """));

        Assert.Equal(["Billing|1727344810000|1727352000000"], database.Texts("SELECT Name, FirstSeenAt, LastSeenAt FROM Queues"));
        Assert.Equal(["Kim|1727344820000|1727352005000"], database.Texts("SELECT Name, FirstSeenAt, LastSeenAt FROM Agents WHERE AgentId = 'u-1'"));
    }

    [Fact]
    public void What_the_feed_said_outlives_a_rewrite()
    {
        Feed("st-1", """["Book","Pay"]""", "completed", 50);
        Write(Reading.Map(Call));
        Assert.Equal(["1|completed|50.0"], database.Texts("SELECT IntentsKnown, RealtimeStatus, TimeHandledSeconds FROM Sessions"));
        Assert.Equal(["0|Book", "1|Pay"], database.Texts("SELECT Position, Intent FROM SessionIntents ORDER BY 1"));

        Write(Reading.Map(Call.Replace("\"lastIntentName\":\"Pay\"", "\"lastIntentName\":\"Agent\"", StringComparison.Ordinal)));

        Assert.Equal(["1|completed|50.0"], database.Texts("SELECT IntentsKnown, RealtimeStatus, TimeHandledSeconds FROM Sessions"));
        Assert.Equal(["0|Book", "1|Pay", "2|Agent"], database.Texts("SELECT Position, Intent FROM SessionIntents ORDER BY 1"));
    }

    [Fact]
    public void A_poll_after_the_write_reaches_the_session()
    {
        Write(Reading.Map(Call));
        Feed("st-1", """["Book"]""", "Dropoff", 8);

        using (var transaction = database.Connection.BeginTransaction())
        {
            writer.ApplyFeed(database.Connection, ["s-1", "s-unknown"]);
            transaction.Commit();
        }

        Assert.Equal(["1|Dropoff|8.0"], database.Texts("SELECT IntentsKnown, RealtimeStatus, TimeHandledSeconds FROM Sessions"));
        Assert.Equal(["s-1|0|Book", "s-1|1|Pay"], database.Texts("SELECT SessionId, Position, Intent FROM SessionIntents ORDER BY 1, 2"));
    }

    [Fact]
    public void Nothing_stays_when_the_callers_transaction_is_rolled_back()
    {
        using (var transaction = database.Connection.BeginTransaction())
        {
            writer.Write(database.Connection, Reading.Map(Call), TestContext.Current.CancellationToken);
            transaction.Rollback();
        }

        Assert.Equal(["0"], database.Texts("SELECT count(*) FROM Sessions"));
    }

    private WriteResult Write(IReadOnlyList<MappedSession> sessions)
    {
        using var transaction = database.Connection.BeginTransaction();
        var result = writer.Write(database.Connection, sessions, TestContext.Current.CancellationToken);
        transaction.Commit();
        return result;
    }

    private void Feed(string botId, string intents, string status, double seconds) => database.Texts(
        $"""
        INSERT INTO RealtimeSessions (BotId, SessionId, Intents, Status, TimeHandledSeconds, FeedPosition, FirstSeenAt, LastSeenAt)
        VALUES ('{botId}', 's-1', '{intents}', '{status}', {seconds}, 0, 1, 1)
        """);

    private static string Said(WriteResult result) =>
        $"{result.Fetched} fetched, {result.Changed} changed, {result.Unchanged} unchanged: {string.Join(',', result.Conversations.Select(change => change.ConversationId))}";
}

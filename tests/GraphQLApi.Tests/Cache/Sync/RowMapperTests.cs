using GraphQLApi.Cache.Rows;
using GraphQLApi.Cache.Sync;

namespace GraphQLApi.Tests.Cache.Sync;

/// <summary>SEMANTICS §2: several records of one session, and what each text becomes.</summary>
public sealed class RowMapperTests
{
    private const string Bot =
        """
        {"sessionId":"s-1","channel":" ","botId":"st-bot","orgId":"o-1","finalStatus":"","smartStatus":"CLOSED AT BOT","sessionStartTime":"2024-09-26T10:00:05",
         "sessionEndTime":"2024-09-26T10:01:00","skills":[{"id":"k-1","name":"One"}],"automationBotIDs":["st-a"],"csatFeedback":"first",
         "customerinfo":{"CustomerFirstName":"Ana","Direction":"Inbound"},"sessionleveltags":[{"name":"vip","value":"1"},{"name":"lang","value":"en"}]}
        """;

    private const string Early =
        """
        {"sessionId":"s-1","conversationId":"c-9","channel":"Voice","botId":"st-other","finalStatus":"CLOSED","smartStatus":"CLOSED","reason":"one",
         "sessionStartTime":"2024-09-26T10:00:00","sessionEndTime":"2024-09-26T10:20:00","skills":[{"id":"k-2","name":"Two"},{"id":"k-1","name":"Renamed"}],
         "automationBotIDs":["st-b","st-a"],"csatScore":3,"customerinfo":{"CustomerFirstName":"Bea","CustomerPhone":"+1202"},
         "sessionleveltags":[{"name":"vip","value":"1"},{"name":"vip","value":"2"}],
         "destinations":[{"destinationType":"QueueEntry","queueId":"qu-1","EnterTime":"2024-09-26T10:02:00"}]}
        """;

    private const string Late =
        """
        {"sessionId":"s-1","conversationId":"c-1","channel":"rtm","finalStatus":"USER ABANDONED","smartStatus":"","disconnectingEvent":"User Hangup",
         "sessionStartTime":"2024-09-26T10:00:00","sessionEndTime":"2024-09-26T10:15:00",
         "destinations":[{"destinationType":"AgentSegment","agentId":"u-1","assignedAt":"2024-09-26T10:03:00"}]}
        """;

    private const string Nowhere = """{"sessionId":"s-1","conversationId":"c-0","sessionStartTime":"2024-09-26T10:00:00","csatScore":5,"finalStatus":"CLOSED"}""";

    [Fact]
    public void Records_of_one_session_merge_in_their_order()
    {
        var session = Reading.Session(Late, Nowhere, Bot, Early);

        Assert.Equal(["c-9", "c-1", "c-0"], session.Conversations.Select(row => row.ConversationId));
        Assert.Equal([0, 1, 2], session.Conversations.Select(row => row.Position));
        Assert.Equal("2024-09-26T10:00:00Z 2024-09-26T10:20:00Z", $"{Reading.Utc(session.StartTime)} {Reading.Utc(session.EndTime)}");
        Assert.Equal("Voice st-bot o-1 Ana +1202 Inbound", $"{session.Channel} {session.BotId} {session.OrgId} {session.CustomerFirstName} {session.CustomerPhone} {session.Direction}");
        Assert.Equal("CLOSED CLOSED one User Hangup 5 first", $"{session.FinalStatus} {session.SmartStatus} {session.StatusDetail} {session.DisconnectingEvent} {session.CsatScore} {session.CsatFeedback}");
        Assert.Equal(["k-1 One", "k-2 Two"], session.Skills.Select(skill => $"{skill.SkillId} {skill.Name}"));
        Assert.Equal(["0 vip 1", "1 lang en", "2 vip 2"], session.Tags.Select(tag => $"{tag.Position} {tag.Name} {tag.Value}"));
        Assert.Equal(["st-a", "st-b"], session.AutomationBotIds);
        Assert.Equal(["k-2 Two", "k-1 Renamed"], session.Conversations[0].Skills.Select(skill => $"{skill.SkillId} {skill.Name}"));
        Assert.Equal(Outcome.Unknown, session.Outcome);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void The_order_of_arrival_never_matters(int seed)
    {
        string[] records =
        [
            Bot, Early, Late, Nowhere,
            """{"sessionId":"s-2","conversationId":"c-1","sessionStartTime":"2024-09-26T11:00:00"}""",
            """{"sessionId":"s-3","sessionStartTime":"2024-09-26T11:00:00","channelSpecificUserId":"acc/agentassist/c-9"}""",
            """{"sessionId":"s-3","sessionStartTime":"2024-09-26T11:00:00","sessionEndTime":"2024-09-26T11:09:00","channelSpecificUserId":"acc/agentassist/c-9"}""",
        ];
        var expected = Described(Reading.Map(records));

        new Random(seed).Shuffle(records);

        Assert.Equal(expected, Described(Reading.Map(records)));
    }

    [Fact]
    public void The_vendors_rows_map_alike_in_every_order()
    {
        var records = Reading.Sample("shape.interactionDetails.response.modern.json").Concat(Reading.Sample("interactionDetails.response.seed.json")).ToArray();
        var expected = Described(RowMapper.Map(records, Reading.India));
        var random = new Random(42);
        for (var round = 0; round < 20; round++)
        {
            random.Shuffle(records);
            Assert.Equal(expected, Described(RowMapper.Map(records, Reading.India)));
        }
    }

    [Fact]
    public void The_hash_is_over_what_the_vendor_said_and_nothing_else()
    {
        var hash = Hash(Reading.Context, Bot, Early);

        Assert.Equal(32, hash.Length);
        Assert.Equal(hash, Hash(Reading.Context, Early, Bot));
        Assert.Equal(hash, Hash(Reading.Context with { ReadAt = Reading.Context.ReadAt.AddDays(1), Settled = true, Saturated = true }, Bot, Early));
        Assert.NotEqual(hash, Hash(Reading.Context, Bot));
        Assert.NotEqual(hash, Hash(Reading.Context, Bot, Early.Replace("one", "two", StringComparison.Ordinal)));
        Assert.NotEqual(hash, Hash(Reading.India, Bot, Early));
    }

    [Theory]
    [InlineData("\"2024-09-26T10:00:00\"", "66f4f3aa205c5afb97d3abcd", "2024-09-26T10:00:00Z", false)]
    [InlineData("null", "66f4f3aa205c5afb97d3abcd", "2024-09-26T05:39:54Z", true)]
    [InlineData("\"soon\"", "66f4f3aa205c5afb97d3abcd", "2024-09-26T05:39:54Z", true)]
    [InlineData("null", "66f4f3aa205c5afb97d3xxxx", "2024-09-26T10:03:00Z", true)]
    [InlineData("\"\"", "AA0106-34054", "2024-09-26T10:03:00Z", true)]
    public void MISSING_START_falls_back_by_its_chain(string said, string sessionId, string start, bool isFlagged)
    {
        var session = Reading.Session(
            $$"""
            {"sessionId":"{{sessionId}}","conversationId":"c-1","sessionStartTime":{{said}},"sessionEndTime":"2024-09-26T10:30:00",
             "destinations":[{"destinationType":"QueueEntry","queueId":"qu-1","EnterTime":"2024-09-26T10:03:00"}]}
            """);

        Assert.Equal(start, Reading.Utc(session.StartTime));
        Assert.Equal(start, Reading.Utc(session.Conversations[0].StartTime));
        Assert.Equal(isFlagged, session.DataQuality.HasFlag(DataQualityFlags.MissingStart));
        Assert.Equal(isFlagged, session.Conversations[0].DataQuality.HasFlag(DataQualityFlags.MissingStart));
    }

    [Fact]
    public void MISSING_START_without_any_time_is_the_windows() =>
        Assert.Equal("2024-09-26T00:00:00Z", Reading.Utc(Reading.Session("""{"sessionId":"s-1"}""").StartTime));

    [Theory]
    [InlineData("\"sessionEndTime\":\"2024-09-26T09:59:59\"", DataQualityFlags.EndBeforeStart)]
    [InlineData("\"sessionEndTime\":\"2024-09-28T00:05:00\"", DataQualityFlags.None)]
    [InlineData("\"sessionEndTime\":\"2024-09-28T00:05:01\"", DataQualityFlags.FutureTimestamp)]
    [InlineData("\"sessionEndTime\":\"yesterday\"", DataQualityFlags.MissingEnd | DataQualityFlags.UnparsedValue)]
    [InlineData("\"finalStatus\":\"Dropped\"", DataQualityFlags.MissingEnd)]
    [InlineData("\"finalStatus\":\"ACTIVE\"", DataQualityFlags.None)]
    [InlineData("\"sessionEndTime\":\"2024-09-26T10:01:00\",\"finalStatus\":\"Sleeping\"", DataQualityFlags.UnknownStatus)]
    [InlineData("\"sessionEndTime\":\"2024-09-26T10:01:00\",\"smartStatus\":\"Sleeping\"", DataQualityFlags.UnknownStatus)]
    [InlineData("\"sessionEndTime\":\"2024-09-26T10:01:00\",\"smartStatus\":\" with bot \"", DataQualityFlags.None)]
    [InlineData("\"sessionEndTime\":\"2024-09-26T10:01:00\",\"skills\":[{\"name\":\"no id\"}]", DataQualityFlags.UnparsedValue)]
    [InlineData("\"sessionEndTime\":\"2024-09-26T10:01:00\",\"sessionleveltags\":[{\"value\":\"1\"}]", DataQualityFlags.UnparsedValue)]
    [InlineData("\"sessionEndTime\":\"2024-09-26T10:01:00\",\"Direction\":\"Sideways\"", DataQualityFlags.UnparsedValue)]
    [InlineData("\"sessionEndTime\":\"2024-09-26T10:01:00\",\"csatScore\":\"many\"", DataQualityFlags.UnparsedValue)]
    public void Flags_of_a_bot_session(string members, DataQualityFlags flags) =>
        Assert.Equal(flags, Reading.Session($$"""{"sessionId":"s-1","sessionStartTime":"2024-09-26T10:00:00",{{members}}}""").DataQuality);

    [Theory]
    [InlineData("""{"destinationType":"QueueEntry","queueName":"no id"}""")]
    [InlineData("""{"destinationType":"AgentSegment","name":"no id"}""")]
    [InlineData("""{"destinationType":"QueueEntry","queueId":"qu-1","respondingAgent":{"name":"no id"}}""")]
    [InlineData("""{"destinationType":"QueueEntry","queueId":"qu-1","nonRespondingAgents":[{"name":"no id"}]}""")]
    public void An_element_without_its_key_is_left_out_and_flagged(string destination)
    {
        var conversation = Reading.Destinations($$"""[{{destination}},{"destinationType":"QueueEntry","queueId":"qu-2","EnterTime":"@10:01:00"}]""");

        Assert.Equal(DataQualityFlags.UnparsedValue, conversation.DataQuality);
        Assert.Equal(1, conversation.QueueVisits[^1].Ordinal);
        Assert.Empty(conversation.AgentSegments);
        Assert.Empty(conversation.MissedAssignments);
    }

    [Fact]
    public void Flags_of_the_reading_reach_sessions_and_conversations()
    {
        var context = Reading.Context with { Saturated = true, Settled = true };
        var session = Assert.Single(Reading.Map(
            context, """{"sessionId":"s-1","conversationId":"c-1","finalStatus":"ACTIVE","sessionStartTime":"2024-09-26T10:00:00"}""")).Session;

        Assert.Equal(DataQualityFlags.WindowSaturated | DataQualityFlags.ActiveStale, session.DataQuality);
        Assert.Equal(DataQualityFlags.WindowSaturated | DataQualityFlags.ActiveStale, session.Conversations[0].DataQuality);
        Assert.False(session.Settled);
    }

    [Theory]
    [InlineData("\"csatScore\":4", 4, null, null, false)]
    [InlineData("\"csatScore\":4,\"surveyType\":\"CSAT\"", 4, null, null, false)]
    [InlineData("\"csatScore\":4,\"surveyType\":\"nps\"", null, null, null, true)]
    [InlineData("\"csatScore\":6", null, null, null, true)]
    [InlineData("\"csatScore\":0", null, null, null, true)]
    [InlineData("\"npsScore\":\"10\",\"surveyType\":\"nps\"", null, 10, null, false)]
    [InlineData("\"npsScore\":11", null, null, null, true)]
    [InlineData("\"likeDislikeScore\":0,\"surveyType\":\"likeDislike\"", null, null, 0, false)]
    [InlineData("\"likeDislikeScore\":2", null, null, null, true)]
    public void Survey_scores_inside_their_scale(string members, int? csat, int? nps, int? like, bool isFlagged)
    {
        var row = Reading.Conversation($$"""{"sessionId":"s-1","conversationId":"c-1","sessionStartTime":"2024-09-26T10:00:00","sessionEndTime":"2024-09-26T10:00:00",{{members}}}""");

        Assert.Equal((csat, nps, like), (row.CsatScore, row.NpsScore, row.LikeDislikeScore));
        Assert.Equal(isFlagged ? DataQualityFlags.UnparsedValue : DataQualityFlags.None, row.DataQuality);
    }

    [Fact]
    public void The_newer_of_two_records_with_one_key_counts()
    {
        const string older = """{"sessionId":"s-1","conversationId":"c-1","finalStatus":"ACTIVE","sessionStartTime":"2024-09-26T10:00:00","sessionEndTime":"2024-09-26T10:00:10"}""";
        const string newer = """{"sessionId":"s-1","conversationId":"c-1","finalStatus":"CLOSED","sessionStartTime":"2024-09-26T10:00:00","sessionEndTime":"2024-09-26T10:09:00"}""";

        Assert.Equal("CLOSED", Reading.Conversation(newer, older).FinalStatus);
        Assert.Equal("CLOSED", Reading.Conversation(older, newer).FinalStatus);
        Assert.Single(Assert.Single(Reading.Map(older, newer)).Records);
    }

    [Fact]
    public void A_record_without_session_id_is_kept_under_its_conversation()
    {
        var session = Reading.Session("""{"conversationId":"c-1","sessionStartTime":"2024-09-26T10:00:00","sessionEndTime":"2024-09-26T10:00:00"}""");

        Assert.Equal(("c-1", DataQualityFlags.UnparsedValue), (session.SessionId, session.DataQuality));
        Assert.Empty(Reading.Map("""{"channel":"voice"}"""));
    }

    private static string Hash(MappingContext context, params string[] records) =>
        Convert.ToHexString(Assert.Single(Reading.Map(context, records)).Session.ContentHash);

    // Everything a row holds, whatever it is: what differs shows.
    private static string Described(IReadOnlyList<MappedSession> sessions) => string.Join('\n', sessions.Select(session => RowText.Of(session.Session) + RowText.Of(session.Records)));
}

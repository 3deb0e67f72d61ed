using GraphQLApi.Cache.Rows;

namespace GraphQLApi.Tests.Cache.Sync;

/// <summary>CONTRACT §8 by number, as far as records are concerned; T1, T8, T17 and T28 also stand with their rules.</summary>
public sealed class TrapTests
{
    [Fact]
    public void T2_T3_naive_times_are_the_requests_and_zoned_ones_are_not()
    {
        var visit = Assert.Single(Assert.Single(Reading.Map(
            Reading.India,
            """
            {"sessionId":"s-1","conversationId":"c-1","sessionStartTime":"2025-09-30T12:04:00","destinations":[{"destinationType":"QueueEntry","queueId":"qu-1",
             "EnterTime":"2025-09-30T12:04:23","CallbackOpted":true,"CallbackOptedTime":"2025-09-30T06:34:48.810Z","userCallbackAcceptTime":"2025-09-30T06:35:00.589Z"}]}
            """)).Session.QueueVisits);

        Assert.Equal("2025-09-30T06:34:23Z", Reading.Utc(visit.EnterTime));
        Assert.Equal("2025-09-30T06:34:48.81Z", Reading.Utc(visit.CallbackOptedTime));
        Assert.Equal("2025-09-30T06:35:00.589Z", Reading.Utc(visit.CallbackAcceptedTime));
    }

    [Theory]
    [InlineData("@10:36:57", "", "2024-09-26T10:36:57Z", 2217d)]
    [InlineData("@10:36:57", ",\"afterCallWorkEndTime\":\"@10:37:02\"", "2024-09-26T10:37:02Z", 2222d)]
    [InlineData("@10:20:00", "", "2024-09-26T10:30:00Z", 1800d)]
    public void T4_a_conversation_ends_with_whatever_ends_last(string interactionEnd, string more, string end, double seconds)
    {
        var conversation = Reading.Destinations(
            $$"""[{"destinationType":"AgentSegment","agentId":"u-1","acceptedTime":"@10:00:25","interactionEndTime":"{{interactionEnd}}"{{more}}}]""");

        Assert.Equal(end, Reading.Utc(conversation.EndTime));
        Assert.Equal(seconds, conversation.DurationSeconds);
    }

    [Fact]
    public void T5_an_end_time_does_not_close_an_active_conversation()
    {
        var session = Reading.Session(
            """{"sessionId":"s-1","conversationId":"c-1","finalStatus":"ACTIVE","sessionStartTime":"2024-09-26T10:00:00","sessionEndTime":"2024-09-26T10:01:00"}""");

        Assert.Equal("2024-09-26T10:01:00Z", Reading.Utc(session.EndTime));
        Assert.Equal("null", Reading.Utc(session.Conversations[0].EndTime));
        Assert.Null(session.Conversations[0].DurationSeconds);
        Assert.Equal(DataQualityFlags.None, session.DataQuality);
    }

    [Fact]
    public void T6_sessions_of_no_length_are_fine()
    {
        var session = Reading.Session("""{"sessionId":"s-1","sessionStartTime":"2024-09-26T10:00:00","sessionEndTime":"2024-09-26T10:00:00"}""");

        Assert.Equal((0d, DataQualityFlags.None), (session.DurationSeconds, session.DataQuality));
    }

    [Theory]
    [InlineData("2023-01-10 2:25:54")]
    [InlineData("2023-01-10 02:25:54")]
    [InlineData("2023-01-10T02:25:54")]
    [InlineData("2023-01-10T02:25:54.000Z")]
    [InlineData("2023-01-10T02:25:54.000+00:00")]
    [InlineData("2023-01-10T02: 25: 54.000+00: 00")]
    public void T9_T10_every_way_to_write_a_time(string text) =>
        Assert.Equal("2023-01-10T02:25:54Z", Reading.Utc(Reading.Session($$"""{"sessionId":"s-1","sessionStartTime":"{{text}}"}""").StartTime));

    [Fact]
    public void T12_an_id_that_encodes_another_time_is_tolerated()
    {
        var session = Reading.Session(
            """{"sessionId":"6364a8616d8e6a6a0effabcd","sessionStartTime":"2022-01-06T14:07:08","sessionEndTime":"2022-01-06T14:44:17"}""");

        Assert.Equal(("2022-01-06T14:07:08Z", DataQualityFlags.None), (Reading.Utc(session.StartTime), session.DataQuality));
    }

    [Fact]
    public void T13_bot_rows_are_sessions_without_conversation()
    {
        var mapped = Assert.Single(Reading.Map("""{"sessionId":"s-1","conversationId":"","sessionStartTime":"2024-09-26T10:00:00"}"""));

        Assert.Empty(mapped.Session.Conversations);
        Assert.Equal("", Assert.Single(mapped.Records).RecordKey);
    }

    [Theory]
    [InlineData("66f57e87aca47e4a408xxxx", "c-4600ad5-5333-4655-a1de-219c1101xxxx")]
    [InlineData("zzzzzzzzzzzzzzzzzzzzzzzz", "c-")]
    [InlineData("1", "AA0106-34054")]
    public void T14_T15_ids_are_opaque(string sessionId, string conversationId)
    {
        var conversation = Reading.Conversation($$"""{"sessionId":"{{sessionId}}","conversationId":"{{conversationId}}","sessionStartTime":"2024-09-26T10:00:00"}""");

        Assert.Equal((sessionId, conversationId), (conversation.SessionId, conversation.ConversationId));
    }

    [Fact]
    public void T17_a_bot_row_that_names_another_rows_conversation_is_kept_and_flagged()
    {
        var sessions = Reading.Map(
            Row("s-1", "c-1", "acc/agentassist/c-other"),
            Row("s-2", "", "acc/agentassist/c-1"),
            Row("s-3", "", "acc/agentassist/c-2"),
            Row("s-4", "", "c-1"),
            Row("s-5", "", "acc/someone@example.org"));

        Assert.Equal(
            "s-1:None s-2:DuplicateRecord s-3:None s-4:None s-5:None",
            string.Join(' ', sessions.Select(session => $"{session.Session.SessionId}:{session.Session.DataQuality}")));
    }

    [Fact]
    public void T17_a_conversation_under_two_sessions_stands_once()
    {
        var sessions = Reading.Map(Row("s-2", "c-1", ""), Row("s-1", "c-1", ""));

        Assert.Equal(
            "s-1:0:DuplicateRecord s-2:1:DuplicateRecord",
            string.Join(' ', sessions.Select(session => $"{session.Session.SessionId}:{session.Session.Conversations.Count}:{session.Session.DataQuality}")));
    }

    // HMAC-SHA256 under "secret", first 16 bytes: of 120255501, of x@example.org, of u-1.
    [Theory]
    [InlineData("+1 (202) 555-01", "X@example.org", "u-1", "f276ce747407f377855eee672216803a")]
    [InlineData("", "X@Example.ORG", "u-1", "c11625b03d8c3f34cc12d9ff3b22ce0f")]
    [InlineData("anonymous", "", "u-1", "8a756f7a5508f73fdfa425b9e762443b")]
    [InlineData("", "", "", null)]
    public void T20_T22_the_customers_key_is_of_digits_else_mail_else_user(string phone, string email, string userId, string? key)
    {
        var session = Reading.Session(
            $$"""
            {"sessionId":"s-1","conversationId":"c-1","userId":"{{userId}}","sessionStartTime":"2024-09-26T10:00:00",
             "customerinfo":{"CustomerPhone":"{{phone}}","CustomerEmail":"{{email}}"} }
            """);

        Assert.Equal(key, session.CustomerKey);
        Assert.Equal(key, session.Conversations[0].CustomerKey);
    }

    [Fact]
    public void T23_an_e_mail_with_a_blank_is_kept()
    {
        var conversation = Reading.Destinations("""[{"destinationType":"AgentSegment","agentId":"u-1","email":" john doe@domain.com ","name":"John"}]""");

        Assert.Equal("john doe@domain.com", conversation.AgentSegments[0].Agent.Email);
    }

    [Theory]
    [InlineData("\"Direction\":\"Outbound\"", Direction.Outbound)]
    [InlineData("\"customerinfo\":{\"Direction\":\"Inbound\"}", Direction.Inbound)]
    [InlineData("\"Direction\":\"Outbound\",\"customerinfo\":{\"Direction\":\"Inbound\"}", Direction.Outbound)]
    [InlineData("\"Direction\":\" inbound \"", Direction.Inbound)]
    [InlineData("\"direction\":\"Inbound\"", null)]
    public void T24_direction_at_the_top_or_inside_customerinfo(string members, Direction? direction) =>
        Assert.Equal(direction, Reading.Session($$"""{"sessionId":"s-1","sessionStartTime":"2024-09-26T10:00:00",{{members}}}""").Direction);

    [Theory]
    [InlineData("\"statusDetail\":\"NO AGENTS AVAILABLE\"", "NO AGENTS AVAILABLE")]
    [InlineData("\"Reason\":\"Default Queue:John Steve\"", "Default Queue:John Steve")]
    [InlineData("\"reason\":\"Resolved\"", "Resolved")]
    [InlineData("\"statusDetail\":\"\",\"Reason\":\"\",\"reason\":\" Resolved \"", "Resolved")]
    [InlineData("\"statusDetail\":\"\"", null)]
    public void T25_one_reason_under_three_names(string members, string? statusDetail) =>
        Assert.Equal(statusDetail, Reading.Session($$"""{"sessionId":"s-1","sessionStartTime":"2024-09-26T10:00:00",{{members}}}""").StatusDetail);

    [Fact]
    public void T26_the_odd_spelling_of_the_last_intents_input()
    {
        var conversation = Reading.Destinations(
            "[]", "\"metaInfo\":{\"countryCode\":91,\"caller\":null,\"agentTransferConfig\":{\"dialog_tone\":[{\"level\":-3}],\"lastIntentName\":\"Pay\",\"lastIntentuserInput\":\"I pay\"}}");

        Assert.Equal(("Pay", "I pay", "91", null), (conversation.LastIntentName, conversation.LastIntentUserInput, conversation.CountryCode, conversation.Caller));
    }

    [Theory]
    [InlineData("Jones ", "Jones")]
    [InlineData("voice", "voice")]
    [InlineData("Voice", "Voice")]
    [InlineData("Web / Mobile Client", "Web / Mobile Client")]
    [InlineData("  ", null)]
    public void T27_channels_are_trimmed_and_otherwise_as_sent(string sent, string? channel) =>
        Assert.Equal(channel, Reading.Session($$"""{"sessionId":"s-1","channel":"{{sent}}","sessionStartTime":"2024-09-26T10:00:00"}""").Channel);

    [Theory]
    [InlineData("2", 2, DataQualityFlags.None)]
    [InlineData("\"\"", null, DataQualityFlags.None)]
    [InlineData("\"3\"", 3, DataQualityFlags.None)]
    [InlineData("\"often\"", null, DataQualityFlags.UnparsedValue)]
    public void T28_attempt_is_a_number_or_nothing(string attempt, int? expected, DataQualityFlags flags)
    {
        var conversation = Reading.Destinations("[]", $$"""
            "campaigninfo":{"attempt":{{attempt}},"contactStatus":"no-answer","campaignRunDate":"2026-02-16T10:36:00.807Z","contactListName":["List A",""]}
            """);

        Assert.Equal((expected, flags), (conversation.CampaignAttempt, conversation.DataQuality));
        Assert.Equal("2026-02-16T10:36:00.807Z", Reading.Utc(conversation.CampaignRunDate));
        Assert.Equal("List A", Assert.Single(conversation.ContactLists));
    }

    [Fact]
    public void T29_T34_missing_empty_and_blank_are_all_nothing()
    {
        var session = Reading.Session(
            """
            {"sessionId":"s-1","smartStatus":"","statusDetail":" ","channelSpecificUserId":null,"automationBotIDs":["",null,"st-1"],"skills":[],
             "customerinfo":{"CustomerPhone":"","CustomerFirstName":null},"sessionStartTime":"2024-09-26T10:00:00","sessionEndTime":"2024-09-26T10:00:00"}
            """);

        Assert.Null(session.FinalStatus);
        Assert.Null(session.SmartStatus);
        Assert.Null(session.StatusDetail);
        Assert.Null(session.ChannelSpecificUserId);
        Assert.Null(session.CustomerPhone);
        Assert.Null(session.CustomerKey);
        Assert.Equal(["st-1"], session.AutomationBotIds);
        Assert.Equal(DataQualityFlags.None, session.DataQuality);
    }

    [Fact]
    public void T30_closed_and_terminated_is_the_systems_end() => Assert.Equal(
        Outcome.SystemTerminated,
        Reading.Destinations("[]", "\"finalStatus\":\"CLOSED\",\"smartStatus\":\"TERMINATED\",\"dispositions\":[\"DROP-OFF\"]").Outcome);

    [Fact]
    public void T33_remarks_without_dash_and_notes_without_repeats()
    {
        var conversation = Reading.Destinations(
            """
            [{"destinationType":"QueueEntry","queueId":"qu-1","EnterTime":"@10:00:10","respondingAgent":{"agentId":"u-1","agentNotes":["one"," two\nlines "]}},
             {"destinationType":"AgentSegment","agentId":"u-2","agentNotes":["one","two\nlines","three",""]},
             {"destinationType":"AgentSegment","agentId":"u-3","agentNotes":["one"]}]
            """,
            "\"dispositionRemarks\":[\"-\",\" \",\"Rückruf 😨\"]");

        Assert.Equal(["Rückruf 😨"], conversation.DispositionRemarks);
        Assert.Equal(["one/two\nlines", "three", ""], conversation.AgentSegments.Select(segment => string.Join('/', segment.Notes!)));
    }

    [Fact]
    public void T36_destinations_of_every_kind()
    {
        var conversation = Reading.Destinations(
            """
            [{"destinationType":"QueueEntry","queueId":"qu-1","EnterTime":"@10:00:10"},
             {"destinationType":"AgentSegment","agentId":"u-1","assignedAt":"@10:00:20"},
             {"queueId":"qu-2"},
             {"agentId":"u-2"}]
            """);

        Assert.Equal([0, 2], conversation.QueueVisits.Select(visit => visit.Ordinal));
        Assert.Equal([1, 3], conversation.AgentSegments.Select(segment => segment.Ordinal));
        Assert.Empty(Reading.Destinations("[]").QueueVisits);
    }

    [Fact]
    public void T37_outbound_without_queue_name_entry_and_assignment()
    {
        var conversation = Reading.Destinations(
            """[{"destinationType":"QueueEntry","queueId":"qu-1","respondingAgent":{"agentId":"u-1","status":"Answered","acceptedTime":"@10:00:20"}}]""",
            "\"finalStatus\":\"CLOSED\",\"Direction\":\"Outbound\"");

        var visit = Assert.Single(conversation.QueueVisits);
        Assert.Equal((null, null, null, QueueExitReason.Answered), (visit.QueueName, visit.EnterTime, visit.WaitSeconds, visit.ExitReason));
        var segment = Assert.Single(conversation.AgentSegments);
        Assert.Equal((null, null, "2024-09-26T10:00:20Z"), (segment.AssignedTime, segment.RingSeconds, Reading.Utc(segment.Time)));
        Assert.Equal("null", Reading.Utc(conversation.HandoverTime));
        Assert.Equal("2024-09-26T10:00:00Z", Reading.Utc(visit.Queue.FirstSeenAt));
        Assert.Null(visit.Queue.NameSeenAt);
    }

    [Fact]
    public void T38_every_miss_of_the_same_agent_counts()
    {
        var conversation = Reading.Destinations(
            """
            [{"destinationType":"QueueEntry","queueId":"qu-1","EnterTime":"@10:00:10","nonRespondingAgents":[
              {"agentId":"u-1","assignedAt":"@10:00:11","nonResponseEvent":"Ignored"},{"agentId":"u-1","assignedAt":"@10:00:31"},{"agentId":"u-1"}]}]
            """);

        Assert.Equal(
            ["0/0 u-1 qu-1 2024-09-26T10:00:11Z Ignored", "0/1 u-1 qu-1 2024-09-26T10:00:31Z ", "0/2 u-1 qu-1 null "],
            conversation.MissedAssignments.Select(miss => $"{miss.Ordinal}/{miss.Number} {miss.AgentId} {miss.QueueId} {Reading.Utc(miss.AssignedTime)} {miss.Event}"));
    }

    [Fact]
    public void T42_text_outside_the_basic_plane_survives_and_half_a_pair_costs_nothing()
    {
        var session = Reading.Session(
            """{"sessionId":"s-1","conversationId":"c-1","channel":"I’m 😨","sessionStartTime":"2024-09-26T10:00:00","metaInfo":{"caller":"\ud83d","callee":"+1"}}""");

        Assert.Equal("I’m 😨", session.Channel);
        Assert.Equal((null, "+1"), (session.Conversations[0].Caller, session.Conversations[0].Callee));
    }

    private static string Row(string sessionId, string conversationId, string user) =>
        $$"""
        {"sessionId":"{{sessionId}}","conversationId":"{{conversationId}}","channelSpecificUserId":"{{user}}",
         "sessionStartTime":"2024-09-26T10:00:00","sessionEndTime":"2024-09-26T10:00:00"}
        """;
}

using System.Globalization;
using GraphQLApi.Cache.Rows;
using GraphQLApi.Tests.Cache.Sync;

namespace GraphQLApi.Tests.Cache.Derivation;

/// <summary>SEMANTICS §3.2 to §3.5: session from 10:00:00 to 10:30:00.</summary>
public sealed class QueueJourneyTests
{
    private const string Closed = "\"finalStatus\":\"CLOSED\"";

    private const string Miss = """{"agentId":"u-9","assignedAt":"@10:00:12","nonResponseEvent":"Ignored"}""";
    private const string Reassigned = """{"agentId":"u-9","assignedAt":"@10:00:14","nonResponseEvent":"supervisor  reassigned"}""";

    [Theory]
    [InlineData("answered", "", Closed, "Answered|10:00:25|10:00:25|15|0")]
    [InlineData("callback answered", "", Closed, "Answered|10:00:25|10:00:25|15|0")]
    [InlineData("callback", "later", Closed, "Callback||10:10:00|590|")]
    [InlineData("waiting", "later", Closed, "FlowedOut||10:10:00|590|")]
    [InlineData("waiting", "later", "\"finalStatus\":\"ACTIVE\"", "FlowedOut||10:10:00|590|")]
    [InlineData("waiting", "agent", Closed, "FlowedOut||10:12:00|710|")]
    [InlineData("waiting", "timeless", Closed, "FlowedOut||10:30:00|1790|")]
    [InlineData("waiting", "", "\"finalStatus\":\"ACTIVE\"", "Waiting||10:30:00|1790|")]
    [InlineData("waiting", "", "\"finalStatus\":\"CLOSED\",\"isVoicemail\":\"YES\"", "Voicemail||10:30:00|1790|")]
    [InlineData("waiting", "", "\"finalStatus\":\"CLOSED\",\"smartStatus\":\"TERMINATED\"", "SystemTerminated||10:30:00|1790|")]
    [InlineData("waiting", "", Closed, "Abandoned||10:30:00|1790|")]
    [InlineData("ringing", "", Closed, "Abandoned||10:30:00|1790|")]
    [InlineData("early", "", Closed, "Answered|10:00:05|10:00:05||0")]
    [InlineData("no enter", "", Closed, "Answered|10:00:25|10:00:25||0")]
    public void How_the_first_visit_left(string first, string next, string members, string expected)
    {
        var conversation = Reading.Destinations($"[{Destination(first)}{(next.Length > 0 ? "," : "")}{Destination(next)}]", members);

        Assert.Equal(expected, Line(conversation.QueueVisits[0]));
    }

    [Fact]
    public void NEGATIVE_WAIT_is_flagged_and_still_answered()
    {
        var conversation = Reading.Destinations($"[{Destination("early")}]");

        Assert.Equal(DataQualityFlags.NegativeWait, conversation.DataQuality);
        Assert.Null(conversation.FirstWaitSeconds);
        Assert.Equal(Outcome.AgentHandled, conversation.Outcome);
    }

    [Theory]
    [InlineData(Miss + "," + Reassigned, "", "Answered|10:12:05|10:12:05|715|1", DataQualityFlags.AnsweredViaReassigned)]
    [InlineData(Reassigned + "," + Miss, "", "FlowedOut||10:12:00|710|", DataQualityFlags.None)]
    [InlineData("", "", "FlowedOut||10:12:00|710|", DataQualityFlags.None)]
    [InlineData(Reassigned, ",\"respondingAgent\":{\"agentId\":\"u-1\",\"assignedAt\":\"@10:00:20\"}", "FlowedOut||10:12:00|710|", DataQualityFlags.None)]
    public void A_supervisors_reassignment_answers(string misses, string responding, string expected, DataQualityFlags flags)
    {
        var conversation = Reading.Destinations(
            $$"""[{"destinationType":"QueueEntry","queueId":"qu-1","EnterTime":"@10:00:10","nonRespondingAgents":[{{misses}}]{{responding}}},{{Destination("agent")}}]""");

        Assert.Equal(expected, Line(conversation.QueueVisits[0]));
        Assert.Equal(flags, conversation.DataQuality);
        Assert.Equal(0, conversation.TransferCount);
        Assert.Equal("qu-1", conversation.AgentSegments[^1].QueueId);
    }

    [Fact]
    public void A_reassignment_to_somebody_who_did_not_accept_is_no_answer()
    {
        var conversation = Reading.Destinations(
            $$"""
            [{"destinationType":"QueueEntry","queueId":"qu-1","EnterTime":"@10:00:10","nonRespondingAgents":[{{Reassigned}}]},
             {"destinationType":"AgentSegment","agentId":"u-2","assignedAt":"@10:12:00"}]
            """);

        Assert.Equal("FlowedOut||10:12:00|710|", Line(conversation.QueueVisits[0]));
    }

    [Fact]
    public void Segments_belong_to_their_visits_queue_or_the_nearest_before()
    {
        var conversation = Reading.Destinations(
            $$"""
            [{"destinationType":"AgentSegment","agentId":"u-0","acceptedTime":"@10:00:01"},
             {{Destination("answered")}},
             {{Destination("agent")}},
             {"destinationType":"QueueEntry","queueId":"qu-2","EnterTime":"@10:20:00"},
             {"destinationType":"AgentSegment","agentId":"u-4","assignedAt":"@10:21:00"}]
            """);

        Assert.Equal(
            "0||False|True 1|qu-1|True|True 2|qu-1|False|True 4|qu-2|False|False",
            string.Join(' ', conversation.AgentSegments.Select(row => $"{row.Ordinal}|{row.QueueId}|{row.IsInQueueVisit}|{row.EndedByTransfer}")));
        Assert.Equal(3, conversation.TransferCount);
        Assert.Equal([1, 3], conversation.QueueVisits.Select(visit => visit.Ordinal));
    }

    [Theory]
    [InlineData(""" "interactionDuration":61,"interactionEndTime":"@10:01:27" """, 61d, 61d, DataQualityFlags.None)]
    [InlineData(""" "interactionEndTime":"@10:01:27" """, 62d, 62d, DataQualityFlags.None)]
    [InlineData(""" "interactionDuration":40,"afterCallWorkDuration":9,"holdDuration":15 """, 40d, 49d, DataQualityFlags.None)]
    [InlineData(""" "afterCallWorkDuration":9 """, null, 9d, DataQualityFlags.None)]
    [InlineData(""" "status":"Answered" """, null, 0d, DataQualityFlags.None)]
    [InlineData(""" "interactionDuration":56,"interactionEndTime":"@10:01:27" """, 56d, 56d, DataQualityFlags.DurationMismatch)]
    [InlineData(""" "interactionDuration":57,"interactionEndTime":"@10:01:27" """, 57d, 57d, DataQualityFlags.None)]
    [InlineData(""" "interactionDuration":62,"interactionEndTime":"@10:01:27","afterCallWorkDuration":3,"afterCallWorkEndTime":"@10:02:27" """, 62d, 65d, DataQualityFlags.DurationMismatch)]
    [InlineData(""" "interactionDuration":0,"interactionEndTime":"@10:00:23" """, 0d, 0d, DataQualityFlags.EndBeforeStart)]
    public void T8_the_vendors_integer_else_end_minus_accepted(string members, double? interaction, double? handle, DataQualityFlags flags)
    {
        var conversation = Reading.Destinations($$"""[{"destinationType":"AgentSegment","agentId":"u-1","acceptedTime":"@10:00:25",{{members}}}]""");

        Assert.Equal(interaction, conversation.AgentSegments[0].InteractionSeconds);
        Assert.Equal(handle, conversation.HandleSeconds);
        Assert.Equal(flags, conversation.DataQuality);
    }

    private static string Destination(string kind) => kind switch
    {
        "" => "",
        "answered" => Visit(",\"respondingAgent\":{\"agentId\":\"u-1\",\"acceptedTime\":\"@10:00:25\"}"),
        "callback answered" => Visit(",\"CallbackOpted\":true,\"respondingAgent\":{\"agentId\":\"u-1\",\"acceptedTime\":\"@10:00:25\"}"),
        "ringing" => Visit(",\"respondingAgent\":{\"agentId\":\"u-1\",\"assignedAt\":\"@10:00:25\"}"),
        "early" => Visit(",\"respondingAgent\":{\"agentId\":\"u-1\",\"acceptedTime\":\"@10:00:05\"}"),
        "no enter" => """{"destinationType":"QueueEntry","queueId":"qu-1","respondingAgent":{"agentId":"u-1","acceptedTime":"@10:00:25"}}""",
        "callback" => Visit(",\"CallbackOpted\":true"),
        "waiting" => Visit(""),
        "later" => """{"destinationType":"QueueEntry","queueId":"qu-2","EnterTime":"@10:10:00"}""",
        "agent" => """{"destinationType":"AgentSegment","agentId":"u-2","assignedAt":"@10:12:00","acceptedTime":"@10:12:05"}""",
        "timeless" => """{"destinationType":"QueueEntry","queueId":"qu-2"}""",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static string Visit(string more) => $$"""{"destinationType":"QueueEntry","queueId":"qu-1","EnterTime":"@10:00:10"{{more}}}""";

    // reason | answer | exit | wait | who answered
    private static string Line(QueueVisitRow visit) => string.Create(
        CultureInfo.InvariantCulture, $"{visit.ExitReason}|{visit.AnswerTime:HH:mm:ss}|{visit.ExitTime:HH:mm:ss}|{visit.WaitSeconds}|{visit.RespondingOrdinal}");
}

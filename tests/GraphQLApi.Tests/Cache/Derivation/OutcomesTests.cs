using GraphQLApi.Cache.Rows;
using GraphQLApi.Tests.Cache.Sync;

namespace GraphQLApi.Tests.Cache.Derivation;

/// <summary>SEMANTICS §3.1: the first rule that fits.</summary>
public sealed class OutcomesTests
{
    private const string Waiting = """{"destinationType":"QueueEntry","queueId":"qu-1","EnterTime":"@10:00:10"}""";
    private const string Callback = """{"destinationType":"QueueEntry","queueId":"qu-1","EnterTime":"@10:00:10","CallbackOpted":true}""";
    private const string Answered =
        """{"destinationType":"QueueEntry","queueId":"qu-1","EnterTime":"@10:00:10","respondingAgent":{"agentId":"u-1","acceptedTime":"@10:00:20"}}""";

    private const string Ringing = """{"destinationType":"QueueEntry","queueId":"qu-1","EnterTime":"@10:00:10","respondingAgent":{"agentId":"u-1","assignedAt":"@10:00:20"}}""";
    private const string Direct = """{"destinationType":"AgentSegment","agentId":"u-1","acceptedTime":"@10:00:20"}""";
    private const string NotTaken = """{"destinationType":"AgentSegment","agentId":"u-1","assignedAt":"@10:00:20"}""";

    [Theory]
    [InlineData("ACTIVE", "", "", Answered, Outcome.InProgress)]
    [InlineData(" active ", null, null, "", Outcome.InProgress)]
    [InlineData("TRANSIENT_OPEN", null, null, "", Outcome.InProgress)]
    [InlineData("CLOSED", "WithBot", null, "", Outcome.InProgress)]
    [InlineData("CLOSED", "Waiting Queue", null, Waiting, Outcome.InProgress)]
    [InlineData("CLOSED", "callbackcreated", null, "", Outcome.InProgress)]
    [InlineData("CLOSED", "INAGENTSWORKBIN", null, "", Outcome.InProgress)]
    [InlineData("CLOSED", "Expired", null, "", Outcome.Unknown)]
    [InlineData("USER ABANDONED", "ABANDONED WITH AGENT", "User Hangup", Answered, Outcome.AbandonedWithAgent)]
    [InlineData("CLOSED", "CLOSED", null, Answered, Outcome.AgentHandled)]
    [InlineData("CLOSED", "CLOSED", null, Direct, Outcome.AgentHandled)]
    [InlineData("CLOSED", "TERMINATED", null, Answered, Outcome.AgentHandled)]
    [InlineData("CLOSED", "CLOSED", null, Callback, Outcome.CallbackPending)]
    [InlineData("CLOSED", "TERMINATED", null, Callback, Outcome.CallbackPending)]
    [InlineData("CLOSED", "Terminated", null, Waiting, Outcome.SystemTerminated)]
    [InlineData("CLOSED", "TERMINATED", null, "", Outcome.SystemTerminated)]
    [InlineData("CLOSED", "CLOSED", null, Waiting, Outcome.AbandonedInQueue)]
    [InlineData("CLOSED", "CLOSED", null, Ringing, Outcome.AbandonedInQueue)]
    [InlineData("User Abandoned", null, null, Waiting, Outcome.AbandonedInQueue)]
    [InlineData("CLOSED", "CLOSED", "User Hangup", NotTaken, Outcome.Unknown)]
    [InlineData("CLOSED", "CLOSED", null, "", Outcome.Unknown)]
    public void Of_a_conversation(string finalStatus, string? smartStatus, string? disconnectingEvent, string destination, Outcome outcome)
    {
        var conversation = Reading.Destinations(
            $"[{destination}]",
            $"\"finalStatus\":\"{finalStatus}\",\"smartStatus\":\"{smartStatus}\",\"disconnectingEvent\":\"{disconnectingEvent}\",\"Direction\":\"Inbound\"");

        Assert.Equal(outcome, conversation.Outcome);
    }

    [Theory]
    [InlineData("\"YES\"", Outcome.Voicemail)]
    [InlineData("true", Outcome.Voicemail)]
    [InlineData("\"NO\"", Outcome.AbandonedInQueue)]
    [InlineData("false", Outcome.AbandonedInQueue)]
    public void T28_voicemail_in_any_spelling(string isVoicemail, Outcome outcome) => Assert.Equal(
        outcome, Reading.Destinations($"[{Waiting}]", $"\"finalStatus\":\"CLOSED\",\"isVoicemail\":{isVoicemail}").Outcome);

    [Theory]
    [InlineData("", Outcome.NotReached)]
    [InlineData(NotTaken, Outcome.NotReached)]
    [InlineData(Answered, Outcome.AgentHandled)]
    public void Of_an_outbound_conversation(string destination, Outcome outcome) => Assert.Equal(
        outcome, Reading.Destinations($"[{destination}]", "\"finalStatus\":\"CLOSED\",\"Direction\":\"Outbound\"").Outcome);

    [Theory]
    [InlineData("BotResolved", "CLOSED AT BOT", "", Outcome.BotResolved)]
    [InlineData("botresolved", "", "User Hangup", Outcome.BotResolved)]
    [InlineData("Dropped", "CLOSED AT BOT", "", Outcome.BotDropped)]
    [InlineData("", "CLOSED AT BOT", "user hangup", Outcome.BotDropped)]
    [InlineData("", "Closed At Bot", "Bot Hangup", Outcome.BotEndedUnknown)]
    [InlineData("CLOSED", "CLOSED AT BOT", "", Outcome.Unknown)]
    [InlineData("", "", "", Outcome.Unknown)]
    [InlineData("", "WithBot", "", Outcome.InProgress)]
    public void Of_a_session_without_conversation(string finalStatus, string smartStatus, string disconnectingEvent, Outcome outcome) => Assert.Equal(
        outcome,
        Reading.Session(
            $$"""
            {"sessionId":"s-1","sessionStartTime":"2024-09-26T10:00:00","sessionEndTime":"2024-09-26T10:01:00",
             "finalStatus":"{{finalStatus}}","smartStatus":"{{smartStatus}}","disconnectingEvent":"{{disconnectingEvent}}"}
            """).Outcome);

    [Theory]
    [InlineData("CLOSED", "CLOSED", Outcome.AbandonedInQueue)]
    [InlineData("ACTIVE", "CLOSED", Outcome.InProgress)]
    [InlineData("CLOSED", "ACTIVE", Outcome.InProgress)]
    public void Of_a_session_with_two_conversations(string first, string last, Outcome outcome)
    {
        var session = Reading.Session(
            Conversation("c-1", first, Answered.Replace("@", "2024-09-26T", StringComparison.Ordinal)),
            Conversation("c-2", last, Waiting.Replace("@10:00", "2024-09-26T10:01", StringComparison.Ordinal)));

        Assert.Equal(outcome, session.Outcome);
    }

    private static string Conversation(string id, string finalStatus, string destination) =>
        $$"""{"sessionId":"s-1","conversationId":"{{id}}","finalStatus":"{{finalStatus}}","sessionStartTime":"2024-09-26T10:00:00","destinations":[{{destination}}]}""";
}

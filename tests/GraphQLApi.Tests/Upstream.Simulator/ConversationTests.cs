using System.Text.Json;
using GraphQLApi.Upstream.Simulator;

namespace GraphQLApi.Tests.VendorStandIn;

public sealed class ConversationTests
{
    private const string Missing = """{"errors":[{"msg":"Conversation not found","code":404}]}""";

    private const string Transferred =
        """{"conversationId":"c-9","sessionId":"69a40a00aaaaaaaaaaaaaaaa","channel":"Voice","botId":"st-file","userId":"u-1","finalStatus":"CLOSED","smartStatus":"CLOSED","Direction":"Inbound","dispositions":["Resolved"],"dispositionRemarks":["done"],"sessionStartTime":"2026-03-01T09:40:00","sessionEndTime":"2026-03-01T09:45:00","metaInfo":{"orgId":"o-1","agentTransferConfig":{"lastIntentName":"Pay Invoice","lastIntentuserInput":"pay"}},"customerinfo":{"CustomerPhone":"+12025550102","CustomerEmail":""},"destinations":[{"destinationType":"QueueEntry","queueId":"qu-1","queueName":"Billing","EnterTime":"2026-03-01T09:40:10","nonRespondingAgents":[{"agentId":"u-a","name":"Ann Ash","assignedAt":"2026-03-01T09:40:12"}],"respondingAgent":{"destinationType":"AgentSegment","agentId":"u-b","name":"Bob Box","agentNotes":["called"],"assignedAt":"2026-03-01T09:40:30","acceptedTime":"2026-03-01T09:40:33","interactionEndTime":"2026-03-01T09:42:00"}},{"destinationType":"AgentSegment","agentId":"u-c","name":"Cy Cox","email":"cy@example.org","agentNotes":[],"assignedAt":"2026-03-01T09:42:02","acceptedTime":"2026-03-01T09:42:05","interactionEndTime":"2026-03-01T09:45:00","afterCallWorkEndTime":"2026-03-01T09:45:20"}]}""";

    [Fact]
    public async Task A_conversation_tells_the_story_of_its_record()
    {
        await using var vendor = await Vendor.ReplayAsync([Transferred]);
        var (status, body) = await vendor.SendAsync(HttpMethod.Get, "/agentassist/api/v1/public/st-file/conversations/c-9");
        Assert.Equal(200, status);
        Assert.Equal(
            """{"_id":"c-9","orgId":"o-1","userId":"u-1","accountId":"64f000000000000000000001","botId":"st-file","botSessionId":"69a40a00aaaaaaaaaaaaaaaa","participants":[{"queueId":"qu-1","queueStartTime":"2026-03-01T09:40:10.MMMZ","queueName":"Billing","agentId":"u-a","name":"Ann Ash","status":"ABANDONED","assignedAt":"2026-03-01T09:40:12.MMMZ","endTimeStamp":"2026-03-01T09:40:27.MMMZ","isTransferred":false},{"queueId":"qu-1","queueStartTime":"2026-03-01T09:40:10.MMMZ","queueName":"Billing","agentId":"u-b","name":"Bob Box","status":"INACTIVE","assignedAt":"2026-03-01T09:40:30.MMMZ","startTimeStamp":"2026-03-01T09:40:33.MMMZ","endTimeStamp":"2026-03-01T09:42:00.MMMZ","isTransferred":true},{"agentId":"u-c","name":"Cy Cox","status":"ACTIVE","assignedAt":"2026-03-01T09:42:02.MMMZ","startTimeStamp":"2026-03-01T09:42:05.MMMZ","endTimeStamp":"2026-03-01T09:45:00.MMMZ","isTransferred":false}],"transferDetails":[{"fromQueue":"qu-1","fromAgent":"u-b","transferredType":"OTHERS","transferredTo":[{"id":"u-c","name":"Cy Cox","type":"AGENT","emailId":"cy@example.org"}],"transferredBy":"u-b","priority":"LOW","transferredAt":"2026-03-01T09:42:02.MMMZ","isManager":false}],""",
            Steady(body)[..Steady(body).IndexOf("\"waitTime\"", StringComparison.Ordinal)]);
        var conversation = JsonElement.Parse(body);
        Assert.InRange(conversation.GetProperty("waitTime").GetInt32(), 24_001, 24_005); // 09:40:10 → 09:40:33, and the vendor's 1001…1005 ms
        Assert.Equal("Pay Invoice", conversation.GetProperty("keyIntentName").GetString());
        Assert.Equal("audiocodes", conversation.GetProperty("source").GetString());
        Assert.Equal("2026-03-01T09:45:20.MMMZ", Steady(conversation.GetProperty("endTime").GetString()!));
        Assert.Equal("2026-03-01T09:40:33.MMMZ", Steady(conversation.GetProperty("acceptedAt").GetString()!));
        Assert.Equal("called", conversation.GetProperty("notes")[0].GetProperty("note").GetString());
        Assert.Equal("AGENT_CLOSED", conversation.GetProperty("dispositions").GetProperty("metaStatus").GetString());
        Assert.False(conversation.TryGetProperty("conversationType", out _)); // absent on voice
    }

    [Fact]
    public async Task The_reduced_shape_drops_eight_keys()
    {
        await using var vendor = await Vendor.ReplayAsync([Transferred], new SimulatorOptions { Profile = new() { ReducedConversation = true } });
        var (_, body) = await vendor.SendAsync(HttpMethod.Get, "/agentassist/api/v1/public/st-file/conversations/c-9");
        string[] dropped = ["agentDesktopMeta", "queues", "formData", "timestampValue", "createdAt", "updatedAt", "__v", "userInfo"];
        Assert.Empty(JsonElement.Parse(body).EnumerateObject().Select(property => property.Name).Intersect(dropped));
    }

    [Theory]
    [InlineData(UnknownConversationAnswer.NotFound, 404, Missing)]
    [InlineData(UnknownConversationAnswer.BadRequest, 400, """{"errors":[{"msg":"Conversation not found","code":400}]}""")]
    [InlineData(UnknownConversationAnswer.EmptyObject, 200, "{}")]
    [InlineData(UnknownConversationAnswer.Null, 200, "null")]
    [InlineData(UnknownConversationAnswer.NoContent, 204, "")]
    public async Task An_unknown_conversation(UnknownConversationAnswer answer, int status, string expected)
    {
        await using var vendor = await Vendor.ReplayAsync([Transferred], new SimulatorOptions { Profile = new() { UnknownConversation = answer } });
        Assert.Equal((status, expected), await vendor.SendAsync(HttpMethod.Get, "/agentassist/api/v1/public/st-file/conversations/c-8"));
        // The default bot is known, but the conversation is another's.
        Assert.Equal((status, expected), await vendor.SendAsync(HttpMethod.Get, Vendor.Conversations + "/c-9"));
    }

    [Fact]
    public async Task An_unknown_bot_is_an_invalid_stream()
    {
        await using var vendor = await Vendor.ReplayAsync([Transferred]);
        const string expected = """{"errors":[{"msg":"Invalid StreamId","code":400}]}""";
        Assert.Equal((400, expected), await vendor.SendAsync(HttpMethod.Get, "/agentassist/api/v1/public/st-none/conversations/c-9"));
        Assert.Equal((400, expected), await vendor.SendAsync(HttpMethod.Post, "/api/public/bot/st-none/intentrealtimedata"));
    }

    [Fact]
    public async Task It_is_found_by_its_session_too_and_listed_with_the_gateway_id()
    {
        await using var vendor = await Vendor.ReplayAsync([Transferred]);
        var (_, bySession) = await vendor.SendAsync(HttpMethod.Get, "/agentassist/api/v1/public/st-file/conversations/sessions/69a40a00aaaaaaaaaaaaaaaa");
        Assert.Equal("""["done"]""", JsonElement.Parse(bySession).GetProperty("summary").ToString());
        var (_, list) = await vendor.SendAsync(HttpMethod.Get, "/agentassist/api/v1/public/st-file/conversations?skip=0&limit=10&status=closed");
        Assert.EndsWith("""],"skip":0,"limit":10,"hasMore":false,"totalPages":1,"totalResults":1}""", list, StringComparison.Ordinal);
        var row = JsonElement.Parse(list).GetProperty("results")[0];
        Assert.True(Guid.TryParse(row.GetProperty("conversationId").GetString(), out _)); // T18
        Assert.Equal("c-9", row.GetProperty("_id").GetString());
        var (_, none) = await vendor.SendAsync(HttpMethod.Get, "/agentassist/api/v1/public/st-file/conversations?status=ACTIVE");
        Assert.Equal("""{"results":[],"skip":0,"limit":10,"hasMore":false,"totalPages":0,"totalResults":0}""", none);
    }

    /// <summary>The milliseconds follow from the session id; they are the same in every time of one conversation.</summary>
    private static string Steady(string text) => System.Text.RegularExpressions.Regex.Replace(text, @"(\d\d:\d\d:\d\d)\.\d{3}Z", "$1.MMMZ");
}

using System.Net;
using GraphQLApi.Upstream;

namespace GraphQLApi.Tests.Upstream;

public sealed class UpstreamClientTests
{
    private static readonly DateTimeOffset Day = new(2026, 2, 16, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Interactions_are_asked_with_every_header_and_block()
    {
        var vendor = new ScriptedVendor(_ => ScriptedVendor.Json("""{"numResults":0,"data":[]}"""));
        using var upstream = new UpstreamFixture(vendor);
        var readings = await ReadAsync(upstream, new TimeWindow(Day, Day.AddDays(1)));
        Assert.Equal((0, false, UpstreamFixture.Start, 1), (
            readings[0].Records.Count, readings[0].IsSaturated, readings[0].ReadAt, readings[0].Calls));
        var request = Assert.Single(vendor.Seen);
        Assert.Equal("POST", request.Method);
        Assert.Equal(
            "https://vendor.example/agentassist/api/public/analytics/account/64f000000000000000000001/v2/interactionDetails?offset=0&limit=100",
            request.Address);
        Assert.Equal(
            """{"startDate":"2026-02-16 00:00:00","endDate":"2026-02-17 00:00:00","timeZoneOffset":0,"""
            + "\"selectedFields\":[\"skills\",\"customerinfo\",\"userleveltags\",\"sessionleveltags\",\"campaigninfo\",\"snoozeinfo\"]}",
            request.Body);
        Assert.Equal(
            ("64f000000000000000000001", "st-1", "application/json", "GraphQLApi/0.1", "application/json; charset=UTF-8"),
            (request.Headers["accountId"], request.Headers["iId"], request.Headers["Accept"], request.Headers["User-Agent"], request.Headers["Content-Type"]));
        Assert.StartsWith("eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.", request.Headers["auth"]);
    }

    [Fact]
    public async Task Every_call_has_its_own_token_and_a_ready_one_is_sent_as_it_is()
    {
        var vendor = new ScriptedVendor(_ => ScriptedVendor.Json("[]"));
        using (var minting = new UpstreamFixture(vendor))
        {
            await minting.Client.GetRealtimeSessionsAsync("st-1", CallLane.Realtime, Stop);
            await minting.Client.GetRealtimeSessionsAsync("st-1", CallLane.Realtime, Stop);
        }

        using var ready = new UpstreamFixture(vendor, ("ClientSecret", ""), ("Token", "a.b.c"));
        await ready.Client.GetRealtimeSessionsAsync("st-1", CallLane.Realtime, Stop);
        Assert.NotEqual(vendor.Seen[0].Headers["auth"], vendor.Seen[1].Headers["auth"]);
        Assert.Equal("a.b.c", vendor.Seen[2].Headers["auth"]);
    }

    [Fact]
    public async Task The_feed_is_posted_to_its_own_host_and_fetched_where_post_is_refused()
    {
        var vendor = new ScriptedVendor(request => request.Method == "POST"
            ? ScriptedVendor.Json("""{"errors":[{"msg":"Method Not Allowed","code":405}]}""", 405)
            : ScriptedVendor.Json("""[{"sessionId":"s-1","intent":["Pay"]}]"""));
        using var upstream = new UpstreamFixture(vendor, ("RealtimeBaseUrl", "https://platform.example"));
        var rows = await upstream.Client.GetRealtimeSessionsAsync("st-1", CallLane.Realtime, Stop);
        Assert.Equal(["Pay"], Assert.Single(rows).Intents);
        Assert.Equal(
            ["POST https://platform.example/api/public/bot/st-1/intentrealtimedata", "GET https://platform.example/api/public/bot/st-1/intentrealtimedata"],
            vendor.Seen.Select(request => $"{request.Method} {request.Address}"));
    }

    [Theory]
    [InlineData(404, """{"errors":[{"msg":"Conversation not found","code":404}]}""")]
    [InlineData(404, "<html></html>")]
    [InlineData(400, """{"errors":[{"msg":"Could not find any conversation","code":400}]}""")]
    [InlineData(204, "")]
    [InlineData(200, "")]
    [InlineData(200, "null")]
    [InlineData(200, "{}")]
    public async Task A_conversation_is_unknown_in_seven_ways(int status, string body)
    {
        using var upstream = new UpstreamFixture(new ScriptedVendor(_ => ScriptedVendor.Json(body, status)));
        Assert.Null(await upstream.Client.GetConversationAsync("st-1", "c-1", CallLane.Interactive, Stop));
        Assert.True(upstream.Status.IsReachable);
        Assert.Equal(UpstreamFixture.Start, upstream.Status.LastSuccessAt);
    }

    [Fact]
    public async Task A_conversation_is_asked_by_path_and_its_ids_are_escaped()
    {
        var vendor = new ScriptedVendor(_ => ScriptedVendor.Json("""{"_id":"c-1","status":"CLOSED"}"""));
        using var upstream = new UpstreamFixture(vendor);
        var dto = await upstream.Client.GetConversationAsync("st-1", "c-1/../x?y", CallLane.Interactive, Stop);
        Assert.Equal("CLOSED", dto!.Status);
        Assert.Equal(
            "GET https://vendor.example/agentassist/api/v1/public/st-1/conversations/c-1%2F..%2Fx%3Fy",
            $"{vendor.Seen[0].Method} {vendor.Seen[0].Address}");
    }

    [Theory]
    [InlineData(401, """{"errors":[{"msg":"Invalid SDK credentials","code":4002}]}""", UpstreamFailure.Unauthorized, 1)]
    [InlineData(400, """{"errors":[{"msg":"Invalid StreamId","code":400}]}""", UpstreamFailure.Rejected, 1)]
    [InlineData(200, "<html>login</html>", UpstreamFailure.InvalidResponse, 1)]
    [InlineData(200, """{"ciphertext":"AAAA"}""", UpstreamFailure.InvalidResponse, 1)]
    [InlineData(200, """{"errors":[{"msg":"Permission denied. Scope is incorrect!","code":4002}]}""", UpstreamFailure.Unauthorized, 1)]
    [InlineData(500, "", UpstreamFailure.Unavailable, 4)]
    [InlineData(429, "", UpstreamFailure.RateLimited, 4)]
    public async Task A_failure_is_typed_and_only_passing_trouble_is_tried_again(int status, string body, UpstreamFailure failure, int attempts)
    {
        var vendor = new ScriptedVendor(_ => ScriptedVendor.Json(body, status));
        using var upstream = new UpstreamFixture(vendor, ("CircuitFailures", "10"));
        var exception = await Assert.ThrowsAsync<UpstreamException>(() => upstream.PassTimeAsync(
            upstream.Client.GetConversationAsync("st-1", "c-1", CallLane.Interactive, Stop), TimeSpan.FromSeconds(10)));
        Assert.Equal(failure, exception.Failure);
        Assert.Equal(attempts, vendor.Seen.Count);
        Assert.Equal(exception.Message, upstream.Status.LastError);
        Assert.Equal(failure != UpstreamFailure.Unavailable, upstream.Status.IsReachable);
    }

    [Fact]
    public async Task Logs_and_errors_hold_no_secret_and_no_personal_data()
    {
        var vendor = new ScriptedVendor(_ => ScriptedVendor.Json(
            """{"errors":[{"msg":"no jane.doe@domain.com here","code":1}],"data":[{"customerinfo":{"CustomerPhone":"+12025550101"}}]}""", 500));
        using var upstream = new UpstreamFixture(vendor);
        var exception = await Assert.ThrowsAsync<UpstreamException>(() => upstream.PassTimeAsync(
            upstream.Client.GetConversationAsync("st-1", "c-secret-id", CallLane.Interactive, Stop), TimeSpan.FromSeconds(10)));
        Assert.All(
            ["simulator-secret", "eyJ", "jane.doe", "+12025550101", "c-secret-id"],
            text => Assert.DoesNotContain(text, upstream.Log.Text + exception, StringComparison.Ordinal));
        Assert.Contains("2001 Upstream vendor.example: attempt 1 failed (status 500)", upstream.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_range_is_a_mistake_of_the_caller()
    {
        using var upstream = new UpstreamFixture(new ScriptedVendor(_ => new HttpResponseMessage(HttpStatusCode.OK)));
        await Assert.ThrowsAsync<ArgumentException>(() => ReadAsync(upstream, new TimeWindow(Day, Day)));
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static async Task<List<WindowReading>> ReadAsync(UpstreamFixture upstream, TimeWindow range) =>
        await upstream.Client.ReadInteractionsAsync(range, "st-1", CallLane.Interactive, Stop).ToListAsync(Stop);
}

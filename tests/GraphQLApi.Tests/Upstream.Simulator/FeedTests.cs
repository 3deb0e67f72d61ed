using System.Text.Json;
using GraphQLApi.Upstream.Simulator;

namespace GraphQLApi.Tests.VendorStandIn;

public sealed class FeedTests
{
    private const string Bot = """{"sessionId":"s-bot","sessionStartTime":"2026-03-01T10:00:00","sessionEndTime":"2026-03-01T10:00:50","channel":"Voice","botId":"st-00000000-0000-5000-8000-000000000001","userId":"u-1","finalStatus":"Dropped","customerinfo":{"CustomerPhone":"+126529865","CustomerEmail":""}}""";
    private const string Agent = """{"sessionId":"s-agent","conversationId":"c-1","sessionStartTime":"2026-03-01T09:00:00","sessionEndTime":"2026-03-01T10:30:00","channel":"rtm","botId":"st-00000000-0000-5000-8000-000000000001","userId":"u-2","finalStatus":"CLOSED","metaInfo":{"agentTransferConfig":{"lastIntentName":"Book a Ticket"}},"customerinfo":{"CustomerPhone":"","CustomerEmail":"a@example.org"},"destinations":[{"destinationType":"QueueEntry","queueId":"qu-1","EnterTime":"2026-03-01T09:13:08"}]}""";
    private const string Open = """{"sessionId":"s-open","conversationId":"c-2","sessionStartTime":"2026-03-01T11:00:00","sessionEndTime":"2026-03-01T11:00:00","botId":"st-00000000-0000-5000-8000-000000000001","finalStatus":"ACTIVE"}""";
    private const string OtherBot = """{"sessionId":"s-other","sessionStartTime":"2026-03-01T10:00:00","sessionEndTime":"2026-03-01T10:00:50","botId":"st-2","finalStatus":"Dropped"}""";

    [Fact]
    public async Task A_bare_array_of_ended_sessions_of_the_bot_latest_end_first()
    {
        await using var vendor = await Vendor.ReplayAsync([Bot, Agent, Open, OtherBot]);
        var (status, body) = await vendor.SendAsync(HttpMethod.Post, Vendor.Feed);
        Assert.Equal(200, status);
        Assert.Equal(
            """
            [{"intent":["Book a Ticket"],"ANI":"st-00000000-0000-5000-8000-000000000001","DNI":"a@example.org","channel":"rtm","startTime":"2026-03-01T09:00:00.MMM+00:00","endTime":"2026-03-01T10:30:00.MMM+00:00","status":"completed","timeHandled":"13m: 8s","deflectedTo":"rtm","userId":"u-2","sessionId":"s-agent"},
            {"intent":[],"ANI":"+126529865","DNI":"+126529865","channel":"audiocodes","startTime":"2026-03-01T10:00:00.MMM+00:00","endTime":"2026-03-01T10:00:50.MMM+00:00","status":"Dropoff","timeHandled":"50s","deflectedTo":null,"userId":"u-1","sessionId":"s-bot"}]
            """.ReplaceLineEndings(""),
            System.Text.RegularExpressions.Regex.Replace(body, @"\.\d{3}\+", ".MMM+"));
    }

    [Fact]
    public async Task Dates_can_carry_the_blanks_of_the_published_sample_and_GET_can_be_allowed()
    {
        await using var vendor = await Vendor.ReplayAsync([Bot], new SimulatorOptions { Profile = new() { BrokenDates = true, AllowIntentGet = true } });
        var (_, body) = await vendor.SendAsync(HttpMethod.Get, Vendor.Feed);
        Assert.Matches(@"""startTime"":""2026-03-01T10: 00: 00\.\d{3}\+00: 00""", body);
    }

    [Fact]
    public async Task It_holds_25_rows_and_moves_on_with_the_clock()
    {
        await using var vendor = await Vendor.StartAsync(now: "2026-03-04T12:00:00Z");
        var before = await IdsAsync(vendor);
        vendor.Clock.Advance(TimeSpan.FromMinutes(20));
        var after = await IdsAsync(vendor);
        Assert.Equal(25, before.Distinct().Count());
        Assert.Equal(25, after.Distinct().Count());
        // A quiet account of 400 sessions ends some 14 in twenty minutes at noon: the new ones are on top, the rest of before follows.
        var fresh = after.TakeWhile(id => !before.Contains(id)).Count();
        Assert.InRange(fresh, 3, 24);
        Assert.Equal(before[..(25 - fresh)], after[fresh..]);
    }

    [Fact]
    public async Task Rows_can_come_twice_and_with_times_that_contradict_their_id()
    {
        await using var vendor = await Vendor.StartAsync(new SimulatorOptions { Traps = SimulatorTraps.RepeatedFeedRows | SimulatorTraps.FakeFeedTime });
        Assert.Equal(13, (await IdsAsync(vendor)).Distinct().Count()); // T21: 25 rows, the last without its twin
    }

    private static async Task<string[]> IdsAsync(Vendor vendor)
    {
        var (_, body) = await vendor.SendAsync(HttpMethod.Post, Vendor.Feed);
        return [.. JsonElement.Parse(body).EnumerateArray().Select(row => row.GetProperty("sessionId").GetString()!)];
    }
}

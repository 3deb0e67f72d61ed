using GraphQLApi.Cache;
using GraphQLApi.Cache.Access;
using GraphQLApi.Cache.Coverage;
using GraphQLApi.Cache.Realtime;
using GraphQLApi.Tests.Upstream;
using Microsoft.EntityFrameworkCore;

namespace GraphQLApi.Tests.Cache.Realtime;

public sealed class RealtimeFeedTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_of_one_session_merge_and_keep_the_feeds_order()
    {
        await using var cache = await CacheFixture.OpenAsync(_ => ScriptedVendor.Json("""
            [
              {"sessionId":"s-1","intent":["Book a Ticket"],"ANI":"st-1","channel":"rtm","status":"completed","timeHandled":"50s","startTime":"2026-04-01T11: 07: 08.185+00: 00"},
              {"sessionId":"s-2","intent":[],"status":"Dropoff"},
              {"intent":["of nobody"]},
              {"sessionId":"s-1","intent":["Book a Flight","Book a Ticket"],"status":"Dropoff","timeHandled":"13m: 8s","deflectedTo":" sms "}
            ]
            """));
        var reading = await FeedAsync(cache);
        Assert.Equal(("st-1", CacheFixture.Start.UtcDateTime, false), (reading!.BotId, reading.FetchedAt, reading.GapSuspected));
        Assert.Equal(["s-1", "s-2"], reading.Sessions.Select(row => row.SessionId));
        var first = reading.Sessions[0];
        Assert.Equal(["Book a Ticket", "Book a Flight"], first.Intents);
        Assert.Equal(
            ("st-1", "rtm", "Dropoff", "13m: 8s", 788.0, "sms"),
            (first.CallerNumber, first.Channel, first.Status, first.TimeHandled, first.TimeHandledSeconds, first.DeflectedTo));
        Assert.Equal(new DateTime(2026, 4, 1, 11, 7, 8, 185, DateTimeKind.Utc), first.StartTime);
    }

    [Theory]
    [InlineData("s-1 s-2", "s-2 s-3", false)]
    [InlineData("s-1 s-2", "s-3 s-4", true)]
    [InlineData("", "s-3", false)]
    [InlineData("s-1", "", false)]
    public async Task A_gap_is_suspected_where_two_polls_share_nothing(string before, string now, bool expected)
    {
        var polls = new Queue<string>([before, now]);
        await using var cache = await CacheFixture.OpenAsync(_ => ScriptedVendor.Json(
            $"[{string.Join(',', polls.Dequeue().Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => $$"""{"sessionId":"{{id}}"}"""))}]"));
        Assert.False((await FeedAsync(cache))!.GapSuspected);
        cache.Clock.Advance(TimeSpan.FromSeconds(21));
        var reading = await FeedAsync(cache, new Freshness(FreshnessMode.Wait));
        Assert.Equal((expected, now), (reading!.GapSuspected, string.Join(' ', reading.Sessions.Select(row => row.SessionId))));
    }

    [Fact]
    public async Task A_fresh_poll_is_reused_and_a_dead_vendor_leaves_the_last_one()
    {
        var isDown = false;
        await using var cache = await CacheFixture.OpenAsync(_ => isDown ? ScriptedVendor.Json("", 503) : ScriptedVendor.Json("""[{"sessionId":"s-1"}]"""));
        Assert.Null(await FeedAsync(cache, new Freshness(FreshnessMode.CacheOnly)));
        await FeedAsync(cache);
        cache.Clock.Advance(TimeSpan.FromSeconds(20));
        await FeedAsync(cache, new Freshness(FreshnessMode.Wait));
        Assert.Single(cache.Vendor.Seen);
        isDown = true;
        var reading = await FeedAsync(cache, new Freshness(FreshnessMode.Wait, 0));
        Assert.Equal((2, CacheFixture.Start.UtcDateTime), (cache.Vendor.Seen.Count, reading!.FetchedAt));
        Assert.Null(await cache.Get<RealtimeFeed>().GetAsync("st-unknown", Visibility.All, Freshness.Default, Token));
    }

    [Fact]
    public async Task A_dead_vendor_and_no_poll_is_a_failure()
    {
        await using var cache = await CacheFixture.OpenAsync(_ => ScriptedVendor.Json("", 503));
        Assert.Equal("UPSTREAM_UNAVAILABLE", (await Assert.ThrowsAsync<CacheException>(() => FeedAsync(cache))).Failure.Code);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Intents_reach_the_cached_session_whichever_comes_first(bool isFeedFirst)
    {
        await using var cache = await CacheFixture.OpenAsync(request => ScriptedVendor.Json(
            request.Address.Contains("intentrealtimedata", StringComparison.OrdinalIgnoreCase)
                ? """[{"sessionId":"s-1","intent":["Book a Flight"],"status":"completed"}]"""
                : """{"numResults":1,"data":[{"sessionId":"s-1","sessionStartTime":"2026-04-01T10:00:00"}]}"""));
        var range = new AskedRange(CacheFixture.Start.UtcDateTime.AddHours(-3), CacheFixture.Start.UtcDateTime.AddHours(-1));
        if (isFeedFirst)
        {
            await FeedAsync(cache);
        }

        await cache.CountAsync(range);
        await FeedAsync(cache);
        var session = await cache.QueryAsync(db => db.Sessions.Include(row => row.Intents).SingleAsync(Token));
        Assert.Equal((true, "completed", "Book a Flight"), (session.IntentsKnown, session.RealtimeStatus, Assert.Single(session.Intents).Intent));
    }

    private static Task<RealtimeFeedReading?> FeedAsync(CacheFixture cache, Freshness? freshness = null) =>
        cache.Get<RealtimeFeed>().GetAsync(null, Visibility.All, freshness ?? Freshness.Default, Token);
}

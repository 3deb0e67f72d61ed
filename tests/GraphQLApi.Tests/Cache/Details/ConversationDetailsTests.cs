using GraphQLApi.Cache;
using GraphQLApi.Cache.Coverage;
using GraphQLApi.Cache.Details;
using GraphQLApi.Tests.Upstream;
using Microsoft.EntityFrameworkCore;

namespace GraphQLApi.Tests.Cache.Details;

public sealed class ConversationDetailsTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    // 69a2d580 = 2026-02-28T11:46:40Z
    private const string Known = """{"_id":"c-1","botSessionId":"69a2d580aca47e4a408d0001","startTime":"2026-02-28T11:46:50.000Z"}""";
    private const string Row = """{"numResults":1,"data":[{"conversationId":"c-1","sessionId":"69a2d580aca47e4a408d0001","sessionStartTime":"2026-02-28T11:46:40"}]}""";
    private const string Empty = """{"numResults":0,"data":[]}""";

    [Fact]
    public async Task Each_state_is_told_apart()
    {
        await using var cache = await CacheFixture.OpenAsync(Vendor);
        Assert.Equal("c-1 Cached, c-2 UnknownUpstream, c-3 Failed UPSTREAM_UNAVAILABLE", await StatesAsync(cache, Freshness.Default, "c-1", "c-2", "c-3"));
        Assert.Equal(
            "c-1 Cached, c-2 UnknownUpstream, c-4 NotCached", await StatesAsync(cache, new Freshness(FreshnessMode.CacheOnly), "c-1", "c-2", "c-4"));
    }

    [Fact]
    public async Task The_unknown_are_remembered_for_ten_minutes_and_asked_at_every_bot()
    {
        await using var cache = await CacheFixture.OpenAsync(Vendor, ("Upstream:BotIds:1", "st-2"));
        await StatesAsync(cache, Freshness.Default, "c-2");
        Assert.Equal(["st-1", "st-2"], cache.Vendor.Seen.Select(seen => seen.Address.Split('/').Single(part => part.StartsWith("st-", StringComparison.Ordinal))));
        cache.Clock.Advance(TimeSpan.FromMinutes(9));
        await StatesAsync(cache, Freshness.Default, "c-2");
        Assert.Equal(2, cache.Vendor.Seen.Count);
        cache.Clock.Advance(TimeSpan.FromMinutes(2));
        await StatesAsync(cache, Freshness.Default, "c-2");
        Assert.Equal(4, cache.Vendor.Seen.Count);
    }

    [Fact]
    public async Task Many_askers_of_one_conversation_share_a_call()
    {
        await using var cache = await CacheFixture.OpenAsync(Vendor);
        var states = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => StatesAsync(cache, Freshness.Default, "c-1"), Token)));
        Assert.All(states, state => Assert.Equal("c-1 Cached", state));
        Assert.Single(cache.Vendor.Seen);
    }

    [Fact]
    public async Task When_the_budget_ends_each_conversation_says_so_for_itself()
    {
        var held = new TaskCompletionSource<HttpResponseMessage>();
        await using var cache = await CacheFixture.OpenAsync(
            request => request.Address.EndsWith("c-9", StringComparison.Ordinal) ? held.Task.GetAwaiter().GetResult() : Vendor(request));
        var asking = Task.Run(() => StatesAsync(cache, Freshness.Default, "c-1", "c-9"), Token);
        await CacheRequestTests.Until(() => cache.Vendor.Seen.Count == 2);
        while (await StatesAsync(cache, new Freshness(FreshnessMode.CacheOnly), "c-1") != "c-1 Cached")
            await Task.Yield();
        await Task.Delay(20, Token); // stored; its asker still has to be told
        cache.Clock.Advance(TimeSpan.FromSeconds(28));
        Assert.Equal("c-1 Cached, c-9 Failed UPSTREAM_RATE_LIMITED", await asking);
        held.SetResult(ScriptedVendor.Json("", 503));
    }

    [Theory]
    [InlineData("c-1", true, 2)] // the endpoint, then its session's minute
    [InlineData("c-2", false, 1)]
    public async Task A_conversation_asked_by_id_is_looked_up(string id, bool found, int calls)
    {
        await using var cache = await CacheFixture.OpenAsync(Vendor);
        Assert.Equal(found, await FindAsync(request => request.AnnounceConversation(id, Freshness.Default), db => db.Conversations.AnyAsync(row => row.ConversationId == id, Token)));
        Assert.Equal(calls, cache.Vendor.Seen.Count);
        if (found)
        {
            Assert.Contains("2026-02-28 11:46:00", cache.Vendor.Seen[1].Body, StringComparison.Ordinal);
        }

        async Task<bool> FindAsync(Func<CacheRequest, Announcement> announce, Func<CacheDbContext, Task<bool>> read) =>
            await cache.RequestAsync(request => request.ReadAsync(announce(request), (db, _) => read(db), Token));
    }

    [Theory]
    [InlineData("69a2d580aca47e4a408d0001", true, 1)]
    [InlineData("69a2d580aca47e4a408d0002", false, 1)] // that minute does not hold it
    [InlineData("f0000000aca47e4a408d0001", false, 0)] // in the future
    [InlineData("s-1", false, 0)] // tells no time
    public async Task A_session_asked_by_id_is_looked_up_in_the_minute_its_id_tells(string id, bool found, int calls)
    {
        await using var cache = await CacheFixture.OpenAsync(Vendor);
        for (var turn = 0; turn < 2; turn++)
        {
            Assert.Equal(found, await cache.RequestAsync(request => request.ReadAsync(
                request.AnnounceSession(id, Freshness.Default), (db, token) => db.Sessions.AnyAsync(row => row.SessionId == id, token), Token)));
            Assert.Equal(calls, cache.Vendor.Seen.Count); // that minute is settled and known: not asked again
        }
    }

    [Fact]
    public async Task A_lookup_that_fails_says_how()
    {
        await using var cache = await CacheFixture.OpenAsync(_ => ScriptedVendor.Json("", 503));
        var refusal = await Assert.ThrowsAsync<CacheException>(() => cache.RequestAsync(request => request.ReadAsync(
            request.AnnounceConversation("c-1", Freshness.Default), (db, token) => db.Conversations.AnyAsync(token), Token)));
        Assert.Equal("UPSTREAM_UNAVAILABLE", refusal.Failure.Code);
    }

    private static HttpResponseMessage Vendor(SeenRequest request) =>
        request.Method == "POST" ? ScriptedVendor.Json(request.Body.Contains("2026-02-28 11:46", StringComparison.Ordinal) ? Row : Empty)
        : request.Address.EndsWith("/c-1", StringComparison.Ordinal) ? ScriptedVendor.Json(Known)
        : request.Address.EndsWith("/c-2", StringComparison.Ordinal) ? ScriptedVendor.Json("""{"errors":[{"msg":"Could not find any conversation","code":404}]}""", 404)
        : ScriptedVendor.Json("", 503);

    private static async Task<string> StatesAsync(CacheFixture cache, Freshness freshness, params string[] ids) => string.Join(
        ", ",
        (await cache.Get<ConversationDetails>().GetAsync(ids, freshness, Token)).Select(detail => $"{detail.ConversationId} {detail.State} {detail.Failure?.Code}".Trim()));
}

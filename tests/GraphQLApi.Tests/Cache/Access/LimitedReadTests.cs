using GraphQLApi.Cache.Access;
using GraphQLApi.Cache.Coverage;
using GraphQLApi.Cache.Database;
using GraphQLApi.Cache.Facts;
using GraphQLApi.Tests.Cache.Facts;
using Microsoft.EntityFrameworkCore;

namespace GraphQLApi.Tests.Cache.Access;

/// <summary>Reads of limited callers: snapshots, facts and single requests over the rows of <see cref="FactRows"/>.</summary>
public sealed class LimitedReadTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;
    private static readonly Visibility SecondQueue = new(["qu-2"], null);

    [Theory]
    [InlineData("[null,null]", "s-1 s-2 s-3", "c-1 c-2 c-3", 5, 2, 2, "qu-1 qu-2", "u-1 u-2")]
    [InlineData("""[["qu-2"],null]""", "s-1", "c-1", 1, 1, 1, "qu-2", "u-1 u-2")]
    [InlineData("""[["qu-1"],null]""", "s-1 s-3", "c-1 c-2 c-3", 4, 1, 1, "qu-1", "u-2")]
    [InlineData("""[null,["st-1"]]""", "s-1 s-2 s-3", "c-1 c-2 c-3", 5, 2, 2, "qu-1 qu-2", "u-1 u-2")]
    [InlineData("""[["qu-2"],["st-2"]]""", "", "", 0, 0, 0, "", "")]
    [InlineData("""[[],null]""", "", "", 0, 0, 0, "", "")]
    public async Task A_snapshot_holds_what_its_caller_may_see(
        string limits, string sessions, string conversations, int visits, int segments, int misses, string queues, string agents)
    {
        await using var cache = await OpenAsync();
        await using var snapshot = await cache.Database.SnapshotAsync(Parse(limits), Token);
        var db = snapshot.Db;

        Assert.Equal(sessions, string.Join(' ', await db.Sessions.Select(row => row.SessionId).Order().ToListAsync(Token)));
        Assert.Equal(conversations, string.Join(' ', await db.Conversations.Select(row => row.ConversationId).Order().ToListAsync(Token)));
        Assert.Equal(
            (visits, segments, misses),
            (await db.QueueVisits.CountAsync(Token), await db.AgentSegments.CountAsync(Token), await db.MissedAssignments.CountAsync(Token)));
        Assert.Equal(queues, string.Join(' ', await db.Queues.Select(row => row.QueueId).Order().ToListAsync(Token)));
        Assert.Equal(agents, string.Join(' ', await db.Agents.Select(row => row.AgentId).Order().ToListAsync(Token)));
    }

    [Fact]
    public async Task A_connection_is_kept_for_those_who_see_the_same_and_for_nobody_else()
    {
        await using var cache = await OpenAsync();
        var first = await TakeAsync(cache, SecondQueue);

        Assert.Same(first, await TakeAsync(cache, new Visibility(["qu-2", "qu-2"], null)));
        Assert.NotSame(first, await TakeAsync(cache, new Visibility(["qu-1"], null)));
        Assert.NotSame(first, await TakeAsync(cache, Visibility.All));
        for (var number = 0; number < 15; number++)
        {
            await TakeAsync(cache, new Visibility([$"qu-{number + 100}"], null));
        }

        Assert.NotSame(first, await TakeAsync(cache, SecondQueue));
    }

    [Fact]
    public async Task Nobody_finds_anothers_facts()
    {
        await using var cache = await OpenAsync();
        var store = cache.Get<FactStore>();

        Assert.Equal("3 1", await VisitsAsync(cache, store, Visibility.All));
        Assert.Equal("1", await VisitsAsync(cache, store, SecondQueue));
        var held = store.Bytes;
        Assert.Equal("1", await VisitsAsync(cache, store, SecondQueue));
        Assert.Equal("3 1", await VisitsAsync(cache, store, Visibility.All));
        Assert.Equal("", await VisitsAsync(cache, store, new Visibility([], null)));
        Assert.Equal(held, store.Bytes);
    }

    [Fact]
    public async Task A_limited_request_looks_for_single_records_in_the_cache_alone()
    {
        await using var cache = await OpenAsync();
        var answers = await cache.RequestAsync(async request =>
        {
            request.See(SecondQueue);
            var needs = new[]
            {
                request.AnnounceConversation("c-unknown", Freshness.Default), request.AnnounceConversation("c-3", Freshness.Default),
                request.AnnounceSession("69a5c0000000000000000001", Freshness.Default),
            };
            var found = await request.ReadAsync(needs[0], (db, token) => db.Conversations.Select(row => row.ConversationId).ToListAsync(token), Token);
            return (Found: found, Forbidden: await request.RefreshConversationAsync("c-3", Token), Unknown: await request.RefreshConversationAsync("c-unknown", Token));
        });

        Assert.Equal(["c-1"], answers.Found);
        Assert.Equal((null, null), (answers.Forbidden, answers.Unknown));
        Assert.Empty(cache.Vendor.Seen);
    }

    private static async Task<CacheFixture> OpenAsync()
    {
        var cache = await CacheFixture.OpenAsync(_ => throw new InvalidOperationException("No call was expected."));
        await cache.Database.WriteAsync(
            async (db, token) =>
            {
                FactRows.Fill(db);
                await db.SaveChangesAsync(token);
            },
            Token);
        return cache;
    }

    private static async Task<ReadSnapshot> TakeAsync(CacheFixture cache, Visibility visibility)
    {
        await using var snapshot = await cache.Database.SnapshotAsync(visibility, Token);
        return snapshot;
    }

    private static async Task<string> VisitsAsync(CacheFixture cache, FactStore store, Visibility visibility)
    {
        await using var snapshot = await cache.Database.SnapshotAsync(visibility, Token);
        var rows = new List<int>();
        await foreach (var slice in store.QueueVisits.ReadAsync(snapshot.Db, FactRows.Day, FactRows.Day.AddDays(3), FactColumns.Conversation, null, Token))
        {
            rows.Add(slice.End - slice.Start);
        }

        return string.Join(' ', rows);
    }

    private static Visibility Parse(string limits)
    {
        var lists = System.Text.Json.JsonSerializer.Deserialize<string[]?[]>(limits)!;
        return new Visibility(lists[0], lists[1]);
    }
}

using GraphQLApi.Cache;
using GraphQLApi.Cache.Coverage;
using GraphQLApi.Cache.Rows;
using GraphQLApi.Cache.Sync;
using GraphQLApi.Tests.Upstream;
using Microsoft.EntityFrameworkCore;

namespace GraphQLApi.Tests.Cache;

public sealed class CacheRequestTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    // One settled day of 400 sessions, one every 3 minutes and 36 seconds.
    private static readonly DateTime Day = new(2026, 3, 10, 0, 0, 0, DateTimeKind.Utc);
    private static readonly AskedRange WholeDay = new(Day, Day.AddDays(1));
    private static readonly PagedRows Rows = new(Enumerable.Range(0, 400).Select(i => (new DateTimeOffset(Day).AddSeconds(i * 216), i % 2 == 0)));

    [Fact]
    public async Task An_uncached_day_is_answered_complete_in_one_request_for_five_calls()
    {
        await using var cache = await CacheFixture.OpenAsync(Rows.Answer);
        var (sessions, report) = await cache.CountAsync(WholeDay);
        Assert.Equal(400, sessions);
        Assert.Equal(
            new { Complete = true, AsOf = (DateTime?)CacheFixture.Start.UtcDateTime, CompleteThrough = (DateTime?)Day.AddDays(1) },
            new { report.Complete, report.AsOf, report.CompleteThrough });
        Assert.Empty(report.Missing.Concat(report.Stale).Concat(report.Saturated));
        Assert.Equal(5, cache.Vendor.Seen.Count); // 4 full pages and the one that shows the end
        await cache.CountAsync(WholeDay);
        Assert.Equal(5, cache.Vendor.Seen.Count);
    }

    [Fact]
    public async Task A_hundred_parallel_identical_cold_requests_cost_the_calls_of_one()
    {
        await using var cache = await CacheFixture.OpenAsync(Rows.Answer);
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => cache.CountAsync(WholeDay), Token)));
        Assert.All(answers, answer => Assert.Equal((400, true), (answer.Sessions, answer.Report.Complete)));
        Assert.Equal(5, cache.Vendor.Seen.Count);
    }

    [Fact]
    public async Task Cache_only_calls_nobody()
    {
        await using var cache = await CacheFixture.OpenAsync(_ => throw new InvalidOperationException("No call was expected."));
        var (sessions, report) = await cache.CountAsync(WholeDay, new Freshness(FreshnessMode.CacheOnly));
        Assert.Equal((0, false, null), (sessions, report.Complete, report.AsOf));
        Assert.Equal([new TimeRange(Day, Day.AddDays(1))], report.Missing);
    }

    [Fact]
    public async Task Who_reads_alone_waits_for_nobody()
    {
        await using var cache = await CacheFixture.OpenAsync(_ => throw new InvalidOperationException("No call was expected."));
        await cache.RequestAsync(request =>
        {
            request.HasNoOthers = true;
            var read = request.ReadAsync((db, _) => Task.FromResult(db.Visibility.IsAll), Token);
            Assert.True(read.IsCompletedSuccessfully);
            return read;
        });
    }

    [Fact]
    public async Task A_statement_that_runs_is_stopped_when_the_client_leaves()
    {
        await using var cache = await CacheFixture.OpenAsync(_ => throw new InvalidOperationException("No call was expected."));
        using var leaving = new CancellationTokenSource();
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var endless = cache.RequestAsync(request => request.ReadAsync(
            async (db, token) =>
            {
                started.SetResult();
                return await db.Database.SqlQueryRaw<long>("WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT COUNT(*) AS \"Value\" FROM n").SingleAsync(token);
            },
            leaving.Token));
        await started.Task;
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => endless.WaitAsync(TimeSpan.FromSeconds(30), Token));
        Assert.Equal(0, (await cache.CountAsync(WholeDay, new Freshness(FreshnessMode.CacheOnly))).Sessions); // the next reader is not harmed
    }

    [Theory]
    [InlineData(503, "Bad Gateway", "UPSTREAM_UNAVAILABLE")]
    [InlineData(401, """{"errors":[{"msg":"Invalid SDK credentials","code":4002}]}""", "UPSTREAM_UNAUTHORIZED")]
    [InlineData(429, "slow down", "UPSTREAM_RATE_LIMITED")]
    [InlineData(200, "<html>maintenance</html>", "UPSTREAM_INVALID_RESPONSE")]
    [InlineData(400, """{"errors":[{"msg":"Invalid StreamId","code":400}]}""", "UPSTREAM_INVALID_RESPONSE")]
    public async Task Where_nothing_is_cached_the_vendors_failure_is_the_answer(int status, string body, string code)
    {
        await using var cache = await CacheFixture.OpenAsync(_ => ScriptedVendor.Json(body, status));
        var refusal = await Assert.ThrowsAsync<CacheException>(() => cache.CountAsync(WholeDay));
        Assert.Equal(code, refusal.Failure.Code);
        Assert.StartsWith("The vendor", refusal.Message);
    }

    [Fact]
    public async Task Where_part_is_cached_it_is_answered_and_the_rest_is_missing_with_a_warning()
    {
        var isDown = false;
        await using var cache = await CacheFixture.OpenAsync(request => isDown ? ScriptedVendor.Json("", 503) : Rows.Answer(request));
        await cache.CountAsync(WholeDay);
        isDown = true;
        var (sessions, report) = await cache.CountAsync(new AskedRange(Day, Day.AddDays(2)));
        Assert.Equal((400, false), (sessions, report.Complete));
        Assert.Equal([new TimeRange(Day.AddDays(1), Day.AddDays(2))], report.Missing);
        Assert.Equal(["UPSTREAM_UNAVAILABLE: The vendor's server failed. (HTTP 503)"], report.Warnings);
        var refusal = await Assert.ThrowsAsync<CacheException>(
            () => cache.CountAsync(new AskedRange(Day, Day.AddDays(2)), new Freshness(FreshnessMode.StaleWhileRevalidate, RequireComplete: true)));
        Assert.Equal(
            "The cache does not hold all of 2026-03-10T00:00:00Z..2026-03-12T00:00:00Z: missing 2026-03-11T00:00:00Z..2026-03-12T00:00:00Z. "
            + "UPSTREAM_UNAVAILABLE: The vendor's server failed. (HTTP 503)",
            refusal.Message);
        Assert.Equal("COVERAGE_INCOMPLETE", refusal.Failure.Code);
    }

    [Fact]
    public async Task An_answer_that_is_no_json_marks_its_window_as_failed()
    {
        await using var cache = await CacheFixture.OpenAsync(_ => ScriptedVendor.Json("<html>"));
        await Assert.ThrowsAsync<CacheException>(() => cache.CountAsync(WholeDay));
        var entry = Assert.Single(await cache.LedgerAsync());
        Assert.Equal((Day, Day.AddDays(1), true), (entry.From, entry.To, entry.IsFailed));
    }

    [Fact]
    public async Task When_the_budget_ends_the_answer_says_what_is_missing_and_a_job_goes_on()
    {
        var held = new TaskCompletionSource<HttpResponseMessage>();
        await using var cache = await CacheFixture.OpenAsync(_ => held.Task.GetAwaiter().GetResult());
        var asking = Task.Run(() => cache.CountAsync(WholeDay), Token);
        await Until(() => cache.Vendor.Seen.Count == 1);
        cache.Clock.Advance(TimeSpan.FromSeconds(26));
        Assert.False(asking.IsCompleted);
        cache.Clock.Advance(TimeSpan.FromSeconds(2)); // nine tenths of 30 s
        var (sessions, report) = await asking;
        Assert.Equal((0, false), (sessions, report.Complete));
        var job = await cache.QueryAsync(db => db.SyncJobs.SingleAsync(Token));
        Assert.Equal(
            (SyncJobKind.Query, SyncJobState.Queued, Day, Day.AddDays(1)), (job.Kind, job.State, job.From, job.To));
        held.SetResult(ScriptedVendor.Json("""{"numResults":0,"data":[]}"""));
    }

    [Fact]
    public async Task Stale_time_is_answered_at_once_and_refreshed_behind()
    {
        var today = new AskedRange(CacheFixture.Start.UtcDateTime.AddHours(-3), CacheFixture.Start.UtcDateTime.AddHours(-1));
        await using var cache = await CacheFixture.OpenAsync(Rows.Answer);
        await cache.CountAsync(today);
        cache.Clock.Advance(TimeSpan.FromMinutes(5));
        var (_, report) = await cache.CountAsync(today);
        Assert.Equal([new TimeRange(today.From!.Value, today.To!.Value)], report.Stale); // read 5 minutes ago, time to live 1
        Assert.Single(cache.Vendor.Seen);
        await cache.CountAsync(today); // the same refresh is not queued twice
        await cache.Get<QueryFills>().RefreshNextAsync(Token);
        Assert.Equal(2, cache.Vendor.Seen.Count);
        Assert.Empty((await cache.CountAsync(today)).Report.Stale);
    }

    [Fact]
    public async Task Wait_fetches_what_is_too_old_first()
    {
        var today = new AskedRange(CacheFixture.Start.UtcDateTime.AddHours(-3), CacheFixture.Start.UtcDateTime.AddHours(-1));
        await using var cache = await CacheFixture.OpenAsync(Rows.Answer);
        await cache.CountAsync(today);
        cache.Clock.Advance(TimeSpan.FromMinutes(5));
        await cache.CountAsync(today, new Freshness(FreshnessMode.Wait, 600));
        Assert.Single(cache.Vendor.Seen);
        var (_, report) = await cache.CountAsync(today, new Freshness(FreshnessMode.Wait, 60));
        Assert.Equal((2, CacheFixture.Start.UtcDateTime.AddMinutes(5)), (cache.Vendor.Seen.Count, report.AsOf));
    }

    [Fact]
    public async Task Every_read_of_a_request_sees_one_snapshot()
    {
        await using var cache = await CacheFixture.OpenAsync(Rows.Answer);
        var counts = await cache.RequestAsync(async request =>
        {
            var before = await request.ReadAsync((db, token) => db.Sessions.CountAsync(token), Token);
            await cache.CountAsync(WholeDay); // another request fills the cache
            var after = await request.ReadAsync((db, token) => db.Sessions.CountAsync(token), Token);
            return (before, after, coverage: await request.CoverageAsync(WholeDay, Token));
        });
        Assert.Equal((0, 0, false), (counts.before, counts.after, counts.coverage.Complete));
    }

    [Fact]
    public async Task All_needs_are_fetched_before_the_first_read()
    {
        await using var cache = await CacheFixture.OpenAsync(Rows.Answer);
        var counts = await cache.RequestAsync(async request =>
        {
            var halves = new[] { new AskedRange(Day, Day.AddHours(12)), new AskedRange(Day.AddHours(12), Day.AddDays(1)) };
            var needs = halves.Select(half => request.Announce(half, Freshness.Default)).ToList();
            return await Task.WhenAll(needs.Select(need => request.ReadAsync(need, (db, token) => db.Sessions.CountAsync(token), Token)));
        });
        Assert.Equal([400, 400], counts);
    }

    [Fact]
    public async Task A_need_announced_after_the_first_read_is_still_answered()
    {
        await using var cache = await CacheFixture.OpenAsync(Rows.Answer);
        var count = await cache.RequestAsync(async request =>
        {
            await request.ReadAsync((db, token) => db.Sessions.CountAsync(token), Token);
            return await request.ReadAsync(request.Announce(WholeDay, Freshness.Default), (db, token) => db.Sessions.CountAsync(token), Token);
        });
        Assert.Equal(400, count);
    }

    internal static async Task Until(Func<bool> reached)
    {
        for (var i = 0; i < 2000 && !reached(); i++)
        {
            await Task.Delay(5, Token);
        }

        Assert.True(reached());
    }
}

using GraphQLApi.Cache.Rows;
using GraphQLApi.Cache.Sync;
using GraphQLApi.Tests.Upstream;
using Microsoft.EntityFrameworkCore;

namespace GraphQLApi.Tests.Cache.Sync;

public sealed class SyncJobsTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;
    private static readonly DateTime From = new(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime To = From.AddDays(6);

    // Six days with 1,500 sessions each, all within 12 hours: no day fits one window.
    private static readonly PagedRows Rows = new(
        from day in Enumerable.Range(0, 6)
        from i in Enumerable.Range(0, 1500)
        select (new DateTimeOffset(From).AddDays(day).AddHours(8).AddSeconds(i * 28), i % 3 == 0));

    [Fact]
    public async Task A_backfill_reads_everything_once_and_a_refresh_finds_nothing_changed()
    {
        await using var cache = await CacheFixture.OpenAsync(Rows.Answer);
        var reports = new List<SyncJobRow>();
        var job = await RunAsync(cache, refresh: false, reports);
        Assert.Equal((SyncJobState.Succeeded, 9000, 9000, 1.0), (job.State, job.RecordsFetched, job.RecordsChanged, job.Progress));
        Assert.Equal(job.WindowsTotal, job.WindowsDone);
        Assert.Equal(cache.Vendor.Seen.Count, job.UpstreamCalls);
        Assert.Equal(reports.Select(report => report.Progress).Order(), reports.Select(report => report.Progress)); // never falls
        Assert.Equal(9000, await cache.QueryAsync(db => db.Sessions.CountAsync(Token)));

        var entry = Assert.Single(await cache.LedgerAsync()); // settled windows of one job are one entry
        Assert.Equal((From, To, job.StartedAt), (entry.From, entry.To, entry.ReadAt));

        cache.Clock.Advance(TimeSpan.FromMinutes(1));
        var calls = cache.Vendor.Seen.Count;
        job = await RunAsync(cache, refresh: false);
        Assert.Equal((SyncJobState.Succeeded, 0, 0, calls), (job.State, job.RecordsFetched, job.UpstreamCalls, cache.Vendor.Seen.Count));

        job = await RunAsync(cache, refresh: true);
        Assert.Equal((SyncJobState.Succeeded, 9000, 0), (job.State, job.RecordsFetched, job.RecordsChanged));
        Assert.Equal(From.AddMonths(1).AddHours(12).AddMinutes(1), Assert.Single(await cache.LedgerAsync()).ReadAt);
    }

    [Fact]
    public async Task A_cancelled_refresh_keeps_what_it_read_and_goes_on_where_it_stopped()
    {
        await using var cache = await CacheFixture.OpenAsync(Rows.Answer);
        await RunAsync(cache, refresh: false);
        cache.Clock.Advance(TimeSpan.FromMinutes(1));
        using var stop = new CancellationTokenSource();
        var job = await cache.Get<SyncJobs>().RunAsync(
            From, To, true, new Reporter(report => { if (report.WindowsDone == 4) stop.Cancel(); }), stop.Token);
        Assert.Equal((SyncJobState.Cancelled, 4), (job.State, job.WindowsDone));
        Assert.InRange(job.RecordsFetched, 1, 8999);

        var again = await RunAsync(cache, refresh: true);
        Assert.Equal((job.JobId, SyncJobState.Succeeded, 9000, 0), (again.JobId, again.State, again.RecordsFetched, again.RecordsChanged));
    }

    [Fact]
    public async Task Vendor_trouble_ends_in_a_failed_job_that_says_why()
    {
        var answers = 0;
        await using var cache = await CacheFixture.OpenAsync(request => ++answers > 20 ? ScriptedVendor.Json("", 503) : Rows.Answer(request));
        var job = await RunAsync(cache, refresh: false);
        Assert.Equal(
            (SyncJobState.Failed, "UPSTREAM_UNAVAILABLE", "The vendor's server failed. (HTTP 503)"), (job.State, job.ErrorCode, job.ErrorMessage));
        Assert.Equal(
            await cache.QueryAsync(db => db.Sessions.CountAsync(Token)), job.RecordsFetched); // what was written is counted, and the other way round
    }

    // The answer for the window around this morning is a gateway's page, so often.
    [Theory]
    [InlineData(1, SyncJobState.Succeeded, null, 0)]
    [InlineData(4, SyncJobState.Failed, "UPSTREAM_INVALID_RESPONSE", 1)]
    public async Task A_page_that_is_no_json_costs_its_window_only_and_is_asked_for_again(
        int badAnswers, SyncJobState state, string? code, int failedWindows)
    {
        var left = badAnswers;
        await using var cache = await CacheFixture.OpenAsync(request =>
            Holds(request, "2026-03-03 10:00:00") && left-- > 0
                ? ScriptedVendor.Json("<html><body><h1>Welcome</h1></body></html>")
                : Rows.Answer(request));
        cache.Clock.Advance(TimeSpan.FromTicks(7)); // finer than the ledger: what was read must not be read again for it
        var run = RunAsync(cache, refresh: false);
        while (!run.IsCompleted)
        {
            await Task.Delay(1, Token);
            cache.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var job = await run;
        var failed = (await cache.LedgerAsync()).Where(entry => entry.IsFailed).ToList();
        Assert.Equal((state, code, failedWindows), (job.State, job.ErrorCode, failed.Count));
        Assert.All(failed, window => Assert.True(window.From <= From.AddHours(58) && From.AddHours(58) < window.To, $"{window.From:O} to {window.To:O}"));

        // Where the window is cut is a matter of planning; all sessions but those in it are there.
        var inside = Enumerable.Range(0, 6 * 1500)
            .Select(i => From.AddDays(i / 1500).AddHours(8).AddSeconds(i % 1500 * 28))
            .Count(start => failed.Exists(window => window.From <= start && start < window.To));
        Assert.Equal(9000 - inside, await cache.QueryAsync(db => db.Sessions.CountAsync(Token)));
        Assert.Equal(9000 - inside, job.RecordsFetched); // each once: a later round reads what was passed over, and nothing else
    }

    private static bool Holds(SeenRequest request, string time)
    {
        using var body = System.Text.Json.JsonDocument.Parse(request.Body);
        return string.CompareOrdinal(body.RootElement.GetProperty("startDate").GetString(), time) <= 0
            && string.CompareOrdinal(body.RootElement.GetProperty("endDate").GetString(), time) > 0;
    }

    [Fact]
    public async Task A_job_of_a_killed_process_is_taken_up_when_its_lease_has_run_out()
    {
        await using var cache = await CacheFixture.OpenAsync(Rows.Answer);
        await cache.Database.WriteAsync(
            async (db, token) =>
            {
                db.SyncJobs.Add(new SyncJobRow
                {
                    JobId = "dead", Kind = SyncJobKind.Backfill, State = SyncJobState.Running, From = From, To = To,
                    StartedAt = CacheFixture.Start.UtcDateTime, LeaseOwner = "gone", LeaseExpiresAt = CacheFixture.Start.UtcDateTime.AddSeconds(60),
                });
                await db.SaveChangesAsync(token);
            },
            Token);
        var store = cache.Get<SyncJobStore>();
        Assert.Null(await store.ClaimNextAsync(Token));
        cache.Clock.Advance(TimeSpan.FromSeconds(60));
        var claimed = await store.ClaimNextAsync(Token);
        Assert.Equal(("dead", store.Owner), (claimed?.JobId, claimed?.LeaseOwner));
        Assert.Null(await store.ClaimNextAsync(Token));
        Assert.True(await store.RenewAsync("dead", Token));
    }

    [Fact]
    public async Task An_overlapping_running_job_is_returned_as_it_is_and_can_be_cancelled()
    {
        await using var cache = await CacheFixture.OpenAsync(Rows.Answer);
        var jobs = cache.Get<SyncJobs>();
        var first = await jobs.StartAsync(From, To, false, Token);
        var second = await jobs.StartAsync(From.AddDays(5), From.AddYears(1), true, Token);
        Assert.Equal(first.JobId, second.JobId);
        Assert.Equal(SyncJobState.Cancelled, (await jobs.CancelAsync(first.JobId, Token))?.State);
        Assert.Equal(SyncJobState.Cancelled, (await jobs.CancelAsync(first.JobId, Token))?.State); // once more changes nothing
        Assert.Null(await jobs.CancelAsync("unknown", Token));

        var third = await jobs.StartAsync(From.AddDays(5), From.AddYears(1), true, Token);
        Assert.NotEqual(first.JobId, third.JobId);
        Assert.Equal(CacheFixture.Start.UtcDateTime, third.To); // the future is cut
        await Assert.ThrowsAsync<ArgumentException>(() => jobs.StartAsync(To, From, false, Token));
    }

    [Fact]
    public async Task Rows_ledger_and_counters_of_a_window_stand_or_fall_together()
    {
        await using var cache = await CacheFixture.OpenAsync(Rows.Answer);
        var client = cache.Get<GraphQLApi.Upstream.UpstreamClient>();
        var window = new GraphQLApi.Upstream.TimeWindow(From.AddHours(8), From.AddHours(9));
        await foreach (var reading in client.ReadInteractionsAsync(window, "st-1", GraphQLApi.Upstream.CallLane.Backfill, Token))
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => cache.Get<WindowStore>().WriteAsync(
                new ReadingScope("", "st-1"), reading, From, (_, written) => throw new InvalidOperationException($"killed after {written.Changed} sessions"), Token));
        }

        Assert.Equal(0, await cache.QueryAsync(db => db.Sessions.CountAsync(Token)));
        Assert.Empty(await cache.LedgerAsync());
    }

    [Theory]
    [InlineData(0.25, 100, 300.0)]
    [InlineData(1, 100, 0.0)]
    [InlineData(0, 100, null)]
    public void What_is_left_is_judged_by_the_speed_so_far(double progress, int elapsed, double? expected) => Assert.Equal(
        expected,
        SyncJobs.EstimateSecondsLeft(new SyncJobRow { State = SyncJobState.Running, Progress = progress, StartedAt = From }, From.AddSeconds(elapsed)));

    private static Task<SyncJobRow> RunAsync(CacheFixture cache, bool refresh, List<SyncJobRow>? reports = null) =>
        cache.Get<SyncJobs>().RunAsync(From, To, refresh, reports is null ? null : new Reporter(reports.Add), Token);

    private sealed class Reporter(Action<SyncJobRow> report) : IProgress<SyncJobRow>
    {
        public void Report(SyncJobRow value) => report(value);
    }
}

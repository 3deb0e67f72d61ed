using GraphQLApi.Cache.Coverage;
using GraphQLApi.Cache.Rows;
using GraphQLApi.Cache.Sync;
using GraphQLApi.Tests.Upstream;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GraphQLApi.Tests.Cache.Sync;

public sealed class SettlingJobTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;
    private static readonly DateTime Now = CacheFixture.Start.UtcDateTime;
    private static readonly TimeRange Old = new(Now.AddDays(-4), Now.AddDays(-3));

    private bool isDown;

    [Fact]
    public async Task A_night_is_one_job_whatever_goes_wrong_in_between()
    {
        await using var cache = await CacheFixture.OpenAsync(
            _ => isDown ? ScriptedVendor.Json("", 503) : ScriptedVendor.Json("""{"numResults":0,"data":[]}"""));
        var night = SyncPlanner.LastNight(Now);
        await RecordAsync(cache, night.AddHours(-1));
        var jobs = cache.Get<SyncJobs>();

        isDown = true;
        await jobs.SettleAsync(WindowSet.Of(Old), night, Token);
        await jobs.SettleAsync(WindowSet.Of(Old), night, Token);
        var failed = await JobAsync(cache);
        Assert.Equal((SyncJobKind.Settle, SyncJobState.Failed, Old.From, Old.To), (failed.Kind, failed.State, failed.From, failed.To));

        isDown = false;
        cache.Clock.Advance(TimeSpan.FromMinutes(1));
        await jobs.SettleAsync(WindowSet.Of(Old), night, Token);
        var done = await JobAsync(cache);
        Assert.Equal((failed.JobId, SyncJobState.Succeeded, 1.0), (done.JobId, done.State, done.Progress));
        Assert.Equal(Now.AddMinutes(1), Assert.Single(await cache.LedgerAsync()).ReadAt);
    }

    [Fact]
    public async Task A_night_that_was_cancelled_is_left_alone()
    {
        await using var cache = await CacheFixture.OpenAsync(_ => ScriptedVendor.Json("", 503));
        var (night, store) = (SyncPlanner.LastNight(Now), cache.Get<SyncJobStore>());
        var job = await store.TakeNightAsync(Old.From, Old.To, night, Token);
        Assert.Null(await store.TakeNightAsync(Old.From, Old.To, night, Token)); // somebody is at it
        await store.CancelAsync(job!.JobId, Token);
        Assert.Null(await store.TakeNightAsync(Old.From, Old.To, night, Token));
        cache.Clock.Advance(TimeSpan.FromDays(1));
        Assert.NotNull(await store.TakeNightAsync(Old.From, Old.To, night.AddDays(1), Token));
    }

    [Fact]
    public async Task A_job_that_another_process_runs_is_followed_and_taken_up_when_that_one_dies()
    {
        await using var cache = await CacheFixture.OpenAsync(_ => ScriptedVendor.Json("""{"numResults":0,"data":[]}"""));
        var other = ActivatorUtilities.CreateInstance<SyncJobStore>(cache.Services);
        var held = await other.TakeAsync(SyncJobKind.Backfill, Old.From, Old.To, false, Token);
        var running = cache.Get<SyncJobs>().RunAsync(Old.From, Old.To, false, null, Token);
        cache.Clock.Advance(TimeSpan.FromSeconds(30));
        await Task.Delay(50, Token);
        Assert.False(running.IsCompleted);
        Assert.Empty(cache.Vendor.Seen);

        while (!running.IsCompleted) // its lease runs out
        {
            cache.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(5, Token);
        }

        var job = await running;
        Assert.Equal((held.JobId, SyncJobState.Succeeded), (job.JobId, job.State));
    }

    [Fact]
    public async Task A_job_cancelled_elsewhere_stops_within_seconds()
    {
        var answer = new TaskCompletionSource<HttpResponseMessage>();
        await using var cache = await CacheFixture.OpenAsync(_ => answer.Task.GetAwaiter().GetResult());
        var running = Task.Run(() => cache.Get<SyncJobs>().RunAsync(Old.From, Old.To, false, null, Token), Token);
        await CacheRequestTests.Until(() => cache.Vendor.Seen.Count == 1);
        var job = await JobAsync(cache);
        await ActivatorUtilities.CreateInstance<SyncJobStore>(cache.Services).CancelAsync(job.JobId, Token);
        cache.Clock.Advance(TimeSpan.FromSeconds(2));
        await Task.Delay(50, Token);
        answer.SetResult(ScriptedVendor.Json("""{"numResults":0,"data":[]}"""));
        Assert.Equal(SyncJobState.Cancelled, (await running).State);
        Assert.Equal(0, (await JobAsync(cache)).WindowsDone);
    }

    private static Task RecordAsync(CacheFixture cache, DateTime readAt) =>
        cache.Database.WriteAsync((db, token) => CoverageLedger.RecordAsync(db, "", new LedgerEntry(Old, readAt), token), Token);

    private static Task<SyncJobRow> JobAsync(CacheFixture cache) => cache.QueryAsync(db => db.SyncJobs.SingleAsync(Token));
}

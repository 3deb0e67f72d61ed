using GraphQLApi.Cache.Rows;
using GraphQLApi.Cache.Sync;
using GraphQLApi.Tests.Upstream;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GraphQLApi.Tests.Cache.Sync;

public sealed class SyncServiceTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;
    private static readonly DateTimeOffset Now = CacheFixture.Start;

    // One session an hour over the last three days.
    private static readonly PagedRows Rows = new(Enumerable.Range(0, 72).Select(i => (Now.AddHours(-i).AddMinutes(-5), false)));

    [Fact]
    public async Task A_serving_process_reads_the_hot_window_polls_the_feed_and_works_on_jobs()
    {
        await using var cache = await CacheFixture.OpenAsync(
            request => request.Address.Contains("intentrealtimedata", StringComparison.OrdinalIgnoreCase) ? ScriptedVendor.Json("""[{"sessionId":"s-0","intent":["Pay"]}]""") : Rows.Answer(request));
        using var service = ActivatorUtilities.CreateInstance<SyncService>(cache.Services);
        await service.StartAsync(Token);
        await UntilAsync(cache, async db => await db.Sessions.CountAsync(Token) == 48 && await db.RealtimePolls.AnyAsync(Token));

        var job = await cache.Get<SyncJobs>().StartAsync(Now.UtcDateTime.AddDays(-3), Now.UtcDateTime.AddDays(-2), false, Token);
        await UntilAsync(cache, db => db.SyncJobs.AnyAsync(row => row.JobId == job.JobId && row.State == SyncJobState.Succeeded, Token));
        Assert.Equal(72, await cache.QueryAsync(db => db.Sessions.CountAsync(Token)));
        await service.StopAsync(Token);
    }

    [Fact]
    public async Task A_stopped_process_leaves_its_job_for_the_next_start()
    {
        var held = new TaskCompletionSource<HttpResponseMessage>();
        await using var cache = await CacheFixture.OpenAsync(_ => held.Task.GetAwaiter().GetResult(), ("Upstream:RealtimePollInterval", "00:00:00"));
        using var service = ActivatorUtilities.CreateInstance<SyncService>(cache.Services);
        var job = await cache.Get<SyncJobs>().StartAsync(Now.UtcDateTime.AddDays(-30), Now.UtcDateTime.AddDays(-20), false, Token);
        await service.StartAsync(Token);
        await UntilAsync(cache, db => db.SyncJobs.AnyAsync(row => row.State == SyncJobState.Running, Token));
        var stopping = service.StopAsync(Token);
        held.SetResult(ScriptedVendor.Json("""{"numResults":0,"data":[]}"""));
        await stopping;
        var left = await cache.QueryAsync(db => db.SyncJobs.SingleAsync(row => row.JobId == job.JobId, Token));
        Assert.Equal((SyncJobState.Queued, null, null), (left.State, left.LeaseOwner, left.FinishedAt));
    }

    [Fact]
    public async Task While_a_start_is_waited_for_nothing_is_read()
    {
        await using var cache = await CacheFixture.OpenAsync(Rows.Answer, ("Cache:RestAfterStart", "00:00:02"), ("Upstream:RealtimePollInterval", "00:00:00"));
        using var service = ActivatorUtilities.CreateInstance<SyncService>(cache.Services);
        var before = cache.Clock.Timers;
        await service.StartAsync(Token);
        await UntilAsync(cache, _ => Task.FromResult(cache.Clock.Timers > before));
        Assert.Empty(cache.Vendor.Seen);

        cache.Clock.Advance(TimeSpan.FromSeconds(2));
        await UntilAsync(cache, async db => await db.Sessions.CountAsync(Token) == 48);
        await service.StopAsync(Token);
    }

    private static async Task UntilAsync(CacheFixture cache, Func<GraphQLApi.Cache.CacheDbContext, Task<bool>> reached)
    {
        for (var i = 0; i < 2000; i++)
        {
            if (await cache.QueryAsync(reached))
            {
                return;
            }

            await Task.Delay(10, Token);
        }

        Assert.Fail("Not reached in time.");
    }
}

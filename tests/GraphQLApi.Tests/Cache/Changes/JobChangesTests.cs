using GraphQLApi.Cache.Rows;
using GraphQLApi.Cache.Sync;
using GraphQLApi.Tests.Upstream;
using Microsoft.EntityFrameworkCore;

namespace GraphQLApi.Tests.Cache.Changes;

public sealed class JobChangesTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;
    private static readonly DateTime From = new(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task The_state_comes_at_once_then_the_newest_up_to_the_final_one()
    {
        await using var cache = await CacheFixture.OpenAsync(_ => ScriptedVendor.Json(""));
        await WriteAsync(cache, job => job.WindowsDone = 1);
        await using var watching = cache.Get<SyncJobs>().WatchAsync("job", Token).GetAsyncEnumerator(Token);

        Assert.True(await watching.MoveNextAsync());
        Assert.Equal((SyncJobState.Running, 1), (watching.Current.State, watching.Current.WindowsDone));

        // As another process would: only the row says it. What is overwritten before the next look is never seen.
        await WriteAsync(cache, job => job.WindowsDone = 2);
        await WriteAsync(cache, job => job.WindowsDone = 3);
        Assert.Equal(3, (await NextAsync(cache, watching)).WindowsDone);

        await WriteAsync(cache, job => (job.State, job.Progress) = (SyncJobState.Succeeded, 1));
        Assert.Equal(SyncJobState.Succeeded, (await NextAsync(cache, watching)).State);
        Assert.False(await watching.MoveNextAsync());
    }

    [Fact]
    public async Task Nobody_waits_for_a_job_that_does_not_exist()
    {
        await using var cache = await CacheFixture.OpenAsync(_ => ScriptedVendor.Json(""));
        Assert.Empty(await cache.Get<SyncJobs>().WatchAsync("unknown", Token).ToListAsync(Token));
    }

    private static async Task<SyncJobRow> NextAsync(CacheFixture cache, IAsyncEnumerator<SyncJobRow> watching)
    {
        var next = watching.MoveNextAsync().AsTask();
        while (!next.IsCompleted)
        {
            cache.Clock.Advance(TimeSpan.FromMilliseconds(250));
            await Task.Delay(5, Token);
        }

        Assert.True(await next);
        return watching.Current;
    }

    private static Task WriteAsync(CacheFixture cache, Action<SyncJobRow> change) => cache.Database.WriteAsync(
        async (db, token) =>
        {
            var job = await db.SyncJobs.SingleOrDefaultAsync(token)
                ?? db.SyncJobs.Add(new SyncJobRow { JobId = "job", State = SyncJobState.Running, From = From, To = From.AddDays(1), StartedAt = From }).Entity;
            change(job);
            await db.SaveChangesAsync(token);
        },
        Token);
}

using GraphQLApi.Tests.Upstream;
using GraphQLApi.Upstream.Retry;

namespace GraphQLApi.Tests.Cache.Sync;

public sealed class SqliteCallLogTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;
    private static readonly DateTimeOffset Now = CacheFixture.Start;

    [Fact]
    public async Task No_sliding_minute_holds_more_than_the_limit()
    {
        await using var cache = await OpenAsync();
        var log = cache.Get<CallLog>();
        Assert.Null(log.TryTake(Now, 2));
        Assert.Null(log.TryTake(Now.AddSeconds(10), 2));
        Assert.Equal(Now.AddSeconds(60), log.TryTake(Now.AddSeconds(20), 2));
        Assert.Equal(Now.AddSeconds(60), log.TryTake(Now.AddSeconds(60).AddTicks(-1), 2));
        Assert.Equal(2, log.Count(Now.AddSeconds(59)));
        Assert.Null(log.TryTake(Now.AddSeconds(60), 2));
        Assert.Equal(Now.AddSeconds(70), log.TryTake(Now.AddSeconds(61), 2));
    }

    [Fact]
    public async Task A_calls_minute_begins_with_its_answer()
    {
        await using var cache = await OpenAsync();
        var log = cache.Get<CallLog>();
        Assert.Null(log.TryTake(Now, 2));
        Assert.Null(log.TryTake(Now, 2));
        log.Ended(Now, Now.AddSeconds(3));
        Assert.Null(log.TryTake(Now.AddSeconds(60), 2));
        Assert.Equal(Now.AddSeconds(63), log.TryTake(Now.AddSeconds(61), 2));
        Assert.Null(log.TryTake(Now.AddSeconds(63), 2));
    }

    [Fact]
    public async Task A_start_between_two_milliseconds_is_not_forgotten_too_early()
    {
        await using var cache = await OpenAsync();
        var log = cache.Get<CallLog>();
        Assert.Null(log.TryTake(Now.AddTicks(5000), 1));
        Assert.Equal(Now.AddSeconds(60).AddMilliseconds(1), log.TryTake(Now.AddSeconds(60).AddTicks(4999), 1));
        Assert.Null(log.TryTake(Now.AddSeconds(60).AddMilliseconds(1), 1));
    }

    [Fact]
    public async Task Another_process_and_the_next_start_count_the_same_calls()
    {
        var folder = Directory.CreateTempSubdirectory("cache-");
        await using (var first = CacheFixture.Unopened(new ScriptedVendor(_ => new HttpResponseMessage()), folder))
        await using (var second = CacheFixture.Unopened(new ScriptedVendor(_ => new HttpResponseMessage()), folder))
        {
            await first.Database.OpenAsync(Token);
            await second.Database.OpenAsync(Token);
            Assert.Null(first.Get<CallLog>().TryTake(Now, 2));
            Assert.Null(second.Get<CallLog>().TryTake(Now.AddSeconds(1), 2));
            Assert.NotNull(first.Get<CallLog>().TryTake(Now.AddSeconds(2), 2));
        }

        await using (var third = CacheFixture.Unopened(new ScriptedVendor(_ => new HttpResponseMessage()), folder))
        {
            await third.Database.OpenAsync(Token);
            Assert.NotNull(third.Get<CallLog>().TryTake(Now.AddSeconds(30), 2));
        }

        folder.Delete(true);
    }

    [Fact]
    public async Task A_clock_set_back_does_not_stop_all_calls()
    {
        await using var cache = await OpenAsync();
        var log = cache.Get<CallLog>();
        Assert.Null(log.TryTake(Now.AddHours(1), 1));
        Assert.Null(log.TryTake(Now, 1));
    }

    [Fact]
    public async Task Without_a_limit_calls_are_counted_and_not_written()
    {
        await using var cache = await OpenAsync();
        var log = cache.Get<CallLog>();
        for (var i = 0; i < 100; i++)
        {
            Assert.Null(log.TryTake(Now.AddSeconds(i), 0));
        }

        Assert.Equal(60, log.Count(Now.AddSeconds(99)));
        Assert.Equal(0, await cache.QueryAsync(db => Task.FromResult(db.UpstreamCalls.Count())));
    }

    private static Task<CacheFixture> OpenAsync() => CacheFixture.OpenAsync(_ => new HttpResponseMessage());
}

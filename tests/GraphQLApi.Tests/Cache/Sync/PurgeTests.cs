using GraphQLApi.Cache.Coverage;
using GraphQLApi.Cache.Sync;
using GraphQLApi.Tests.Upstream;
using Microsoft.EntityFrameworkCore;

namespace GraphQLApi.Tests.Cache.Sync;

public sealed class PurgeTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;
    private static readonly DateTime Now = CacheFixture.Start.UtcDateTime;

    // One session a day at noon over 40 days.
    private static readonly PagedRows Rows = new(Enumerable.Range(1, 40).Select(i => (CacheFixture.Start.AddDays(-i), i % 2 == 0)));

    [Fact]
    public async Task Sessions_past_their_retention_leave_with_their_claim_to_be_complete()
    {
        await using var cache = await CacheFixture.OpenAsync(Rows.Answer, ("Cache:Retention", "20.00:00:00"));
        await cache.CountAsync(new AskedRange(Now.AddDays(-40), Now));
        Assert.Equal(20, await CountAsync(cache)); // older time is not even fetched
        cache.Clock.Advance(TimeSpan.FromDays(5));
        await cache.Get<Purge>().RunAsync(Token);
        Assert.Equal((15, 15), (await CountAsync(cache), await cache.QueryAsync(db => db.RawRecords.CountAsync(Token))));
        Assert.Equal(Now.AddDays(-15), (await cache.LedgerAsync())[0].From);
    }

    [Fact]
    public async Task Records_past_theirs_leave_and_sessions_stay()
    {
        await using var cache = await CacheFixture.OpenAsync(Rows.Answer);
        await cache.CountAsync(new AskedRange(Now.AddDays(-40), Now));
        await cache.Get<Purge>().RunAsync(Token);
        Assert.Equal(40, await cache.QueryAsync(db => db.RawRecords.CountAsync(Token)));
        cache.Clock.Advance(TimeSpan.FromDays(31));
        await cache.Get<Purge>().RunAsync(Token);
        Assert.Equal((40, 0), (await CountAsync(cache), await cache.QueryAsync(db => db.RawRecords.CountAsync(Token))));
    }

    private static Task<int> CountAsync(CacheFixture cache) => cache.QueryAsync(db => db.Sessions.CountAsync(Token));
}

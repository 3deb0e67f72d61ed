using GraphQLApi.Cache.Facts;
using GraphQLApi.Cache.Sync;
using GraphQLApi.Tests.Cache.Sync;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace GraphQLApi.Tests.Cache.Facts;

public sealed class FactLoadingTests
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(128 * 1024 * 1024, 3, 0)]
    [InlineData(2_000, 1, 2)]
    [InlineData(0, 0, 3)]
    public async Task The_newest_days_that_fit_are_there_before_anybody_asks(long budget, int held, int readOnAsking)
    {
        await using var cache = await CacheFixture.OpenAsync(_ => throw new InvalidOperationException("nobody asks the vendor"));
        await cache.Database.WriteAsync(Write, Cancellation);
        var store = new FactStore(new FactOptions { MemoryBudget = budget });

        await new FactLoading(cache.Database, store, cache.Clock, NullLogger<FactLoading>.Instance).LoadAsync(Cancellation);

        var before = store.Sessions.DaysRead;
        var days = await cache.QueryAsync(async db =>
        {
            var found = new List<int>();
            await foreach (var slice in store.Sessions.ReadAsync(db, DateTime.MinValue, DateTime.MaxValue, FactColumns.Handling, null, Cancellation))
            {
                found.Add(slice.Facts.Day - FactRows.DayNumber);
            }

            return found;
        });
        Assert.Equal([0, 1, 2], days);
        Assert.Equal(readOnAsking, store.Sessions.DaysRead - before);
        Assert.InRange(store.Bytes, held * 1024, Math.Max(budget, 0));
    }

    private static Task Write(GraphQLApi.Cache.CacheDbContext db, CancellationToken cancellationToken)
    {
        new RowWriter().Write(
            db.Database.GetDbConnection(),
            Reading.Map([.. Enumerable.Range(1, 3).Select(day => $$"""{"sessionId":"s-{{day}}","sessionStartTime":"2026-03-0{{day}}T12:00:00","finalStatus":"BotResolved"}""")]), cancellationToken);
        return Task.CompletedTask;
    }
}

using GraphQLApi.Cache;
using GraphQLApi.Cache.Changes;

namespace GraphQLApi.Tests.Cache.Changes;

public sealed class BroadcastTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    private readonly Broadcast<int> numbers = new(3);

    [Fact]
    public async Task Everybody_gets_what_they_want_from_the_moment_they_watch()
    {
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(Token);
        numbers.Publish(1);
        var all = numbers.Watch(_ => true, leave.Token);
        numbers.Publish(2);
        var even = numbers.Watch(number => number % 2 == 0, leave.Token);
        numbers.Publish(3);
        numbers.Publish(4);

        Assert.Equal([2, 3, 4], await all.Take(3).ToListAsync(Token));
        Assert.Equal([4], await even.Take(1).ToListAsync(Token));
        Assert.False(numbers.IsWatched);
    }

    [Fact]
    public async Task A_reader_that_falls_behind_gets_what_waited_and_then_its_code()
    {
        var read = new List<int>();
        var slow = numbers.Watch(_ => true, Token);
        for (var i = 1; i <= 5; i++)
            numbers.Publish(i);
        Assert.False(numbers.IsWatched);

        var end = await Assert.ThrowsAsync<CacheException>(async () =>
        {
            await foreach (var number in slow)
                read.Add(number);
        });
        Assert.Equal(("SUBSCRIBER_TOO_SLOW", "1, 2, 3"), (end.Failure.Code, string.Join(", ", read)));
    }

    [Fact]
    public async Task A_stream_that_is_never_read_ends_with_its_token()
    {
        using var leave = new CancellationTokenSource();
        _ = numbers.Watch(_ => true, leave.Token);
        Assert.True(numbers.IsWatched);
        await leave.CancelAsync();
        Assert.False(numbers.IsWatched);
    }
}

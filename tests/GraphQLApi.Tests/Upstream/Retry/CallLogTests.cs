using GraphQLApi.Upstream.Retry;

namespace GraphQLApi.Tests.Upstream.Retry;

public sealed class CallLogTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(new int[0], 30, 2, null)]
    [InlineData(new[] { 10 }, 30, 2, null)]
    [InlineData(new[] { 10, 20 }, 30, 2, 70)]
    [InlineData(new[] { 10, 20 }, 70, 2, null)]
    [InlineData(new[] { 0, 10, 20 }, 30, 2, 70)]
    [InlineData(new[] { 0, 0, 0 }, 59, 3, 60)]
    [InlineData(new[] { 0, 0, 0 }, 60, 3, null)]
    [InlineData(new[] { 0, 1, 2, 3 }, 4, 0, null)]
    public void Starts_and_now_make_the_next_start(int[] starts, int now, int limit, int? expected) => Assert.Equal(
        expected is { } seconds ? Start.AddSeconds(seconds) : null,
        CallLog.NextStart([.. starts.Select(second => Start.AddSeconds(second))], Start.AddSeconds(now), limit));

    [Fact]
    public void The_log_in_memory_counts_the_last_minute()
    {
        var log = new MemoryCallLog();
        Assert.Null(log.TryTake(Start, 2));
        Assert.Null(log.TryTake(Start.AddSeconds(30), 2));
        Assert.Equal(Start.AddSeconds(60), log.TryTake(Start.AddSeconds(31), 2));
        Assert.Equal(2, log.Count(Start.AddSeconds(59)));
        Assert.Equal(1, log.Count(Start.AddSeconds(60)));
    }

    // Sent at 0, with the vendor somewhere between 0 and 3, answered at 3: a call before 63 could be one too many in the vendor's minute.
    [Fact]
    public void A_calls_minute_begins_with_its_answer()
    {
        var log = new MemoryCallLog();
        Assert.Null(log.TryTake(Start, 1));
        log.Ended(Start, Start.AddSeconds(3));
        Assert.Equal(Start.AddSeconds(63), log.TryTake(Start.AddSeconds(61), 1));
        Assert.Null(log.TryTake(Start.AddSeconds(63), 1));
    }

    [Fact]
    public void A_clock_that_was_set_back_does_not_stop_all_calls()
    {
        var log = new MemoryCallLog();
        Assert.Null(log.TryTake(Start.AddHours(1), 1));
        Assert.Null(log.TryTake(Start, 1));
    }
}

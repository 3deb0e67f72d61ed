using GraphQLApi.Testing;
using GraphQLApi.Upstream;
using GraphQLApi.Upstream.Retry;
using Microsoft.Extensions.Options;

namespace GraphQLApi.Tests.Upstream.Retry;

public sealed class RateGateTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ManualTimeProvider clock = new(Start);
    private readonly Lock gate = new();
    private readonly List<(double At, string Name)> started = [];

    [Fact]
    public async Task No_sixty_seconds_ever_hold_more_starts_than_allowed()
    {
        var rateGate = Gate(limit: 5);
        var calls = Enumerable.Range(0, 23).Select(i => CallAsync(rateGate, (CallLane)(i % 3), $"{i}")).ToList();
        await RunAsync(TimeSpan.FromSeconds(7), steps: 90, () => calls.TrueForAll(call => call.IsCompleted));
        Assert.Equal(23, started.Count);
        for (var i = 5; i < started.Count; i++)
        {
            Assert.True(started[i].At - started[i - 5].At >= 60, $"start {i} at {started[i].At}, start {i - 5} at {started[i - 5].At}");
        }

        // 23 calls at 5 a minute need four minutes of waiting; twice that would be a gate that dawdles.
        Assert.InRange(started[^1].At, 240, 480);
    }

    [Fact]
    public async Task A_user_goes_before_polling_and_polling_before_backfill()
    {
        var rateGate = Gate(limit: 1);
        await CallAsync(rateGate, CallLane.Backfill, "first");
        Task[] calls =
        [
            CallAsync(rateGate, CallLane.Backfill, "backfill 1"),
            CallAsync(rateGate, CallLane.Backfill, "backfill 2"),
            CallAsync(rateGate, CallLane.Realtime, "poll"),
            CallAsync(rateGate, CallLane.Interactive, "user 1"),
            CallAsync(rateGate, CallLane.Interactive, "user 2"),
        ];
        await RunAsync(TimeSpan.FromSeconds(60), steps: 20, () => Array.TrueForAll(calls, call => call.IsCompleted));
        Assert.Equal(["first", "user 1", "user 2", "poll", "backfill 1", "backfill 2"], started.Select(start => start.Name));
    }

    [Fact]
    public async Task A_backfill_leaves_a_sixth_of_the_minute_to_people()
    {
        var rateGate = Gate(limit: 48);
        var backfill = Enumerable.Range(0, 60).Select(i => CallAsync(rateGate, CallLane.Backfill, "backfill")).ToList();
        for (var i = 0; i < 8; i++)
        {
            await CallAsync(rateGate, CallLane.Interactive, "user").WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
        }

        Assert.Equal((40, 8), (started.Count(start => start.Name == "backfill"), started.Count(start => start.Name == "user")));
        Assert.All(started, start => Assert.Equal(0, start.At));
        await RunAsync(TimeSpan.FromSeconds(61), steps: 5, () => backfill.TrueForAll(call => call.IsCompleted));
        Assert.Equal(68, started.Count);
    }

    [Fact]
    public async Task A_caller_who_leaves_takes_no_start_and_lets_the_next_one_through()
    {
        var rateGate = Gate(limit: 1);
        await CallAsync(rateGate, CallLane.Interactive, "first");
        using var leaving = new CancellationTokenSource();
        var left = rateGate.WaitAsync(CallLane.Interactive, leaving.Token);
        var stays = CallAsync(rateGate, CallLane.Backfill, "stays");
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        await RunAsync(TimeSpan.FromSeconds(60), steps: 5, () => stays.IsCompleted);
        Assert.Equal(["first", "stays"], started.Select(start => start.Name));
        Assert.InRange(started[1].At, 60, 300);
    }

    [Fact]
    public async Task Zero_is_unlimited_and_still_counted()
    {
        var log = new MemoryCallLog();
        var rateGate = Gate(limit: 0, log);
        for (var i = 0; i < 500; i++)
        {
            await CallAsync(rateGate, CallLane.Backfill, "call");
        }

        Assert.Equal(500, log.Count(Start));
    }

    [Fact]
    public async Task A_pause_holds_everybody_back()
    {
        var rateGate = Gate(limit: 0);
        rateGate.Pause(TimeSpan.FromSeconds(20));
        rateGate.Pause(TimeSpan.FromSeconds(5));
        var call = CallAsync(rateGate, CallLane.Interactive, "call");
        await RunAsync(TimeSpan.FromSeconds(10), steps: 5, () => call.IsCompleted);
        Assert.InRange(Assert.Single(started).At, 20, 50);
    }

    private RateGate Gate(int limit, CallLog? log = null) =>
        new(log ?? new MemoryCallLog(), Options.Create(new UpstreamOptions { RequestsPerMinute = limit }), clock);

    private async Task CallAsync(RateGate rateGate, CallLane lane, string name)
    {
        await rateGate.WaitAsync(lane, TestContext.Current.CancellationToken);
        lock (gate)
        {
            started.Add(((clock.GetUtcNow() - Start).TotalSeconds, name));
        }
    }

    // Waiters wake up on the pool: give them a moment to enter their next wait before time moves on.
    private async Task RunAsync(TimeSpan step, int steps, Func<bool> isDone)
    {
        for (var i = 0; i < steps && !isDone(); i++)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
            clock.Advance(step);
        }

        await Task.Delay(20, TestContext.Current.CancellationToken);
    }
}

using GraphQLApi.Cache.Details;
using GraphQLApi.Upstream;

namespace GraphQLApi.Tests.Cache.Details;

public sealed class DetailFlightsTests : IDisposable
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    private readonly TaskCompletionSource held = new();
    private readonly List<string> asked = [];
    private readonly DetailFlights<string> flights;

    public DetailFlightsTests() => flights = new DetailFlights<string>(async (id, _, lane) =>
    {
        lock (asked)
            asked.Add($"{id} {lane}");
        await held.Task;
        return id;
    });

    [Fact]
    public async Task Four_at_a_time_and_who_left_before_his_turn_is_not_asked_for()
    {
        using var leave = new CancellationTokenSource();
        var asking = Enumerable.Range(1, 4).Select(i => flights.AskAsync($"c-{i}", default, CallLane.Interactive, Token)).ToList();
        await UntilAsync(4); // only then are all places taken, whichever of them was first
        var given = flights.AskAsync("c-5", default, CallLane.Interactive, leave.Token);
        var shared = flights.AskAsync("c-6", default, CallLane.Interactive, leave.Token);
        var waiting = flights.AskAsync("c-6", default, CallLane.Interactive, Token);
        await UntilAsync(4);
        await leave.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => shared);

        held.SetResult();
        Assert.Equal(["c-1", "c-2", "c-3", "c-4"], await Task.WhenAll(asking));
        Assert.Equal("c-6", await waiting);
        Assert.Equal(["c-1", "c-2", "c-3", "c-4", "c-6"], asked.Select(entry => entry.Split(' ')[0]).Order());
    }

    [Fact]
    public async Task Who_waits_does_not_queue_behind_refreshes()
    {
        var behind = Enumerable.Range(1, 10).Select(i => flights.AskAsync($"c-{i}", default, CallLane.Backfill, Token)).ToList();
        await UntilAsync(1);
        var waiting = flights.AskAsync("c-9", default, CallLane.Interactive, Token);
        await UntilAsync(2);
        Assert.Contains("c-9 Interactive", asked);
        held.SetResult();
        Assert.Equal("c-9", await waiting);
        await Task.WhenAll(behind);
    }

    public void Dispose() => flights.Dispose();

    private async Task UntilAsync(int count)
    {
        for (var i = 0; i < 2000 && asked.Count < count; i++)
            await Task.Delay(5, Token);
        await Task.Delay(20, Token); // one too many would be there by now
        Assert.Equal(count, asked.Count);
    }
}

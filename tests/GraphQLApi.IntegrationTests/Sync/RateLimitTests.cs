using GraphQLApi.Cache.Rows;
using GraphQLApi.Testing;
using GraphQLApi.Upstream.Simulator;

namespace GraphQLApi.IntegrationTests.Sync;

/// <summary>The vendor's 60 calls a minute against our 48: nobody is ever refused, and a person does not wait for a day.</summary>
public sealed class RateLimitTests
{
    private static readonly Dictionary<string, string> Defaults = new()
    {
        ["Upstream__RequestsPerMinute"] = "48",
        // The minutes of this test pass at once; an answer under way must not look late for it.
        ["Upstream__RequestTimeout"] = "01:00:00",
    };

    [Fact]
    public async Task A_long_backfill_is_never_refused()
    {
        var clock = Centre.Clock();
        await using var simulator = await SimulatorHost.StartAsync(clock, new SimulatorOptions { SessionsPerDay = 60 });
        await using var server = await TestServer.StartAsync(simulator, clock, settings: Defaults, backfill: (Centre.From, Centre.Now));

        var backfill = server.BackfillAsync("2025-08-01", "2026-03-01");
        var minutes = await PassMinutesAsync(clock, simulator, backfill);

        var job = await backfill;
        Assert.Equal(SyncJobState.Succeeded, job.State);
        // 10,275 sessions in pages of a hundred. The clock jumps past the job's lease, so a window may be read once more after a takeover.
        Assert.InRange(job.RecordsFetched, 10_275, 25_000);
        Assert.InRange(job.UpstreamCalls, 103, 300);
        Assert.InRange(minutes, (job.UpstreamCalls - 1) / 48, 1000);
        Assert.Equal(0, simulator.Counters.RateLimited);
        Assert.InRange(simulator.Counters.MaximumCallsPerMinute, 1, 48);
    }

    [Fact]
    public async Task One_uncached_day_is_answered_complete_in_one_request()
    {
        var clock = Centre.Clock();
        await using var simulator = await SimulatorHost.StartAsync(clock, new SimulatorOptions());
        await using var server = await TestServer.StartAsync(simulator, clock, settings: Defaults, backfill: (Centre.From, Centre.Now));

        var answer = await server.AskAsync(
            """{ sessions(first: 0, where: { startTime: { gte: "2026-02-10T00:00:00Z", lt: "2026-02-11T00:00:00Z" } }) { totalCount coverage { complete missing { from } } } }""",
            calls: 4);

        Assert.Equal("""{"sessions":{"totalCount":398,"coverage":{"complete":true,"missing":[]}}}""", answer.Data.GetRawText());
        Assert.Equal(0, simulator.Counters.RateLimited);
    }

    // The clock moves on when no call comes any more: the client has spent its minute. On a slow machine it moves too often, which proves no less.
    private static async Task<int> PassMinutesAsync(ManualTimeProvider clock, SimulatorHost simulator, Task work)
    {
        var (minutes, spent) = (0, simulator.Calls);
        while (!work.IsCompleted)
        {
            var calls = simulator.Calls;
            await Task.WhenAny(work, Task.Delay(50));
            if (simulator.Calls != calls || calls == spent)
                continue;
            (minutes, spent) = (minutes + 1, calls);
            clock.Advance(TimeSpan.FromSeconds(61));
        }

        return minutes;
    }
}

using System.Diagnostics;
using GraphQLApi.Cache.Rows;
using GraphQLApi.Cache.Sync;
using GraphQLApi.Testing;
using GraphQLApi.Upstream.Simulator;
using Microsoft.Extensions.DependencyInjection;

namespace GraphQLApi.IntegrationTests.Sync;

/// <summary>Many who ask for the same, and one who asks while a backfill has the vendor's minute to itself, and is answered in seconds: alone on the machine.</summary>
[Collection(nameof(OneAtATime))]
public sealed class SharedCallsTests
{
    private const string TenthOfFebruary =
        """{ sessions(first: 0, where: { startTime: { gte: "2026-02-10T00:00:00Z", lt: "2026-02-11T00:00:00Z" } }) { totalCount coverage { complete missing { from } } } }""";

    private const string Whole = """{"sessions":{"totalCount":398,"coverage":{"complete":true,"missing":[]}}}""";

    [Fact]
    public async Task A_hundred_parallel_cold_queries_cost_the_calls_of_one()
    {
        await using var centre = await Centre.StartAsync(400);
        var before = centre.Simulator.Calls;

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => centre.AskAsync(TenthOfFebruary, calls: -1)));

        Assert.All(answers, answer => Assert.Equal(Whole, answer.Data.GetRawText()));
        Assert.Equal(4, centre.Simulator.Calls - before);
    }

    [Fact]
    public async Task An_uncached_day_is_answered_within_three_seconds_while_ninety_days_are_read()
    {
        await using var simulator = await SimulatorHost.StartAsync(TimeProvider.System, new SimulatorOptions());
        await using var server = await TestServer.StartAsync(
            simulator, TimeProvider.System, settings: new Dictionary<string, string> { ["Upstream__RequestsPerMinute"] = "48" });
        using var stop = new CancellationTokenSource();
        var from = new DateTime(2025, 9, 1, 0, 0, 0, DateTimeKind.Utc);
        var backfill = server.Services.GetRequiredService<SyncJobs>().RunAsync(from, from.AddDays(90), false, null, stop.Token);

        // By now the backfill has used up what it may of this minute.
        while (simulator.Calls < 40)
            await Task.Delay(20, TestContext.Current.CancellationToken);
        var watch = Stopwatch.StartNew();
        var answer = await server.AskAsync(TenthOfFebruary, calls: -1);
        var elapsed = watch.Elapsed;

        Assert.Equal(Whole, answer.Data.GetRawText());
        Assert.InRange(elapsed.TotalSeconds, 0, 3);
        Assert.False(backfill.IsCompleted);
        Assert.Equal(0, simulator.Counters.RateLimited);
        await stop.CancelAsync();
        Assert.Equal(SyncJobState.Cancelled, (await backfill).State);
    }
}

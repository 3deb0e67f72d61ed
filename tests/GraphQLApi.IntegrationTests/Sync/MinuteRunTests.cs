using System.Diagnostics;

namespace GraphQLApi.IntegrationTests.Sync;

/// <summary>Three minutes at the default of 48 calls a minute against the vendor's 60, by the real clock, through a kill: nobody is ever refused.</summary>
[Collection(nameof(OneAtATime))]
public sealed class MinuteRunTests(ITestOutputHelper output)
{
    private static readonly Dictionary<string, string> Settings = new()
    {
        ["Upstream__RequestsPerMinute"] = "48",
        ["Upstream__RealtimePollInterval"] = "00:00:05",
    };

    [Fact]
    public async Task The_vendors_own_figure_is_kept_through_a_kill()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("GRAPHQLAPI_MINUTE_RUN") == "1", "Takes three minutes: GRAPHQLAPI_MINUTE_RUN=1.");
        var to = DateTime.UtcNow.Date;
        await using var run = await FaultRun.StartAsync(to.AddDays(-60), to, Settings, "--sessions-per-day", "1050", "--requests-per-minute", "60");
        var watch = Stopwatch.StartNew();
        run.StartServer();
        await run.StartBackfillAsync(refresh: false);

        // In the middle of a minute that is used up: the calls of the dead process still count.
        await Task.Delay(TimeSpan.FromSeconds(75), TestContext.Current.CancellationToken);
        var before = run.Simulator.Calls;
        await run.KillServerAsync();
        run.StartServer();
        await run.StartBackfillAsync(refresh: false);
        await Task.Delay(TimeSpan.FromSeconds(180) - watch.Elapsed, TestContext.Current.CancellationToken);

        output.WriteLine($"{run.Simulator.Calls} calls in {watch.Elapsed:m\\:ss}, {before} of them before the kill; at most {run.Simulator.MaximumPerMinute} in 60 s, {run.Simulator.RateLimited} refused");
        Assert.Equal(0, run.Simulator.RateLimited);
        Assert.InRange(run.Simulator.MaximumPerMinute, 40, 48);
        Assert.InRange(run.Simulator.Calls, 110, 4 * 48);
    }
}

using System.Diagnostics;
using System.Globalization;
using GraphQLApi.Testing;

namespace GraphQLApi.IntegrationTests.Sync;

/// <summary>The vendor goes away and comes back; the server runs on, by the real clock.</summary>
[Collection(nameof(OneAtATime))]
public sealed class DeadVendorTests(ITestOutputHelper output)
{
    private const int Measured = 300;

    private static readonly Dictionary<string, string> Settings = new()
    {
        ["Cache__HotTimeToLive"] = "00:00:01",
        ["Upstream__CircuitBreak"] = "00:00:01",
    };

    [Theory]
    [InlineData("dead-host")]
    [InlineData("server-error:502")]
    [InlineData("interactionDetails.html:503")]
    public async Task Cached_time_is_answered_uncached_time_refused_and_recovery_needs_nobody(string fault)
    {
        await using var simulator = await SimulatorHost.StartAsync(TimeProvider.System, sessionsPerDay: 40);
        await using var server = await TestServer.StartAsync(simulator, TimeProvider.System, settings: Settings);
        var alive = await server.AskAsync(Day(-1), calls: -1);
        Assert.Equal("true", alive.At("sessions.coverage.complete"), ignoreCase: true);

        simulator.Faults.Add(fault);
        await Task.Delay(TimeSpan.FromSeconds(1.1), TestContext.Current.CancellationToken); // the time to live, by the real clock
        var cached = await TimedAsync(() => server.AskAsync(Day(-1), calls: -1));
        Assert.Equal(alive.At("sessions.totalCount"), cached.Answer.At("sessions.totalCount"));
        Assert.Equal("true", cached.Answer.At("sessions.coverage.complete"), ignoreCase: true);
        Assert.NotEmpty(cached.Answer.List("sessions.coverage.stale"));
        Assert.InRange(cached.Seconds, 0, 1);

        var refused = await TimedAsync(() => server.AskAsync(Day(-20), calls: -1));
        Assert.Equal("UPSTREAM_UNAVAILABLE", refused.Answer.Code);
        Assert.InRange(refused.Seconds, 0, 2);

        simulator.Faults.Clear();
        await UntilAsync(async () => !(await server.AskAsync(Day(-20), calls: -1)).Json.TryGetProperty("errors", out _));
        Assert.Equal("""{"complete":true,"stale":[],"missing":[]}""", (await server.AskAsync(Day(-20), calls: -1)).At("sessions.coverage"));
    }

    [Fact]
    public async Task Cached_time_does_not_wait_for_a_vendor_that_hangs()
    {
        await using var simulator = await SimulatorHost.StartAsync(TimeProvider.System, sessionsPerDay: 40);
        await using var server = await TestServer.StartAsync(simulator, TimeProvider.System, settings: Settings);
        var alive = await server.AskAsync(Day(-1), calls: -1);
        simulator.Faults.Add("hang");
        await Task.Delay(TimeSpan.FromSeconds(1.1), TestContext.Current.CancellationToken); // the time to live, by the real clock

        var (answer, seconds) = await TimedAsync(() => server.AskAsync(Day(-1), calls: -1));

        Assert.Equal(alive.At("sessions.totalCount"), answer.At("sessions.totalCount"));
        Assert.NotEmpty(answer.List("sessions.coverage.stale"));
        Assert.InRange(seconds, 0, 1);
        simulator.Faults.Clear();
    }

    [Fact]
    public async Task A_dead_vendor_makes_no_cached_answer_slower()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("GRAPHQLAPI_MEASURE") == "1", "Measured on an idle machine only: GRAPHQLAPI_MEASURE=1.");
        await using var simulator = await SimulatorHost.StartAsync(TimeProvider.System, sessionsPerDay: 2000);
        // Long enough that nothing is read again behind the answers while they are measured.
        await using var server = await TestServer.StartAsync(
            simulator, TimeProvider.System, settings: new Dictionary<string, string>(Settings) { ["Cache__HotTimeToLive"] = "00:00:08" });
        for (var warm = 0; warm < 4; warm++)
            await MedianAsync(server);
        var alive = await MedianAsync(server);
        simulator.Faults.Add("dead-host");
        await Task.Delay(TimeSpan.FromSeconds(8.1), TestContext.Current.CancellationToken); // the time to live, by the real clock
        Assert.NotEmpty((await server.AskAsync(Day(-1), calls: -1)).List("sessions.coverage.stale"));
        var dead = await MedianAsync(server);

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"median of {Measured}: {alive:0.00} ms alive, {dead:0.00} ms dead"));
        Assert.InRange(dead / alive, 0.5, 1.5);
    }

    private static async Task<double> MedianAsync(TestServer server)
    {
        var times = new List<double>();
        for (var i = 0; i < Measured; i++)
            times.Add((await TimedAsync(() => server.AskAsync(Day(-1, "first: 50", "nodes { sessionId startTime conversations { conversationId } }"), calls: -1))).Seconds * 1000);
        times.Sort();
        return times[Measured / 2];
    }

    private static async Task<(TestAnswer Answer, double Seconds)> TimedAsync(Func<Task<TestAnswer>> ask)
    {
        var watch = Stopwatch.StartNew();
        return (await ask(), watch.Elapsed.TotalSeconds);
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await holds())
            await Task.Delay(50, patience.Token);
    }

    /// <summary>A whole UTC day before today, old enough that nothing of it is under way.</summary>
    private static string Day(int days, string first = "first: 0", string more = "totalCount")
    {
        var from = DateTime.UtcNow.Date.AddDays(days);
        return string.Create(CultureInfo.InvariantCulture,
            $$"""{ sessions({{first}}, where: { startTime: { gte: "{{from:yyyy-MM-dd}}T00:00:00Z", lt: "{{from.AddDays(1):yyyy-MM-dd}}T00:00:00Z" } }) { {{more}} coverage { complete stale { from to } missing { from to } } } }""");
    }
}

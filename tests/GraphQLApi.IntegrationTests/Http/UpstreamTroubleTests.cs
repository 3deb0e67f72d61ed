using System.Diagnostics;
using System.Net;
using GraphQLApi.Testing;
using GraphQLApi.Upstream.Simulator;

namespace GraphQLApi.IntegrationTests.Http;

/// <summary>What a caller is told while the vendor fails. Some tell a time, so they run alone.</summary>
[Collection(nameof(OneAtATime))]
public sealed class UpstreamTroubleTests
{
    private const string Tuesday =
        """{ sessions(first: 0, where: { startTime: { gte: "2026-03-03T00:00:00Z", lt: "2026-03-04T00:00:00Z" } }) { totalCount coverage { complete stale { from to } missing { from to } } } }""";

    [Fact]
    public async Task Wrong_credentials_name_the_setting()
    {
        var clock = Centre.Clock();
        await using var simulator = await SimulatorHost.StartAsync(clock, new SimulatorOptions { ClientSecret = "another" });
        await using var server = await TestServer.StartAsync(simulator, clock);

        var answer = await server.AskAsync(Tuesday, calls: -1);

        Assert.Equal((HttpStatusCode.OK, "UPSTREAM_UNAUTHORIZED"), (answer.Status, answer.Code));
        Assert.Contains("Upstream:ClientSecret", answer.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("simulator-secret", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dead_upstream_and_an_empty_cache_are_an_error_within_two_seconds()
    {
        await using var server = await TestServer.StartAsync(new DeadUpstream(), TimeProvider.System);
        var watch = Stopwatch.StartNew();

        var answer = await server.AskAsync(Tuesday);

        Assert.Equal((HttpStatusCode.OK, "UPSTREAM_UNAVAILABLE"), (answer.Status, answer.Code));
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 2);
    }

    [Fact]
    public async Task A_dead_upstream_and_a_filled_cache_are_a_stale_answer()
    {
        var clock = Centre.Clock();
        var simulator = await SimulatorHost.StartAsync(clock, sessionsPerDay: 40);
        await using var server = await TestServer.StartAsync(simulator, clock, backfill: (Centre.From, Centre.Now));
        var fresh = await server.AskAsync(Tuesday);
        await simulator.DisposeAsync();
        clock.Advance(TimeSpan.FromMinutes(5));

        var stale = await server.AskAsync(Tuesday);

        Assert.Equal("""{"complete":true,"stale":[],"missing":[]}""", fresh.At("sessions.coverage"));
        Assert.Equal("""{"complete":true,"stale":[{"from":"2026-03-03T00:00:00.000Z","to":"2026-03-04T00:00:00.000Z"}],"missing":[]}""", stale.At("sessions.coverage"));
        Assert.Equal(fresh.At("sessions.totalCount"), stale.At("sessions.totalCount"));
        Assert.NotEqual("0", stale.At("sessions.totalCount"));
    }

    /// <summary>A port on which nobody listens.</summary>
    private sealed class DeadUpstream : ITestUpstream
    {
        public Uri BaseAddress => new("http://127.0.0.1:9/");

        public long Calls => 0;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}

using System.Net.Http.Headers;
using GraphQLApi.Testing;

namespace GraphQLApi.IntegrationTests.Operations;

/// <summary><c>/metrics</c> read by a strict parser, and figures that move with what happens.</summary>
[Collection(nameof(OneAtATime))]
public sealed class MetricsPageTests
{
    private const string Cached = """{ sessions(first: 3, where: { startTime: { gte: "2026-03-02T00:00:00Z", lt: "2026-03-03T00:00:00Z" } }) { nodes { id } } }""";
    private const string Missing = """{ sessions(first: 3, where: { startTime: { gte: "2026-01-02T00:00:00Z", lt: "2026-01-02T01:00:00Z" } }) { nodes { id } } }""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_family_has_its_type()
    {
        await using var centre = await Centre.StartAsync(sessionsPerDay: 5);
        await centre.AskAsync(Missing, calls: 1);
        await centre.AskAsync("{ nothing }");

        var page = await ReadAsync(centre.Server, page => page.Types.ContainsKey("graphqlapi_request_duration_seconds"));

        Assert.Equal(
            """
            graphqlapi_cache_read_lock_waits_total counter
            graphqlapi_cache_requests_total counter
            graphqlapi_connections gauge
            graphqlapi_coverage_gap_seconds gauge
            graphqlapi_database_size_bytes gauge
            graphqlapi_database_up gauge
            graphqlapi_database_wal_size_bytes gauge
            graphqlapi_errors_total counter
            graphqlapi_facts_budget_bytes gauge
            graphqlapi_facts_memory_bytes gauge
            graphqlapi_operations_total counter
            graphqlapi_query_cost histogram
            graphqlapi_request_duration_seconds histogram
            graphqlapi_subscriptions gauge
            graphqlapi_sync_failures_total counter
            graphqlapi_sync_jobs gauge
            graphqlapi_sync_lag_seconds gauge
            graphqlapi_sync_records_total counter
            graphqlapi_sync_sessions_changed_total counter
            graphqlapi_sync_windows_total counter
            graphqlapi_upstream_calls_total counter
            graphqlapi_upstream_circuit gauge
            """,
            string.Join('\n', page.Types.Where(type => type.Key.StartsWith("graphqlapi_", StringComparison.Ordinal)).Select(type => $"{type.Key} {type.Value}").Order(StringComparer.Ordinal)));
        Assert.Equal("counter", page.Types["dotnet_process_cpu_time_seconds_total"]);
        Assert.Equal("gauge", page.Types["dotnet_process_memory_working_set_bytes"]);
        Assert.Equal("gauge", page.Types["dotnet_thread_pool_thread_count"]); // it falls, too
    }

    [Fact]
    public async Task Figures_move_with_what_happens()
    {
        await using var centre = await Centre.StartAsync(sessionsPerDay: 5, new Dictionary<string, string> { ["Upstream__RequestsPerMinute"] = "600" });
        var before = await ReadAsync(centre.Server);
        Assert.Equal(double.NaN, before["graphqlapi_cache_requests_total{result=\"miss\"}"]);

        await centre.AskAsync(Cached);
        await centre.AskAsync(Cached);
        await centre.AskAsync(Missing, calls: 1);
        await centre.AskAsync("{ nothing }");
        using (await EventStream.OpenAsync(centre.Server, "subscription { conversationChanged { conversationId } }"))
        {
            var during = await ReadAsync(centre.Server, page => page["graphqlapi_subscriptions"] > 0);
            Assert.Equal((1, 1), (during["graphqlapi_connections"], during["graphqlapi_subscriptions"]));
        }

        var after = await ReadAsync(centre.Server, page => page["graphqlapi_request_duration_seconds_count{operation=\"query\",status=\"2xx\"}"] >= 3
            && page["graphqlapi_request_duration_seconds_count{operation=\"none\",status=\"2xx\"}"] >= 1);
        Assert.Equal((2, 1), (after["graphqlapi_cache_requests_total{result=\"hit\"}"], after["graphqlapi_cache_requests_total{result=\"miss\"}"]));
        Assert.Equal(1, after["graphqlapi_upstream_calls_total{endpoint=\"interactionDetails\",outcome=\"ok\"}"]);
        // The calls of the backfill before it are in the same minute of a clock that stands still.
        Assert.Equal(before["graphqlapi_upstream_calls_left"] - 1, after["graphqlapi_upstream_calls_left"]);
        Assert.Equal((3, 1), (after["graphqlapi_operations_total{operation=\"query\",outcome=\"ok\"}"], after["graphqlapi_operations_total{operation=\"none\",outcome=\"refused\"}"]));
        Assert.Equal(1, after["graphqlapi_errors_total{code=\"GRAPHQL_VALIDATION_FAILED\"}"]);
        Assert.Equal((3, 1), (after["graphqlapi_request_duration_seconds_count{operation=\"query\",status=\"2xx\"}"], after["graphqlapi_request_duration_seconds_count{operation=\"none\",status=\"2xx\"}"]));
        Assert.Equal(3, after["graphqlapi_query_cost_count"]);
        Assert.Equal((1, 0), (after["graphqlapi_upstream_circuit{state=\"closed\"}"], after["graphqlapi_upstream_circuit{state=\"open\"}"]));
        Assert.Equal((1, 1, 0), (after["graphqlapi_database_up"], after["graphqlapi_sync_jobs{state=\"succeeded\"}"], after["graphqlapi_coverage_gap_seconds"]));
        Assert.InRange(after["graphqlapi_sync_lag_seconds"], 0, 2);
        Assert.InRange(after["graphqlapi_database_size_bytes"], 100_000, double.MaxValue);
        Assert.Equal(134217728, after["graphqlapi_facts_budget_bytes"]);
    }

    [Fact]
    public async Task Time_that_was_never_read_and_a_clock_that_goes_on_are_seen()
    {
        var clock = Centre.Clock();
        await using var simulator = await SimulatorHost.StartAsync(clock, sessionsPerDay: 5);
        simulator.Faults.Add("dead-host");
        await using var server = await TestServer.StartAsync(simulator, clock);

        var page = await ReadAsync(server);

        Assert.Equal(2 * 86400, page["graphqlapi_coverage_gap_seconds"]);
        Assert.Equal(double.NaN, page["graphqlapi_sync_lag_seconds"]);
    }

    [Fact]
    public async Task Refusals_of_the_transport_are_errors_too()
    {
        await using var centre = await Centre.StartAsync(sessionsPerDay: 1);
        using var body = new StringContent("{}", new MediaTypeHeaderValue("text/plain"));
        Assert.Equal(415, (int)(await centre.Server.PostAsync(body)).Status);

        var page = await ReadAsync(centre.Server, page => page["graphqlapi_request_duration_seconds_count{operation=\"none\",status=\"4xx\"}"] > 0);

        Assert.Equal((1, 1), (page["graphqlapi_errors_total{code=\"BAD_USER_INPUT\"}"], page["graphqlapi_request_duration_seconds_count{operation=\"none\",status=\"4xx\"}"]));
    }

    /// <summary>The page as soon as <paramref name="isMeant"/>: what a request took is noted when its client may have gone on already.</summary>
    private static async Task<PrometheusPage> ReadAsync(TestServer server, Func<PrometheusPage, bool> isMeant)
    {
        var page = await ReadAsync(server);
        for (var look = 0; look < 200 && !isMeant(page); look++)
        {
            await Task.Delay(50, Token);
            page = await ReadAsync(server);
        }

        return page;
    }

    internal static async Task<PrometheusPage> ReadAsync(TestServer server)
    {
        using var response = await server.Client.GetAsync(new Uri("/metrics", UriKind.Relative), Token);
        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        return PrometheusPage.Read(await response.Content.ReadAsStringAsync(Token));
    }
}

using System.Net.Http.Json;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace GraphQLApi.Benchmarks;

/// <summary>
/// DESIGN §6, rows 1 and 2: a page of 50 sessions with filter and order over HTTP, flat and with nested visits, against a hand-written
/// endpoint that answers the same bytes. The reciprocal of the Ratio column is the share that §6 asks for (0.75 and 0.6).
/// </summary>
[MemoryDiagnoser]
[MinColumn, MedianColumn]
[Config(typeof(InOneProcess))]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class PageBenchmarks
{
    internal const string Page =
        """
        query Page($from: DateTime!, $to: DateTime!) {
          sessions(first: 50, where: { startTime: { gte: $from, lt: $to }, outcome: { eq: AGENT_HANDLED } }, order: [{ startTime: DESC }]) {
            nodes { sessionId channel startTime endTime durationSeconds outcome finalStatus botId }
            pageInfo { hasNextPage }
          }
        }
        """;

    internal const string Nested =
        """
        query Nested($from: DateTime!, $to: DateTime!) {
          sessions(first: 50, where: { startTime: { gte: $from, lt: $to }, outcome: { eq: AGENT_HANDLED } }, order: [{ startTime: DESC }]) {
            nodes { sessionId channel startTime queueVisits { waitSeconds queue { name } respondingAgent { agent { name } } } }
            pageInfo { hasNextPage }
          }
        }
        """;

    private BenchmarkServer server = null!; // set by Start
    private int request;

    [Params(1_000_000)]
    public int Sessions { get; set; }

    [GlobalSetup]
    public async Task Start()
    {
        server = await BenchmarkServer.StartAsync(Sessions);
        await RequireSameBytesAsync("/twin/page", Page);
        await RequireSameBytesAsync("/twin/nested", Nested);
    }

    [GlobalCleanup]
    public async Task Stop() => await server.DisposeAsync();

    [Benchmark(Baseline = true, Description = "hand-written")]
    [BenchmarkCategory("page of 50, 8 fields")]
    public Task<int> PageTwin() => AskAsync("/twin/page", Page);

    [Benchmark(Description = "GraphQL")]
    [BenchmarkCategory("page of 50, 8 fields")]
    public Task<int> PageGraphQL() => AskAsync("/graphql", Page);

    [Benchmark(Baseline = true, Description = "hand-written")]
    [BenchmarkCategory("page of 50, nested visits")]
    public Task<int> NestedTwin() => AskAsync("/twin/nested", Nested);

    [Benchmark(Description = "GraphQL")]
    [BenchmarkCategory("page of 50, nested visits")]
    public Task<int> NestedGraphQL() => AskAsync("/graphql", Nested);

    // Another month each time: no answer can be remembered, and both sides see the same sequence.
    private async Task<int> AskAsync(string path, string query) => (await SendAsync(path, query, request++ % 11)).Length;

    private async Task<byte[]> SendAsync(string path, string query, int month)
    {
        var from = GeneratedSessions.Start.AddMonths(month);
        using var response = await server.Client.PostAsJsonAsync(path, new { query, variables = new { from, to = from.AddMonths(1) } });
        return await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
    }

    private async Task RequireSameBytesAsync(string path, string query)
    {
        var twin = await SendAsync(path, query, 3);
        var ours = await SendAsync("/graphql", query, 3);
        if (!twin.AsSpan().SequenceEqual(ours))
        {
            throw new InvalidOperationException($"The twin answers other bytes.\n{System.Text.Encoding.UTF8.GetString(twin)}\n{System.Text.Encoding.UTF8.GetString(ours)}");
        }
    }

    // Server, client and twins share one process and one warm database: that is what makes the ratio mean something.
    private sealed class InOneProcess : ManualConfig
    {
        public InOneProcess() =>
            AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(12).WithIterationCount(30).WithInvocationCount(512).WithUnrollFactor(16));
    }
}

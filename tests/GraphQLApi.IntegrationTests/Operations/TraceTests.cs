using System.Diagnostics;
using System.Net.Http.Json;
using GraphQLApi.IntegrationTests.Samples;
using GraphQLApi.Testing;
using GraphQLApi.Upstream.Simulator;

namespace GraphQLApi.IntegrationTests.Operations;

/// <summary>What a trace shows of a question: every stage, nested, with durations that add up, and nothing about people.</summary>
[Collection(nameof(OneAtATime))]
public sealed class TraceTests
{
    // What may be written on a span: names of ours and of OpenTelemetry's conventions.
    private static readonly string[] KnownTags =
    [
        "db.operation.name", "db.query.text", "db.response.returned_rows", "db.system.name", "error.type", "graphql.document.hash", "graphql.operation.name",
        "graphql.operation.type", "graphqlapi.cache.hit", "graphqlapi.objects", "graphqlapi.records", "http.request.method", "http.response.status_code",
        "http.route", "server.address", "server.port", "url.path", "url.scheme", "url.template",
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_query_with_an_upstream_miss_shows_every_stage_with_durations_that_add_up()
    {
        using var spans = new SpanCollector();
        await using var simulator = await SimulatorHost.StartAsync(
            TimeProvider.System, new SimulatorOptions { RequestsPerMinute = 0, SessionsPerDay = 400, LatencyMilliseconds = 700 });
        await using var server = await TestServer.StartAsync(simulator, TimeProvider.System);
        // The first of its kind compiles statements; a trace of it would show the compiler.
        await AskAsync(server, "Warm", "2026-03-02T09:00:00Z", "2026-03-02T10:00:00Z");

        var trace = await AskAsync(server, "Waiting", "2026-03-03T09:00:00Z", "2026-03-03T10:00:00Z");

        var all = await spans.OfAsync(trace);
        var request = Assert.Single(all, span => span.DisplayName == "POST /graphql");
        Assert.Equal((ActivityKind.Server, "POST", "/graphql", 200), (request.Kind, request.GetTagItem("http.request.method"), request.GetTagItem("url.path"), request.GetTagItem("http.response.status_code")));
        var operation = Child(request, "query");
        Assert.Equal(("query", "Waiting"), (operation.GetTagItem("graphql.operation.type"), operation.GetTagItem("graphql.operation.name")));
        Assert.Matches("^sha256:[0-9a-f]{64}$", (string?)operation.GetTagItem("graphql.document.hash"));
        Activity[] around = [Child(request, "graphql.read"), operation, Child(request, "graphql.write")];
        Activity[] stages = [Child(operation, "graphql.parse"), Child(operation, "graphql.validate"), Child(operation, "graphql.plan"), Child(operation, "graphql.execute")];
        var coverage = Child(stages[3], "cache.coverage");
        Assert.Equal(false, coverage.GetTagItem("graphqlapi.cache.hit"));
        var call = Assert.Single(all, span => span.Kind == ActivityKind.Client && span.ParentSpanId == coverage.SpanId && span.GetTagItem("url.template") is not null);
        Assert.Equal("POST /agentassist/api/public/analytics/account/{accountId}/v2/interactionDetails", call.DisplayName);
        Assert.Equal(("127.0.0.1", 200), (call.GetTagItem("server.address"), call.GetTagItem("http.response.status_code")));
        Assert.InRange(call.Duration, TimeSpan.FromMilliseconds(690), coverage.Duration);
        var write = Child(coverage, "cache.write");
        var statements = all.Where(span => span.ParentSpanId == stages[3].SpanId && span.DisplayName == "SELECT").ToList();
        Assert.Contains(statements, span => ((string)span.GetTagItem("db.query.text")!).Contains("\"QueueVisits\"", StringComparison.Ordinal));
        Assert.Contains(statements, span => span.GetTagItem("db.response.returned_rows") is 5);

        AssertAddsUp(request, around);
        AssertAddsUp(operation, stages);
        AssertAddsUp(stages[3], [coverage, .. statements]);
        AssertAddsUp(coverage, [call, write]);
        AssertNothingPersonal(all);

        Activity Child(Activity parent, string name) => Assert.Single(all, span => span.ParentSpanId == parent.SpanId && span.DisplayName == name);
    }

    [Fact]
    public async Task A_cached_answer_is_a_hit_and_the_callers_trace_goes_on()
    {
        using var spans = new SpanCollector();
        await using var centre = await Centre.StartAsync(sessionsPerDay: 20);

        var trace = await AskAsync(centre.Server, "Cached", "2026-03-02T00:00:00Z", "2026-03-03T00:00:00Z");

        var all = await spans.OfAsync(trace);
        var coverage = Assert.Single(all, span => span.DisplayName == "cache.coverage");
        Assert.Equal(true, coverage.GetTagItem("graphqlapi.cache.hit"));
        Assert.DoesNotContain(all, span => span.GetTagItem("url.template") is not null);
    }

    [Fact]
    public async Task Refused_operations_and_failed_calls_say_why()
    {
        using var spans = new SpanCollector();
        await using var centre = await Centre.StartAsync(sessionsPerDay: 1);

        var trace = await SendAsync(centre.Server, new { query = "query Wrong { nothing }" });

        var operation = Assert.Single(await spans.OfAsync(trace), span => span.Source.Name == "GraphQLApi.Engine" && span.GetTagItem("error.type") is not null);
        Assert.Equal((ActivityStatusCode.Error, "GRAPHQL_VALIDATION_FAILED"), (operation.Status, operation.GetTagItem("error.type")));
    }

    [Fact]
    public async Task A_subscription_that_is_idle_holds_no_span()
    {
        using var spans = new SpanCollector();
        await using var centre = await Centre.StartAsync(sessionsPerDay: 1);
        var job = await centre.Server.BackfillAsync("2026-02-01", "2026-02-02");
        var id = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"SyncJob:{job.JobId}"));

        using var stream = await EventStream.OpenAsync(centre.Server, "subscription Live { conversationChanged { conversationId } }");
        using var events = await EventStream.OpenAsync(centre.Server, $"subscription Job {{ syncProgress(jobId: \"{id}\") {{ state }} }}");
        Assert.NotNull(await events.NextAsync(Token));
        Assert.Null(await events.NextAsync(Token));

        await spans.RestAsync();
        Assert.Equal(0, spans.Open);
        // Two that were opened, and the job's one event.
        Assert.Equal(3, spans.Ended.Count(span => span.DisplayName == "subscription"));
        Assert.DoesNotContain(spans.Ended, span => span.Kind == ActivityKind.Server);
    }

    [Theory]
    [InlineData("false", "")]
    [InlineData("true", "^00-{trace}-[0-9a-f]{16}-01$")]
    public async Task The_vendor_learns_of_a_trace_only_where_that_is_wished(string wished, string expected)
    {
        using var spans = new SpanCollector();
        await using var stub = await VendorStub.StartAsync();
        await using var server = await TestServer.StartAsync(stub, Centre.Clock(), settings: new Dictionary<string, string> { ["Upstream__SendTraceContext"] = wished });

        var trace = await AskAsync(server, "Asked", "2026-01-01T00:00:00Z", "2026-01-01T01:00:00Z");

        Assert.NotEqual(0, stub.Calls);
        Assert.Matches(expected.Length == 0 ? "^$" : expected.Replace("{trace}", trace.ToString(), StringComparison.Ordinal), stub.Trace);
    }

    private static Task<ActivityTraceId> AskAsync(TestServer server, string name, string from, string to) => SendAsync(server, new
    {
        query = $$"""
            query {{name}}($from: DateTime!, $to: DateTime!) {
              sessions(first: 5, where: { startTime: { gte: $from, lt: $to }, queueVisits: { any: true }, customer: { email: { neq: "nobody@example.com" } } }) {
                totalCount nodes { sessionId queueVisits { queue { name } } } coverage { complete }
              }
            }
            """,
        variables = new { from, to },
    });

    private static async Task<ActivityTraceId> SendAsync(TestServer server, object body)
    {
        var trace = ActivityTraceId.CreateRandom();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(body) };
        request.Headers.Add("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01");
        using var response = await server.Client.SendAsync(request, Token);
        Assert.DoesNotContain("INTERNAL", await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        return trace;
    }

    // One after the other, so together not more than their parent; what no child shows is small beside it, on a busy machine too.
    private static void AssertAddsUp(Activity parent, IReadOnlyCollection<Activity> children)
    {
        foreach (var child in children)
        {
            Assert.True(child.StartTimeUtc >= parent.StartTimeUtc.AddMilliseconds(-1), $"{child.DisplayName} begins before {parent.DisplayName}");
            Assert.True(child.StartTimeUtc + child.Duration <= parent.StartTimeUtc + parent.Duration + TimeSpan.FromMilliseconds(1), $"{child.DisplayName} ends after {parent.DisplayName}");
        }

        var sum = children.Aggregate(TimeSpan.Zero, (total, child) => total + child.Duration);
        var list = string.Join(", ", children.Select(child => $"{child.DisplayName} {child.Duration.TotalMilliseconds:0.0}"));
        Assert.True(sum <= parent.Duration + TimeSpan.FromMilliseconds(1), $"{parent.DisplayName} {parent.Duration.TotalMilliseconds:0.0} ms holds {list}");
        Assert.True(parent.Duration - sum <= (parent.Duration * 0.25) + TimeSpan.FromMilliseconds(20), $"{parent.DisplayName} {parent.Duration.TotalMilliseconds:0.0} ms shows only {list}");
    }

    private static void AssertNothingPersonal(IEnumerable<Activity> spans)
    {
        foreach (var (key, value) in spans.SelectMany(span => span.TagObjects))
        {
            Assert.Contains(key, KnownTags);
            var text = Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!;
            Assert.DoesNotContain("2026-03", text, StringComparison.Ordinal);
            Assert.DoesNotContain("nobody@example.com", text, StringComparison.Ordinal);
            Assert.DoesNotContain("st-00000000", text, StringComparison.Ordinal);
            Assert.DoesNotContain("64f000000000000000000001", text, StringComparison.Ordinal);
        }
    }
}

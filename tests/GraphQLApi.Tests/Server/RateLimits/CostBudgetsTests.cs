using System.Net;
using GraphQLApi.Engine;
using GraphQLApi.Engine.Http;
using GraphQLApi.Server.RateLimits;
using GraphQLApi.Testing;
using GraphQLApi.Tests.Engine.Http;
using Microsoft.Extensions.DependencyInjection;

namespace GraphQLApi.Tests.Server.RateLimits;

/// <summary>One a second, two at once, and every operation of the host's schema costs one.</summary>
public sealed class CostBudgetsTests : IDisposable
{
    private const string Hello = """{"query":"{ hello }"}""";
    private const string Refused =
        """{"message":"This costs 1 and 0 of your budget is left (RateLimit:CostPerMinute=60). Ask for less, or try again in 1 s.","extensions":{"code":"RATE_LIMITED","retryAfterSeconds":1}}""";

    private const string Spent = "\"extensions\":{\"rateLimit\":{\"limit\":2,\"remaining\":0,\"resetSeconds\":2}}";

    private readonly ManualTimeProvider clock = new(new DateTimeOffset(2026, 4, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly CostBudgets budgets;

    public CostBudgetsTests() => budgets = new CostBudgets(new RateLimitOptions { CostPerMinute = 60, Burst = 2 }, maxCost: 1, clock);

    public void Dispose() => budgets.Dispose();

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/graphql-response+json")]
    public async Task Over_budget_is_429_in_both_media_types_and_for_one_caller_alone(string accept)
    {
        await using var host = await StartAsync();
        Assert.Equal(
            """200 - {"data":{"hello":"Hello world"},"extensions":{"rateLimit":{"limit":2,"remaining":1,"resetSeconds":1}}}""",
            await AskAsync(host, Hello, accept));
        Assert.Equal($$"""200 - {"data":{"hello":"Hello world"},{{Spent}}}""", await AskAsync(host, Hello, accept));
        Assert.Equal($$"""429 1 {"errors":[{{Refused}}],{{Spent}}}""", await AskAsync(host, Hello, accept));
        Assert.StartsWith("200 - ", await AskAsync(host, Hello, accept, caller: "192.0.2.2"), StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.StartsWith("200 - ", await AskAsync(host, Hello, accept), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mistakes_cost_too()
    {
        await using var host = await StartAsync();
        await AskAsync(host, """{"query":"{"}""");
        await AskAsync(host, """{"query":"{ nothing }"}""");
        Assert.StartsWith("429 1 ", await AskAsync(host, """{"query":"{"}"""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_request_of_a_batch_is_charged_and_only_a_batch_refused_as_a_whole_is_429()
    {
        await using var host = await StartAsync();
        var answer = await AskAsync(host, $"[{Hello},{Hello},{Hello}]");
        Assert.StartsWith("""200 1 [{"data":{"hello":"Hello world"},""", answer, StringComparison.Ordinal);
        Assert.EndsWith($$"""{"errors":[{{Refused}}],{{Spent}}}]""", answer, StringComparison.Ordinal);
        Assert.StartsWith("429 1 ", await AskAsync(host, $"[{Hello},{Hello}]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Operations_of_a_websocket_and_events_are_charged()
    {
        await using var host = await StartAsync();
        using var socket = await host.ConnectAsync();
        await socket.TalkAsync(1, """{"type":"connection_init"}""");
        await socket.SendAsync("""{"id":"t","type":"subscribe","payload":{"query":"subscription { tick }"}}""");
        host.Ticks.TryWrite(1);
        Assert.StartsWith("""{"id":"t","type":"next","payload":{"data":{"tick":1},""", await socket.ReceiveAsync(), StringComparison.Ordinal);
        await socket.SendAsync("""{"id":"2","type":"subscribe","payload":{"query":"{ hello }"}}""");
        Assert.Equal($$"""{"id":"2","type":"error","payload":[{{Refused}}]}""", await socket.ReceiveAsync());
        host.Ticks.TryWrite(2);
        Assert.Equal($$$"""{"id":"t","type":"next","payload":{"errors":[{{{Refused}}}],"data":null,{{{Spent}}}}}""", await socket.ReceiveAsync());
        Assert.Equal("""{"id":"t","type":"complete"}""", await socket.ReceiveAsync());
    }

    [Fact]
    public async Task A_long_answer_waits_until_its_budget_has_paid_for_it()
    {
        using var query = await OpenAsync(TestContext.Current.CancellationToken);
        await budgets.PaceAsync(query.Context, TimeSpan.FromMilliseconds(0.2)); // both that are held
        var waiting = budgets.PaceAsync(query.Context, TimeSpan.FromHours(1)); // never more than the whole budget, or it would wait for ever
        clock.Advance(TimeSpan.FromSeconds(1.9));
        Assert.False(waiting.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(0.1));
        await waiting;
    }

    [Fact]
    public async Task A_long_answer_whose_client_is_gone_waits_no_longer()
    {
        using var leaving = new CancellationTokenSource();
        using var query = await OpenAsync(leaving.Token);
        await budgets.PaceAsync(query.Context, TimeSpan.FromSeconds(1));
        var waiting = budgets.PaceAsync(query.Context, TimeSpan.FromSeconds(1));
        await leaving.CancelAsync();
        await waiting;
        Assert.True(query.Context.CancellationToken.IsCancellationRequested);
    }

    [Fact]
    public async Task What_is_left_does_not_change_the_tag_of_an_answer()
    {
        await using var host = await StartAsync();
        using var first = await host.GetAsync("/graphql?query={hello}");
        using var second = await host.SendAsync(HttpMethod.Get, "/graphql?query={hello}", null, null, ("If-None-Match", first.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    private async Task<OpenQuery> OpenAsync(CancellationToken clientGone)
    {
        var pipeline = new RequestPipeline(new HostedFields().Schema(), new EngineOptions(), clock);
        var opening = await pipeline.OpenAsync(new GraphQLRequest("{ hello }"), new ServiceCollection().BuildServiceProvider(), null, TimeSpan.FromHours(1), clientGone);
        return opening.Query!; // the document is right
    }

    private Task<GraphQLTestHost> StartAsync() => GraphQLTestHost.StartAsync(
        new EngineOptions { Charge = budgets.Charge },
        transport: new TransportOptions { MaxBatchSize = 5 },
        configureHttp: (http, request) =>
        {
            http.Connection.RemoteIpAddress = IPAddress.Parse(http.Request.Headers["X-Caller"].FirstOrDefault() ?? "192.0.2.1");
            RateLimitedCaller.Attach(http, request);
        });

    private static async Task<string> AskAsync(GraphQLTestHost host, string body, string? accept = null, string caller = "192.0.2.1")
    {
        using var content = new StringContent(body, null, "application/json");
        using var response = await host.SendAsync(HttpMethod.Post, "/graphql", accept, content, ("X-Caller", caller));
        var retryAfter = response.Headers.RetryAfter?.ToString() ?? "-";
        return $"{(int)response.StatusCode} {retryAfter} {await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}";
    }
}

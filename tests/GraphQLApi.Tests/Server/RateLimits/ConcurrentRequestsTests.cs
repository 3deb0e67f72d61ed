using System.Net;
using GraphQLApi.Engine;
using GraphQLApi.Engine.Http;
using GraphQLApi.Server.RateLimits;
using GraphQLApi.Testing;
using GraphQLApi.Tests.Engine.Http;

namespace GraphQLApi.Tests.Server.RateLimits;

public sealed class ConcurrentRequestsTests
{
    private readonly ManualTimeProvider clock = new(new DateTimeOffset(2026, 4, 1, 12, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData(1, 0, 429, 200, "1 of your requests run already (RateLimit:MaxConcurrentRequestsPerCaller). Wait for one to end.")]
    [InlineData(0, 1, 429, 429, "The server is busy: 1 requests run already (RateLimit:MaxConcurrentRequests). Try again.")]
    public async Task What_runs_at_once_is_bounded_for_one_and_for_all(int ofOne, int ofAll, int same, int other, string message)
    {
        using var limits = new ConcurrentRequests(
            new RateLimitOptions { MaxConcurrentRequestsPerCaller = ofOne, MaxConcurrentRequests = ofAll, MaxQueuedRequests = 0 });
        await using var host = await StartAsync(limits);
        var running = AskAsync(host, "{ wait }");
        await host.Wait.Started;

        var refused = await AskAsync(host, "{ hello }");
        Assert.Equal(same, refused.Status);
        Assert.Contains(message, refused.Body, StringComparison.Ordinal);
        Assert.Equal(other, (await AskAsync(host, "{ hello }", "192.0.2.2")).Status);

        clock.Advance(TimeSpan.FromSeconds(31));
        await running;
        Assert.Equal((200, """{"data":{"hello":"Hello world"}}"""), await AskAsync(host, "{ hello }"));
    }

    [Fact]
    public async Task Who_waits_gets_the_place_that_becomes_free()
    {
        using var limits = new ConcurrentRequests(
            new RateLimitOptions { MaxConcurrentRequestsPerCaller = 1, MaxConcurrentRequests = 0, MaxQueuedRequests = 1 });
        await using var host = await StartAsync(limits);
        var running = AskAsync(host, "{ wait }");
        await host.Wait.Started;
        clock.Advance(TimeSpan.FromSeconds(28));
        Task<(int Status, string Body)>[] both = [AskAsync(host, "{ hello }"), AskAsync(host, "{ hello }")];
        var refused = await Task.WhenAny(both);
        Assert.Equal(429, (await refused).Status);

        clock.Advance(TimeSpan.FromSeconds(3));
        await running;
        Assert.Equal((200, """{"data":{"hello":"Hello world"}}"""), await both.Single(asked => asked != refused));
    }

    [Fact]
    public async Task Nobody_holds_the_connections_of_all()
    {
        var transport = new TransportOptions { MaxLiveConnectionsPerCaller = 1, CallerOf = http => http.Request.Headers.Origin.ToString() };
        await using var host = await GraphQLTestHost.StartAsync(transport: transport);
        using var first = await host.ConnectAsync();
        Assert.Equal(["""{"type":"connection_ack"}"""], await first.TalkAsync(1, """{"type":"connection_init"}"""));
        using (var second = await host.ConnectAsync())
            Assert.Equal(["closed 1013 You hold 1 connections already (RateLimit:MaxLiveConnectionsPerCaller)."], await second.TalkAsync(1, """{"type":"connection_init"}"""));
        using var other = await host.ConnectAsync(origin: "http://localhost");
        Assert.Equal(["""{"type":"connection_ack"}"""], await other.TalkAsync(1, """{"type":"connection_init"}"""));
        Assert.StartsWith(
            "429 application/json; charset=utf-8 {\"errors\":[{\"message\":\"You hold 1 connections already",
            await host.PostAsync("""{"query":"subscription { tick }"}""", "text/event-stream").ReadAsync(),
            StringComparison.Ordinal);
    }

    private Task<GraphQLTestHost> StartAsync(ConcurrentRequests limits) => GraphQLTestHost.StartAsync(
        new EngineOptions { Admit = limits.AdmitAsync },
        time: clock,
        configureHttp: (http, request) =>
        {
            http.Connection.RemoteIpAddress = IPAddress.Parse(http.Request.Headers["X-Caller"].FirstOrDefault() ?? "192.0.2.1");
            RateLimitedCaller.Attach(http, request);
        });

    private static async Task<(int Status, string Body)> AskAsync(GraphQLTestHost host, string query, string caller = "192.0.2.1")
    {
        using var content = new StringContent($$"""{"query":"{{query}}"}""", null, "application/json");
        using var response = await host.SendAsync(HttpMethod.Post, "/graphql", null, content, ("X-Caller", caller));
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}

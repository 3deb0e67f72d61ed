using System.Net;
using GraphQLApi.Engine;
using GraphQLApi.Engine.Http;
using GraphQLApi.Testing;

namespace GraphQLApi.Tests.Engine.Http.Transports;

/// <summary>graphql-sse, distinct connections: exactly these requests, exactly those streams.</summary>
public sealed class SseTransportTests
{
    private const string Stream = "text/event-stream";
    private const string Urql = "application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("{ hello }", """{"data":{"hello":"Hello world"}}""")]
    [InlineData("mutation { change }", """{"data":{"change":"changed"}}""")]
    [InlineData("{", """{"errors":[{"message":"Syntax Error: Expected Name, found <EOF>.","locations":[{"line":1,"column":2}],"extensions":{"code":"GRAPHQL_PARSE_FAILED"}}]}""")]
    [InlineData("subscription { tock }", """{"errors":[{"message":"Cannot query field \"tock\" on type \"Subscription\". Did you mean \"tick\"?","locations":[{"line":1,"column":16}],"extensions":{"code":"GRAPHQL_VALIDATION_FAILED"}}]}""")]
    public async Task A_single_result_is_next_and_complete(string query, string result)
    {
        await using var host = await GraphQLTestHost.StartAsync();
        Assert.Equal(
            $"200 text/event-stream; charset=utf-8 :\n\nevent: next\ndata: {result}\n\nevent: complete\ndata:",
            await host.PostAsync($$"""{"query":"{{query}}"}""", Stream).ReadAsync());
    }

    [Fact]
    public async Task A_subscription_is_next_after_next_until_its_source_ends()
    {
        await using var host = await GraphQLTestHost.StartAsync();
        using var response = await OpenAsync(host, HttpMethod.Get, "/graphql?query=subscription{tick}");
        Assert.Equal(("no-store, no-transform", "no"), (response.Headers.CacheControl?.ToString(), string.Join(",", response.Headers.GetValues("X-Accel-Buffering"))));
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(Cancellation));
        Assert.Equal(":", await ReadEventAsync(reader));
        host.Ticks.TryWrite(1);
        Assert.Equal("event: next|data: {\"data\":{\"tick\":1}}", await ReadEventAsync(reader));
        host.Ticks.TryWrite(2);
        host.Ticks.Complete();
        Assert.Equal("event: next|data: {\"data\":{\"tick\":2}}", await ReadEventAsync(reader));
        Assert.Equal("event: complete|data:", await ReadEventAsync(reader));
        Assert.Equal("", await reader.ReadToEndAsync(Cancellation));
    }

    [Fact]
    public async Task A_client_that_leaves_stops_its_source()
    {
        await using var host = await GraphQLTestHost.StartAsync();
        using (await OpenAsync(host, HttpMethod.Get, "/graphql?query=subscription{tick}"))
            await host.Tick.Started;
        await host.Tick.Stopped;
    }

    [Fact]
    public async Task An_idle_stream_gets_comments()
    {
        var clock = new ManualTimeProvider(new(2026, 3, 4, 15, 0, 0, TimeSpan.Zero));
        await using var host = await GraphQLTestHost.StartAsync(time: clock);
        using var response = await OpenAsync(host, HttpMethod.Get, "/graphql?query=subscription{tick}");
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(Cancellation));
        Assert.Equal(":", await ReadEventAsync(reader));
        clock.Advance(TimeSpan.FromSeconds(29));
        host.Ticks.TryWrite(1);
        Assert.Equal("event: next|data: {\"data\":{\"tick\":1}}", await ReadEventAsync(reader));
        clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(":", await ReadEventAsync(reader));
    }

    // Without "complete" a client knows that there was more to come, and connects again.
    [Fact]
    public async Task A_stopping_server_ends_the_stream_without_complete()
    {
        await using var host = await GraphQLTestHost.StartAsync();
        using var response = await OpenAsync(host, HttpMethod.Get, "/graphql?query=subscription{tick}");
        await host.Tick.Started;
        host.Stop();
        Assert.Equal(":\n\n", await response.Content.ReadAsStringAsync(Cancellation));
    }

    [Theory]
    [InlineData(Urql, "application/graphql-response+json")]
    [InlineData("text/event-stream, application/json", "application/json")]
    [InlineData("application/json;q=0.5, text/event-stream;q=0.4", "application/json")]
    [InlineData("*/*", "application/json")]
    [InlineData("text/event-stream;q=0, */*", "application/json")]
    [InlineData("text/event-stream, application/json;q=0.9", Stream)]
    [InlineData("multipart/mixed, text/event-stream", Stream)]
    public async Task A_query_becomes_a_stream_only_where_that_is_preferred(string accept, string type)
    {
        await using var host = await GraphQLTestHost.StartAsync();
        using var response = await host.PostAsync("""{"query":"{ hello }"}""", accept);
        Assert.Equal((HttpStatusCode.OK, type), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
    }

    [Theory]
    [InlineData(Urql, Stream)]
    [InlineData("text/event-stream, multipart/mixed", Stream)]
    [InlineData("application/json, text/event-stream;q=0.1", Stream)]
    [InlineData("application/json", "application/json")]
    [InlineData("*/*", "application/json")]
    public async Task A_subscription_becomes_one_wherever_that_is_accepted(string accept, string type)
    {
        await using var host = await GraphQLTestHost.StartAsync();
        host.Ticks.Complete();
        using var response = await host.PostAsync("""{"query":"subscription { tick }"}""", accept);
        Assert.Equal((HttpStatusCode.OK, type), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
    }

    [Theory]
    [InlineData("/graphql?query=mutation{change}", 405)]
    [InlineData("/graphql?query={hello}&variables={", 400)]
    [InlineData("/graphql?query=%7Bhello%FF%7D", 400)]
    [InlineData("/graphql?sdl", 200)]
    [InlineData("/graphql", 400)]
    public async Task What_never_becomes_a_request_is_no_stream(string url, int status)
    {
        await using var host = await GraphQLTestHost.StartAsync();
        using var response = await host.GetAsync(url, Stream);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.NotEqual(Stream, response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_body_that_is_no_json_is_no_stream()
    {
        await using var host = await GraphQLTestHost.StartAsync();
        Assert.Equal(
            """400 application/json; charset=utf-8 {"errors":[{"message":"The body is not valid JSON.","extensions":{"code":"GRAPHQL_PARSE_FAILED"}}]}""",
            await host.PostAsync("{", Stream).ReadAsync());
    }

    [Fact]
    public async Task Streams_are_limited()
    {
        await using var host = await GraphQLTestHost.StartAsync(transport: new TransportOptions { MaxLiveConnections = 1 });
        using var first = await OpenAsync(host, HttpMethod.Get, "/graphql?query=subscription{tick}");
        await host.Tick.Started;
        using var second = await host.GetAsync("/graphql?query=subscription{tick}", Stream);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "30"), (second.StatusCode, second.Headers.RetryAfter?.ToString()));
        Assert.Equal(
            """{"errors":[{"message":"1 connections are open already (GraphQL:MaxLiveConnections).","extensions":{"code":"RATE_LIMITED"}}]}""",
            await second.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact]
    public async Task A_reader_that_lags_behind_is_told_and_loses_its_stream()
    {
        await using var host = await GraphQLTestHost.StartAsync(new EngineOptions { SubscriptionQueueLength = 2 });
        for (var number = 1; number <= 10; number++)
            host.Ticks.TryWrite(number);
        Assert.Equal(
            "200 text/event-stream; charset=utf-8 :\n\n"
            + "event: next\ndata: {\"data\":{\"tick\":1}}\n\nevent: next\ndata: {\"data\":{\"tick\":2}}\n\n"
            + "event: next\ndata: {\"errors\":[{\"message\":\"The client reads too slowly: 2 events wait for it already (GraphQL:SubscriptionQueueLength). Subscribe again.\","
            + "\"extensions\":{\"code\":\"SUBSCRIBER_TOO_SLOW\"}}],\"data\":null}\n\nevent: complete\ndata:",
            await host.PostAsync("""{"query":"subscription { tick }"}""", Stream).ReadAsync());
    }

    private static async Task<HttpResponseMessage> OpenAsync(GraphQLTestHost host, HttpMethod method, string url)
    {
        using var request = new HttpRequestMessage(method, url);
        request.Headers.Accept.ParseAdd(Stream);
        return await host.Client().SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancellation);
    }

    // Lines up to the empty one, in one text.
    private static async Task<string> ReadEventAsync(StreamReader reader)
    {
        var lines = new List<string>();
        while (await reader.ReadLineAsync(Cancellation) is { Length: > 0 } line)
            lines.Add(line);
        return string.Join('|', lines);
    }
}

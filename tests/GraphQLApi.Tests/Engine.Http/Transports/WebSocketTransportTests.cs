using System.Net.WebSockets;
using GraphQLApi.Engine;
using GraphQLApi.Engine.Http;
using GraphQLApi.Testing;

namespace GraphQLApi.Tests.Engine.Http.Transports;

/// <summary>graphql-transport-ws as frames: exactly these in, exactly those out.</summary>
public sealed class WebSocketTransportTests
{
    private const string Init = """{"type":"connection_init"}""";
    private const string Ack = """{"type":"connection_ack"}""";
    private const string SubscribeTick = """{"id":"t","type":"subscribe","payload":{"query":"subscription { tick }"}}""";
    private static readonly DateTimeOffset Start = new(2026, 3, 4, 15, 0, 0, TimeSpan.Zero);

    public static TheoryData<string, string[], string[]> Conversations => new()
    {
        { "query", [Init, """{"id":"1","type":"subscribe","payload":{"query":"{ hello }"}}"""],
          [Ack, """{"id":"1","type":"next","payload":{"data":{"hello":"Hello world"}}}""", """{"id":"1","type":"complete"}"""] },
        { "mutation", [Init, """{"id":"1","type":"subscribe","payload":{"query":"mutation { change }"}}"""],
          [Ack, """{"id":"1","type":"next","payload":{"data":{"change":"changed"}}}""", """{"id":"1","type":"complete"}"""] },
        { "variables, members in another order", [Init, """{"payload":{"variables":{"n":"you"},"operationName":"B","query":"query A { hello } query B($n: String) { hello(name: $n) }"},"x":[],"type":"subscribe","id":"é\"1"}"""],
          [Ack, """{"id":"\u00E9\u00221","type":"next","payload":{"data":{"hello":"Hello you"}}}""", """{"id":"\u00E9\u00221","type":"complete"}"""] },
        { "syntax error", [Init, """{"id":"1","type":"subscribe","payload":{"query":"{"}}"""],
          [Ack, """{"id":"1","type":"error","payload":[{"message":"Syntax Error: Expected Name, found <EOF>.","locations":[{"line":1,"column":2}],"extensions":{"code":"GRAPHQL_PARSE_FAILED"}}]}"""] },
        { "validation error", [Init, """{"id":"1","type":"subscribe","payload":{"query":"{ hi }"}}"""],
          [Ack, """{"id":"1","type":"error","payload":[{"message":"Cannot query field \"hi\" on type \"Query\".","locations":[{"line":1,"column":3}],"extensions":{"code":"GRAPHQL_VALIDATION_FAILED"}}]}"""] },
        { "ping before and after init", ["""{"type":"ping"}""", Init, """{"type":"ping","payload":{"a": [1]}}""", """{"type":"pong"}""", """{"type":"ping","payload":null}"""],
          ["""{"type":"pong"}""", Ack, """{"type":"pong","payload":{"a": [1]}}""", """{"type":"pong"}"""] },
        { "complete of an unknown id", [Init, """{"type":"complete","id":"x"}""", """{"type":"ping"}"""], [Ack, """{"type":"pong"}"""] },
        { "init twice", [Init, Init], [Ack, "closed 4429 Too many initialisation requests"] },
        { "subscribe before init", ["""{"id":"1","type":"subscribe","payload":{"query":"{ hello }"}}"""], ["closed 4401 Unauthorized"] },
        { "the same id twice", [Init, SubscribeTick, SubscribeTick], [Ack, "closed 4409 Subscriber for t already exists"] },
        { "no JSON", ["{"], ["closed 4400 Message is not valid JSON."] },
        { "something behind it", [Init + "x"], ["closed 4400 Message is not valid JSON."] },
        { "no object", ["[]"], ["closed 4400 Message is expected to be an object."] },
        { "no type", ["{}"], ["closed 4400 Message is missing the \"type\" member."] },
        { "type of a number", ["""{"type":1}"""], ["closed 4400 Message member \"type\" must be a non-empty string."] },
        { "unknown type", ["""{"type":"start"}"""], ["closed 4400 Message has the unknown type \"start\"."] },
        { "a server's message", [Init, """{"type":"next","id":"1","payload":{}}"""], [Ack, "closed 4400 Message has the unknown type \"next\"."] },
        { "no id", [Init, """{"type":"subscribe","payload":{"query":"{ hello }"}}"""], [Ack, "closed 4400 Message is missing the \"id\" member."] },
        { "empty id", [Init, """{"type":"complete","id":""}"""], [Ack, "closed 4400 Message member \"id\" must be a non-empty string."] },
        { "no payload", [Init, """{"type":"subscribe","id":"1"}"""], [Ack, "closed 4400 Message member \"payload\" must be an object."] },
        { "payload of a list", ["""{"type":"connection_init","payload":[]}"""], ["closed 4400 Message member \"payload\" must be an object."] },
        { "no query", [Init, """{"type":"subscribe","id":"1","payload":{}}"""], [Ack, "closed 4400 The member \"query\" is missing."] },
    };

    [Theory]
    [MemberData(nameof(Conversations))]
    public async Task Frames_in_frames_out(string name, string[] frames, string[] answers)
    {
        await using var host = await GraphQLTestHost.StartAsync();
        using var socket = await host.ConnectAsync();
        Assert.Equal("graphql-transport-ws", socket.Subprotocol);
        var received = await socket.TalkAsync(answers.Length, frames);
        Assert.Equal($"{name}\n{string.Join('\n', answers)}", $"{name}\n{string.Join('\n', received)}");
    }

    [Fact]
    public async Task A_subscription_is_next_after_next_until_its_source_ends_and_its_id_is_free_again()
    {
        await using var host = await GraphQLTestHost.StartAsync();
        using var socket = await host.ConnectAsync();
        Assert.Equal([Ack], await socket.TalkAsync(1, Init, SubscribeTick));
        host.Ticks.TryWrite(1);
        Assert.Equal("""{"id":"t","type":"next","payload":{"data":{"tick":1}}}""", await socket.ReceiveAsync());
        host.Ticks.TryWrite(2);
        host.Ticks.Complete();
        Assert.Equal(["""{"id":"t","type":"next","payload":{"data":{"tick":2}}}""", """{"id":"t","type":"complete"}"""], await socket.TalkAsync(2));
        Assert.Equal(["""{"id":"t","type":"complete"}"""], await socket.TalkAsync(1, SubscribeTick));
    }

    [Fact]
    public async Task A_reader_that_does_not_read_loses_its_stream_and_is_told_when_it_does()
    {
        await using var host = await GraphQLTestHost.StartAsync(new EngineOptions { SubscriptionQueueLength = 10 }, listens: true);
        using var socket = await host.ConnectByNetworkAsync();
        await socket.TalkAsync(1, Init, SubscribeTick);
        await host.Tick.Started;
        for (var number = 1; number <= 200_000; number++)
            host.Ticks.TryWrite(number);
        await host.Tick.Stopped; // although nothing was read yet

        var received = new List<string>();
        while (received.LastOrDefault() != """{"id":"t","type":"complete"}""")
            received.Add(await socket.ReceiveAsync());
        Assert.Equal(
            """{"id":"t","type":"next","payload":{"errors":[{"message":"The client reads too slowly: 10 events wait for it already (GraphQL:SubscriptionQueueLength). Subscribe again.","extensions":{"code":"SUBSCRIBER_TOO_SLOW"}}],"data":null}}""",
            received[^2]);
        Assert.Equal(Enumerable.Range(1, received.Count - 2).Select(number => "{\"id\":\"t\",\"type\":\"next\",\"payload\":{\"data\":{\"tick\":" + number + "}}}"), received.SkipLast(2));
    }

    [Fact]
    public async Task Complete_stops_the_work_and_frees_the_id()
    {
        await using var host = await GraphQLTestHost.StartAsync();
        using var socket = await host.ConnectAsync();
        await socket.TalkAsync(1, Init, """{"id":"1","type":"subscribe","payload":{"query":"{ wait }"}}""", SubscribeTick);
        await Task.WhenAll(host.Wait.Started, host.Tick.Started);
        await socket.SendAsync("""{"id":"1","type":"complete"}""");
        await socket.SendAsync("""{"id":"t","type":"complete"}""");
        await Task.WhenAll(host.Wait.Stopped, host.Tick.Stopped);
        Assert.Equal(
            ["""{"id":"1","type":"next","payload":{"data":{"hello":"Hello world"}}}""", """{"id":"1","type":"complete"}"""],
            await socket.TalkAsync(2, """{"id":"1","type":"subscribe","payload":{"query":"{ hello }"}}"""));
    }

    [Fact]
    public async Task A_long_operation_does_not_hold_up_another()
    {
        await using var host = await GraphQLTestHost.StartAsync();
        using var socket = await host.ConnectAsync();
        Assert.Equal(
            [Ack, """{"id":"2","type":"next","payload":{"data":{"hello":"Hello world"}}}""", """{"id":"2","type":"complete"}"""],
            await socket.TalkAsync(3, Init, """{"id":"1","type":"subscribe","payload":{"query":"{ wait }"}}""", """{"id":"2","type":"subscribe","payload":{"query":"{ hello }"}}"""));
    }

    [Fact]
    public async Task A_client_that_leaves_stops_its_work()
    {
        await using var host = await GraphQLTestHost.StartAsync();
        using var socket = await host.ConnectAsync();
        await socket.TalkAsync(1, Init, """{"id":"1","type":"subscribe","payload":{"query":"{ wait }"}}""", SubscribeTick);
        await Task.WhenAll(host.Wait.Started, host.Tick.Started);
        await socket.CloseAsync();
        await Task.WhenAll(host.Wait.Stopped, host.Tick.Stopped);
    }

    [Fact]
    public async Task Operations_at_once_are_limited_and_the_connection_goes_on()
    {
        await using var host = await GraphQLTestHost.StartAsync(transport: new TransportOptions { MaxOperationsPerConnection = 1 });
        using var socket = await host.ConnectAsync();
        Assert.Equal(
            [Ack, """{"id":"2","type":"error","payload":[{"message":"1 operations run on this connection already (GraphQL:MaxOperationsPerConnection).","extensions":{"code":"RATE_LIMITED"}}]}"""],
            await socket.TalkAsync(2, Init, SubscribeTick, """{"id":"2","type":"subscribe","payload":{"query":"{ hello }"}}"""));
        host.Ticks.TryWrite(7);
        Assert.Equal("""{"id":"t","type":"next","payload":{"data":{"tick":7}}}""", await socket.ReceiveAsync());
    }

    [Fact]
    public async Task A_message_that_is_too_large_ends_the_connection()
    {
        await using var host = await GraphQLTestHost.StartAsync(new EngineOptions { MaxRequestBytes = 200 });
        using var socket = await host.ConnectAsync();
        Assert.Equal([Ack, "closed 1009 Message is larger than 200 bytes."], await socket.TalkAsync(2, Init, new string(' ', 201)));
    }

    [Fact]
    public async Task A_large_result_arrives_whole()
    {
        var name = new string('x', 100_000);
        await using var host = await GraphQLTestHost.StartAsync();
        using var socket = await host.ConnectAsync();
        var answers = await socket.TalkAsync(3, Init, """{"id":"1","type":"subscribe","payload":{"query":"query ($n: String) { hello(name: $n) }","variables":{"n":"NAME"}}}""".Replace("NAME", name));
        Assert.Equal("""{"id":"1","type":"next","payload":{"data":{"hello":"Hello NAME"}}}""".Replace("NAME", name), answers[1]);
    }

    [Fact]
    public async Task Bytes_are_no_text()
    {
        await using var host = await GraphQLTestHost.StartAsync();
        using var socket = await host.ConnectAsync();
        await socket.SendAsync(Init, WebSocketMessageType.Binary);
        Assert.Equal("closed 4400 Message is not text.", await socket.ReceiveAsync());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("graphql-ws")]
    public async Task Another_subprotocol_is_refused_with_its_code(string? subprotocol)
    {
        await using var host = await GraphQLTestHost.StartAsync();
        using var socket = await host.ConnectAsync(subprotocol);
        Assert.Equal("closed 4406 Subprotocol not acceptable", await socket.ReceiveAsync());
    }

    [Fact]
    public async Task Without_init_the_connection_ends_after_three_seconds()
    {
        var clock = new ManualTimeProvider(Start);
        await using var host = await GraphQLTestHost.StartAsync(time: clock);
        using var silent = await host.ConnectAsync();
        using var polite = await host.ConnectAsync();
        Assert.Equal([Ack], await polite.TalkAsync(1, Init));
        clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal("closed 4408 Connection initialisation timeout", await silent.ReceiveAsync());
        Assert.Equal(["""{"type":"pong"}"""], await polite.TalkAsync(1, """{"type":"ping"}"""));
    }

    [Fact]
    public async Task An_idle_connection_is_pinged()
    {
        var clock = new ManualTimeProvider(Start);
        await using var host = await GraphQLTestHost.StartAsync(time: clock);
        using var socket = await host.ConnectAsync();
        await socket.TalkAsync(1, Init);
        clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal("""{"type":"ping"}""", await socket.ReceiveAsync());
        clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal("""{"type":"ping"}""", await socket.ReceiveAsync());
    }

    // One that never answered pings at all is left to TCP: it may be a simple program that does not know them.
    [Fact]
    public async Task A_client_that_stops_answering_pings_is_gone()
    {
        var clock = new ManualTimeProvider(Start);
        await using var host = await GraphQLTestHost.StartAsync(time: clock);
        using var socket = await host.ConnectAsync();
        Assert.Equal([Ack], await socket.TalkAsync(1, Init, SubscribeTick));
        await host.Tick.Started;
        clock.Advance(TimeSpan.FromSeconds(1_000));
        Assert.Equal("""{"type":"ping"}""", await socket.ReceiveAsync());
        await socket.SendAsync("""{"type":"pong"}""");
        await socket.SendAsync("""{"id":"q","type":"subscribe","payload":{"query":"{"}}""");
        while (!(await socket.ReceiveAsync()).StartsWith("""{"id":"q","type":"error",""", StringComparison.Ordinal))
        {
            // More pings.
        }

        clock.Advance(TimeSpan.FromSeconds(70));
        await host.Tick.Stopped;
    }

    [Fact]
    public async Task A_stopping_server_says_goodbye_and_takes_no_more()
    {
        await using var host = await GraphQLTestHost.StartAsync();
        using var socket = await host.ConnectAsync();
        await socket.TalkAsync(1, Init, SubscribeTick);
        await host.Tick.Started;
        host.Stop();
        Assert.Equal("closed 1001 The server is stopping", await socket.ReceiveAsync());
        await host.Tick.Stopped;
        await Assert.ThrowsAsync<InvalidOperationException>(() => host.ConnectAsync());
    }

    [Fact]
    public async Task Connections_are_limited()
    {
        await using var host = await GraphQLTestHost.StartAsync(transport: new TransportOptions { MaxLiveConnections = 1 });
        using var first = await host.ConnectAsync();
        using var late = await host.ConnectAsync();
        Assert.Equal([Ack], await first.TalkAsync(1, Init));
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => host.ConnectAsync());
        Assert.Contains("503", refusal.Message);
        Assert.Equal(["closed 1013 1 connections are open already (GraphQL:MaxLiveConnections)."], await late.TalkAsync(1, Init));
    }

    // Whoever has no key can open sockets all the same: they fill a room of their own.
    [Fact]
    public async Task Those_that_have_not_said_who_they_are_take_no_places()
    {
        await using var host = await GraphQLTestHost.StartAsync(transport: new TransportOptions { MaxLiveConnections = 1 });
        var strangers = new List<TestSocket>();
        for (var number = 0; number < 99; number++)
            strangers.Add(await host.ConnectAsync());
        using var caller = await host.ConnectAsync();
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => host.ConnectAsync());
        Assert.Contains("503", refusal.Message);
        Assert.Equal([Ack], await caller.TalkAsync(1, Init));
        strangers.ForEach(stranger => stranger.Dispose());
    }

    [Fact]
    public async Task The_payload_of_init_is_there_for_the_host()
    {
        string? seen = null;
        await using var host = await GraphQLTestHost.StartAsync(configureHttp: (http, _) => seen = http.Features.Get<ConnectionInit>()?.Payload?.GetRawText());
        using var socket = await host.ConnectAsync();
        await socket.TalkAsync(3, """{"type":"connection_init","payload":{"key":"k"}}""", """{"id":"1","type":"subscribe","payload":{"query":"{ hello }"}}""");
        Assert.Equal("""{"key":"k"}""", seen);
    }

    // A page of another site could otherwise read through its visitor's browser.
    [Theory]
    [InlineData(null, "none", true)]
    [InlineData("http://localhost", "none", true)]
    [InlineData("https://reports.example.com", "none", false)]
    [InlineData("https://reports.example.com", "listed", true)]
    [InlineData("https://evil.example.com", "listed", false)]
    [InlineData("https://reports.example.com", "any", true)]
    [InlineData("null", "listed", false)]
    [InlineData("http://localhost.evil.example.com", "none", false)]
    public async Task Only_pages_that_may_ask_may_connect(string? origin, string policy, bool may)
    {
        await using var host = await GraphQLTestHost.StartAsync(cors: builder => _ = policy switch
        {
            "any" => builder.AllowAnyOrigin(),
            "listed" => builder.WithOrigins("https://reports.example.com"),
            _ => builder,
        });
        if (may)
        {
            using var socket = await host.ConnectAsync(origin: origin);
            Assert.Equal([Ack], await socket.TalkAsync(1, Init));
        }
        else
        {
            Assert.Contains("403", (await Assert.ThrowsAsync<InvalidOperationException>(() => host.ConnectAsync(origin: origin))).Message);
        }
    }
}

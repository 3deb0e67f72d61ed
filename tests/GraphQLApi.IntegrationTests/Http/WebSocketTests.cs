using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using GraphQLApi.Testing;

namespace GraphQLApi.IntegrationTests.Http;

/// <summary>graphql-transport-ws over a real socket, through the whole server; its frames are tested one by one elsewhere. Some tell a time, so they run alone.</summary>
[Collection(nameof(OneAtATime))]
public sealed class WebSocketTests
{
    private const string Init = """{"type":"connection_init"}""";
    private const string Ack = """{"type":"connection_ack"}""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_query_is_answered_over_a_websocket()
    {
        await using var centre = await Centre.StartAsync(sessionsPerDay: 1);
        using var socket = await ConnectAsync(centre.Server);
        await SendAsync(socket, Init);
        Assert.Equal(Ack, await ReceiveAsync(socket));
        await SendAsync(socket, """{"id":"1","type":"subscribe","payload":{"query":"{ sessions(first: 0) { coverage { complete } } }"}}""");
        Assert.Equal("""{"id":"1","type":"next","payload":{"data":{"sessions":{"coverage":{"complete":true}}}}}""", await ReceiveAsync(socket));
        Assert.Equal("""{"id":"1","type":"complete"}""", await ReceiveAsync(socket));
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "done", Cancellation);
        Assert.Equal(WebSocketState.Closed, socket.State);
    }

    // Ten seconds are what an orchestrator leaves a process before it kills it.
    [Fact]
    public async Task A_server_that_stops_says_goodbye_and_is_gone_in_time()
    {
        var clock = new RunningClock();
        await using var simulator = await SimulatorHost.StartAsync(clock, sessionsPerDay: 1);
        var server = await TestServer.StartAsync(simulator, clock, backfill: (Centre.From, Centre.Now));
        using var polite = await ConnectAsync(server);
        using var silent = await ConnectAsync(server);
        await SendAsync(polite, Init);
        await SendAsync(silent, Init);
        Assert.Equal((Ack, Ack), (await ReceiveAsync(polite), await ReceiveAsync(silent)));
        var watch = Stopwatch.StartNew();
        var stopping = server.DisposeAsync().AsTask();
        Assert.Equal("closed 1001 The server is stopping", await ReceiveAsync(polite));
        await polite.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", Cancellation);
        await stopping;
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    // A process that was killed sends no goodbye, only what its system sends for it.
    [Fact]
    public async Task A_client_that_vanished_frees_its_place()
    {
        await using var simulator = await SimulatorHost.StartAsync(TimeProvider.System, sessionsPerDay: 1);
        await using var server = await TestServer.StartAsync(
            simulator, TimeProvider.System, settings: new Dictionary<string, string>(StringComparer.Ordinal) { ["GraphQL:MaxLiveConnections"] = "1" });
        using (var vanishing = await ConnectAsync(server))
        {
            await SendAsync(vanishing, Init);
            Assert.Equal(Ack, await ReceiveAsync(vanishing));
            await SendAsync(vanishing, """{"id":"1","type":"subscribe","payload":{"query":"subscription { conversationChanged { id } }"}}""");
            await Assert.ThrowsAsync<WebSocketException>(() => ConnectAsync(server));
            vanishing.Abort();
        }

        // Its place is free only when its reader, its subscription and its services have ended.
        var watch = Stopwatch.StartNew();
        ClientWebSocket? next = null;
        while (next is null && watch.Elapsed < TimeSpan.FromSeconds(5))
        {
            try
            {
                next = await ConnectAsync(server);
            }
            catch (WebSocketException)
            {
                await Task.Delay(20, Cancellation);
            }
        }

        Assert.NotNull(next);
        next.Dispose();
    }

    [Fact]
    public async Task An_origin_that_may_not_ask_may_not_connect()
    {
        await using var centre = await Centre.StartAsync(sessionsPerDay: 1);
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.AddSubProtocol("graphql-transport-ws");
        socket.Options.SetRequestHeader("Origin", "https://evil.example.com");
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(Address(centre.Server), Cancellation));
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, socket.HttpStatusCode);
    }

    private static Uri Address(TestServer server) => new UriBuilder(server.Client.BaseAddress!) { Scheme = "ws", Path = "/graphql" }.Uri; // set by the server's start

    private static async Task<ClientWebSocket> ConnectAsync(TestServer server)
    {
        var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(Address(server), Cancellation);
        return socket;
    }

    private static Task SendAsync(ClientWebSocket socket, string text) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, Cancellation);

    private static async Task<string> ReceiveAsync(ClientWebSocket socket)
    {
        var buffer = new byte[4096];
        var part = await socket.ReceiveAsync(buffer, Cancellation);
        return part.MessageType == WebSocketMessageType.Close
            ? $"closed {(int?)socket.CloseStatus} {socket.CloseStatusDescription}"
            : Encoding.UTF8.GetString(buffer, 0, part.Count);
    }

    /// <summary>A clock in the test's past that runs.</summary>
    private sealed class RunningClock : TimeProvider
    {
        private readonly TimeSpan offset = System.GetUtcNow() - Centre.Clock().GetUtcNow();

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() - offset;
    }
}

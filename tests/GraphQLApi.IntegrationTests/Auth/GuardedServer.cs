using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using GraphQLApi.Cache.Access;
using GraphQLApi.Cache.Rows;
using GraphQLApi.Server.Auth;
using GraphQLApi.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace GraphQLApi.IntegrationTests.Auth;

/// <summary>A server that asks for keys, over a small contact centre and a clock that moves when the test says so.</summary>
internal sealed class GuardedServer : IAsyncDisposable
{
    private GuardedServer(SimulatorHost simulator, TestServer server, ManualTimeProvider clock) => (Simulator, Server, Clock) = (simulator, server, clock);

    public SimulatorHost Simulator { get; }

    public TestServer Server { get; }

    public ManualTimeProvider Clock { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static Task<GuardedServer> StartAsync(params (string Name, string Value)[] settings) => StartAsync(sessionsPerDay: 1, settings);

    public static async Task<GuardedServer> StartAsync(int sessionsPerDay, params (string Name, string Value)[] settings)
    {
        var clock = Centre.Clock();
        var simulator = await SimulatorHost.StartAsync(clock, sessionsPerDay);
        var all = new Dictionary<string, string>(StringComparer.Ordinal) { ["Auth__Mode"] = "Keys", ["RateLimit__CostPerMinute"] = "0" };
        foreach (var (name, value) in settings)
            all[name] = value;
        return new GuardedServer(simulator, await TestServer.StartAsync(simulator, clock, settings: all, backfill: (Centre.From, Centre.Now)), clock);
    }

    /// <summary>A new key, known to the server when this returns.</summary>
    public async Task<ApiKey> NewKeyAsync(string scopes = "read", TimeSpan? lasting = null, string? queues = null, string? bots = null)
    {
        var (key, now) = (ApiKey.New(), Clock.GetUtcNow().UtcDateTime);
        var hash = KeyHash.Of(key.Secret);
        await Keys.AddAsync(
            new AccessKeyRow
            {
                KeyId = key.Id, Name = "test", Salt = hash.Salt, Hash = hash.Hash, Scopes = scopes, Queues = queues, Bots = bots, CreatedAt = now, ExpiresAt = now + lasting,
            },
            Cancellation);
        Clock.Advance(TimeSpan.FromSeconds(1));
        return key;
    }

    public AccessKeyStore Keys => Server.Services.GetRequiredService<AccessKeyStore>();

    /// <summary>What a request is answered, as status, the headers that may tell something, and body.</summary>
    public async Task<string> AskAsync(string? authorization, string query = "{ __typename }", string path = "/graphql", string accept = "application/json", string header = "Authorization")
    {
        using var request = path == "/graphql"
            ? new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(new { query }) }
            : new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation(header, authorization);
        using var response = await Server.Client.SendAsync(request, Cancellation);
        response.Headers.Date = null;
        return $"{(int)response.StatusCode} {response.Headers.WwwAuthenticate} {await response.Content.ReadAsStringAsync(Cancellation)}";
    }

    public async Task<HttpStatusCode> StatusAsync(string path, string? authorization = null, string accept = "*/*")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var response = await Server.Client.SendAsync(request, Cancellation);
        return response.StatusCode;
    }

    /// <summary>A WebSocket that has introduced itself with <paramref name="payload"/>, and what it was answered.</summary>
    public async Task<(ClientWebSocket Socket, string Answer)> ConnectAsync(object? payload, string? authorization = null)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        if (authorization is not null)
            socket.Options.SetRequestHeader("Authorization", authorization);
        await socket.ConnectAsync(new UriBuilder(Server.Client.BaseAddress!) { Scheme = "ws", Path = "/graphql" }.Uri, Cancellation);
        await SendAsync(socket, JsonSerializer.Serialize(payload is null ? new { type = "connection_init" } : (object)new { type = "connection_init", payload }));
        return (socket, await ReceiveAsync(socket));
    }

    public static Task SendAsync(ClientWebSocket socket, string message) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, endOfMessage: true, Cancellation);

    /// <summary>The next message that is no ping, or <c>closed 4403 Forbidden</c>.</summary>
    public static async Task<string> ReceiveAsync(ClientWebSocket socket)
    {
        var buffer = new byte[4096];
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer, Cancellation);
            if (part.MessageType == WebSocketMessageType.Close)
                return $"closed {(int?)socket.CloseStatus} {socket.CloseStatusDescription}";
            var message = Encoding.UTF8.GetString(buffer, 0, part.Count);
            if (message != """{"type":"ping"}""")
                return message;
        }
    }

    /// <summary>
    /// Moves the clock second by second, as the server's own beat: <paramref name="done"/> must come in one of the seconds named. A busy machine may take
    /// its time for that, which the server's clock does not count.
    /// </summary>
    public async Task EndsAsync(Task done, int earliest, int latest)
    {
        for (var second = 1; second <= latest && !done.IsCompleted; second++)
        {
            Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(done, Task.Delay(second < earliest ? 200 : second < latest ? 1_000 : 10_000, Cancellation));
            Assert.False(done.IsCompleted && second < earliest, $"It came in second {second}.");
        }

        Assert.True(done.IsCompleted, $"Nothing has come in {latest} seconds.");
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Simulator.DisposeAsync();
    }
}

using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.TestHost;

namespace GraphQLApi.Tests.Engine.Http;

/// <summary>A WebSocket of a test: texts in, texts out, and the end as text, <c>closed 4400 reason</c>.</summary>
internal sealed class TestSocket : IDisposable
{
    private readonly WebSocket socket;

    private TestSocket(WebSocket socket) => this.socket = socket;

    public string? Subprotocol => socket.SubProtocol;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<TestSocket> ConnectAsync(TestServer server, string? subprotocol, string? origin)
    {
        var client = server.CreateWebSocketClient();
        if (subprotocol is not null)
            client.SubProtocols.Add(subprotocol);
        if (origin is not null)
            client.ConfigureRequest = request => request.Headers.Origin = origin;
        return new TestSocket(await client.ConnectAsync(new Uri("ws://localhost/graphql"), Cancellation));
    }

    public static async Task<TestSocket> ConnectAsync(Uri address)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(address, Cancellation);
        return new TestSocket(socket);
    }

    /// <summary>Sends the messages and returns what comes back: as many messages as are asked for, or up to the end.</summary>
    public async Task<string[]> TalkAsync(int answers, params string[] messages)
    {
        foreach (var message in messages)
            await SendAsync(message);
        var received = new List<string>();
        while (received.Count < answers && (received.Count == 0 || !received[^1].StartsWith("closed", StringComparison.Ordinal)))
            received.Add(await ReceiveAsync());
        return [.. received];
    }

    public Task SendAsync(string message, WebSocketMessageType type = WebSocketMessageType.Text) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message), type, endOfMessage: true, Cancellation);

    public async Task<string> ReceiveAsync()
    {
        using var text = new MemoryStream();
        var buffer = new byte[4096];
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer, Cancellation);
            if (part.MessageType == WebSocketMessageType.Close)
                return $"closed {(int?)socket.CloseStatus} {socket.CloseStatusDescription}";
            text.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
                return Encoding.UTF8.GetString(text.ToArray());
        }
    }

    public Task CloseAsync() => socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "done", Cancellation);

    public void Dispose() => socket.Dispose();
}

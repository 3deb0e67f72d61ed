using GraphQLApi.Engine.Http.WebSockets;
using GraphQLApi.Engine.Types;
using Microsoft.AspNetCore.Http;

namespace GraphQLApi.Engine.Http.Transports;

/// <summary>WebSocket with the subprotocol <c>graphql-transport-ws</c> (npm graphql-ws); queries and mutations are answered as well.</summary>
internal sealed class WebSocketTransport(
    RequestPipeline pipeline, TransportOptions options, LiveConnections connections, Action<HttpContext, RequestContext>? configure, ConnectionRules? rules) : ITransport
{
    private const string Subprotocol = "graphql-transport-ws";

    public IReadOnlyList<string> Methods { get; } = [];

    public bool Supports(HttpRequest request) => request.HttpContext.WebSockets.IsWebSocketRequest;

    public async Task AnswerAsync(HttpContext http)
    {
        if (!await CrossSite.IsAllowedAsync(http))
            throw new TransportException(StatusCodes.Forbidden, "Pages of this origin may not connect (Cors:Origins).");
        connections.RequireRoom(http);
        var isSpoken = http.WebSockets.WebSocketRequestedProtocols.Contains(Subprotocol, StringComparer.Ordinal);
        using var socket = await http.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext
        {
            // Clients that asked for another one hang up on a handshake without it and never see the code that says why.
            SubProtocol = isSpoken ? Subprotocol : http.WebSockets.WebSocketRequestedProtocols.FirstOrDefault(),
            // The framework's pings need a timer for each connection and twice the packets; ours are messages of the subprotocol, sent by one timer for all.
            KeepAliveInterval = Timeout.InfiniteTimeSpan,
        });
        using var connection = new WebSocketConnection(socket, http, pipeline, options, connections, configure, rules);
        connections.AddStranger(connection, http);
        try
        {
            if (!isSpoken)
                connection.Refuse();
            await connection.RunAsync();
        }
        finally
        {
            connections.Remove(connection);
        }
    }
}

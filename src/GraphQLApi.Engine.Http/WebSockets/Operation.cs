using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace GraphQLApi.Engine.Http.WebSockets;

/// <summary>One operation of a connection, from its <c>subscribe</c> to its <c>complete</c> or <c>error</c>.</summary>
[SuppressMessage("Design", "CA1001", Justification = "Neither linked nor timed, so there is nothing to dispose; and the client may stop what has just ended.")]
internal sealed class Operation(string id)
{
    // The table stops it when the connection ends: a link would cost every idle subscription a registration.
    private readonly CancellationTokenSource stop = new();

    public string Id { get; } = id;

    public JsonEncodedText EncodedId { get; } = JsonEncodedText.Encode(id);

    public CancellationToken Stopped => stop.Token;

    public void Stop() => stop.Cancel();
}

using System.Text.Json;

namespace GraphQLApi.Engine.Http.WebSockets;

/// <summary>One operation of a connection, from its <c>subscribe</c> to its <c>complete</c> or <c>error</c>.</summary>
internal sealed class Operation(string id, CancellationToken connectionGone) : IDisposable
{
    private readonly CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(connectionGone);

    public string Id { get; } = id;

    public JsonEncodedText EncodedId { get; } = JsonEncodedText.Encode(id);

    public CancellationToken Stopped => stop.Token;

    public void Stop() => stop.Cancel();

    public void Dispose() => stop.Dispose();
}

namespace GraphQLApi.Engine.Http;

/// <summary>What the transports hold open. A host that wants to know registers one before it maps GraphQL.</summary>
public sealed class TransportFigures
{
    /// <summary>WebSockets and event streams open now.</summary>
    public int Connections => Connected?.Count ?? 0;

    internal LiveConnections? Connected { get; set; }
}

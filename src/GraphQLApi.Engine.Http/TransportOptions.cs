using Microsoft.AspNetCore.Http;

namespace GraphQLApi.Engine.Http;

/// <summary>Every limit of the transports with its default and the reason for it; those of documents and bodies stand in <see cref="EngineOptions"/>.</summary>
public sealed record TransportOptions
{
    /// <summary>The entry of <c>extensions</c> that tells what is left of a caller's budget; the entity tag of an answer leaves it out.</summary>
    public const string BudgetExtension = "rateLimit";

    /// <summary>Requests in one body; 0 = batching is off. A batch multiplies what one request may cost, and HTTP/2 makes it needless.</summary>
    public int MaxBatchSize { get; init; }

    /// <summary>WebSockets and event streams open at once, all clients together. An idle one with a subscription keeps 19 KB of objects, two thirds of them the web server's, and up to 30 KB of memory, so the default up to 150 MB.</summary>
    public int MaxLiveConnections { get; init; } = 5_000;

    /// <summary>How many of them one caller may hold, so that nobody takes the places of all; 0 = no share.</summary>
    public int MaxLiveConnectionsPerCaller { get; init; }

    /// <summary>Names the caller whose share a connection counts against, once it has said who it is; null where all are one.</summary>
    public Func<HttpContext, string>? CallerOf { get; init; }

    /// <summary>Operations at once on one WebSocket: a dashboard with a hundred tiles on one page is the largest we can think of.</summary>
    public int MaxOperationsPerConnection { get; init; } = 100;

    /// <summary>How long an opened WebSocket may wait with its <c>connection_init</c>; 3 s is the reference implementation's number.</summary>
    public TimeSpan ConnectionInitTimeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How often a WebSocket is pinged and an idle event stream gets a comment. Half of the 60 s after which the usual proxies cut idle connections.</summary>
    public TimeSpan KeepAliveInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long one message may wait for its reader's network: whoever takes longer is gone.</summary>
    public TimeSpan UnresponsiveTimeout { get; init; } = TimeSpan.FromSeconds(8);
}

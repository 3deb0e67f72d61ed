using GraphQLApi.Upstream;
using Microsoft.EntityFrameworkCore;

namespace GraphQLApi.Cache.Sync;

/// <summary>How the vendor answers, for <c>serviceStatus.upstream</c>.</summary>
/// <param name="Reachable">No failure since the last success, circuit not open.</param>
/// <param name="Circuit">State of the circuit breaker.</param>
/// <param name="CallsLastMinute">Calls of all processes in the last 60 s, where they are limited.</param>
/// <param name="CallsPerMinuteLimit">Own limit; 0 = unlimited.</param>
/// <param name="LastSuccessAt">UTC, of this process.</param>
/// <param name="LastError">One sentence without personal data; null where nothing failed.</param>
public sealed record UpstreamFigures(
    bool Reachable, CircuitState Circuit, int CallsLastMinute, int CallsPerMinuteLimit, DateTime? LastSuccessAt, string? LastError);

/// <summary>State of the circuit that keeps calls off a dead host.</summary>
public enum CircuitState
{
    /// <summary>Calls go through.</summary>
    Closed,

    /// <summary>Calls fail at once.</summary>
    Open,

    /// <summary>One probe is under way.</summary>
    HalfOpen,
}

/// <summary>What the cache holds.</summary>
/// <param name="Sessions">Cached sessions.</param>
/// <param name="Conversations">Cached conversations.</param>
/// <param name="OldestSession">UTC. Earliest start; null in an empty cache.</param>
/// <param name="NewestSession">UTC. Latest start.</param>
public sealed record CacheFigures(int Sessions, int Conversations, DateTime? OldestSession, DateTime? NewestSession);

/// <summary>Figures of the running service.</summary>
public sealed class ServiceFigures
{
    private readonly UpstreamMonitor monitor;

    internal ServiceFigures(UpstreamMonitor monitor) => this.monitor = monitor;

    /// <summary>How the vendor answers; no call is made for it.</summary>
    public UpstreamFigures Upstream()
    {
        var status = monitor.Read();
        return new UpstreamFigures(
            status.IsReachable,
            status.Circuit switch
            {
                UpstreamCircuit.Open => CircuitState.Open,
                UpstreamCircuit.HalfOpen => CircuitState.HalfOpen,
                _ => CircuitState.Closed,
            },
            status.CallsLastMinute,
            status.CallsPerMinuteLimit,
            status.LastSuccessAt?.UtcDateTime,
            status.LastError);
    }

    /// <summary>Counts inside a request's snapshot: call it in <see cref="CacheRequest"/>'s read.</summary>
    public static async Task<CacheFigures> CacheAsync(CacheDbContext db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var sessions = await db.Sessions.CountAsync(cancellationToken);
        var conversations = await db.Conversations.CountAsync(cancellationToken);
        var oldest = await db.Sessions.MinAsync(row => (DateTime?)row.StartTime, cancellationToken);
        var newest = await db.Sessions.MaxAsync(row => (DateTime?)row.StartTime, cancellationToken);
        return new CacheFigures(sessions, conversations, oldest, newest);
    }
}

using System.Collections.Concurrent;
using GraphQLApi.Engine.Errors;
using Microsoft.AspNetCore.Http;

namespace GraphQLApi.Engine.Http;

/// <summary>
/// All connections that stay open: counted against the limit, kept alive and watched by one timer, which rests while there are none, and told when the server stops.
/// </summary>
internal sealed class LiveConnections : IDisposable
{
    private static readonly TimeSpan Pulse = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly ConcurrentDictionary<ILiveConnection, string> connections = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, int> shares = new(StringComparer.Ordinal);
    private readonly ITimer timer;
    private readonly int limit;
    private readonly int share;
    private readonly Func<HttpContext, string>? callerOf;
    private readonly CancellationTokenRegistration stopping;
    private int count;
    private bool isStopping;

    public LiveConnections(TransportOptions options, TimeProvider time, CancellationToken stopping)
    {
        limit = options.MaxLiveConnections;
        share = options.MaxLiveConnectionsPerCaller;
        callerOf = options.CallerOf;
        timer = time.CreateTimer(_ => Beat(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        this.stopping = stopping.Register(Stop);
    }

    /// <summary>How many there are.</summary>
    public int Count => Volatile.Read(ref count);

    /// <exception cref="TransportException">503: the limit is reached, or the server stops.</exception>
    public void RequireRoom()
    {
        if (isStopping)
            throw new TransportException(StatusCodes.ServiceUnavailable, "The server is stopping.", ErrorCode.RateLimited) { RetryAfter = 5 };
        if (Count >= limit)
        {
            throw new TransportException(
                StatusCodes.ServiceUnavailable, $"{limit} connections are open already (GraphQL:MaxLiveConnections).", ErrorCode.RateLimited) { RetryAfter = 30 };
        }
    }

    public void Add(ILiveConnection connection)
    {
        lock (gate)
        {
            connections[connection] = "";
            if (++count == 1)
                timer.Change(Pulse, Pulse);
        }

        if (isStopping)
            connection.Stop();
    }

    /// <summary>Counts an added connection against the share of its caller; false, and not counted, where that is used up.</summary>
    public bool TryClaimShare(ILiveConnection connection, HttpContext http)
    {
        if (share == 0 || callerOf is null)
            return true;
        var caller = callerOf(http);
        lock (gate)
        {
            var held = shares.GetValueOrDefault(caller);
            if (held >= share)
                return false;
            if (connections.TryUpdate(connection, caller, ""))
                shares[caller] = held + 1;
            return true;
        }
    }

    /// <exception cref="TransportException">429: the share of the caller is used up.</exception>
    public void ClaimShare(ILiveConnection connection, HttpContext http)
    {
        if (!TryClaimShare(connection, http))
            throw new TransportException(StatusCodes.TooManyRequests, ShareIsUsedUp, ErrorCode.RateLimited) { RetryAfter = 30 };
    }

    /// <summary>What a caller is told who holds too many.</summary>
    public string ShareIsUsedUp => $"You hold {share} connections already (RateLimit:MaxLiveConnectionsPerCaller).";

    public void Remove(ILiveConnection connection)
    {
        lock (gate)
        {
            if (!connections.TryRemove(connection, out var caller))
                return;
            if (caller.Length > 0 && --shares[caller] == 0)
                shares.Remove(caller);
            if (--count == 0)
                timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        stopping.Dispose();
        timer.Dispose();
    }

    private void Beat()
    {
        foreach (var (connection, _) in connections)
            connection.Beat();
    }

    private void Stop()
    {
        isStopping = true;
        foreach (var (connection, _) in connections)
            connection.Stop();
    }
}

using System.Collections.Concurrent;
using GraphQLApi.Engine.Errors;
using Microsoft.AspNetCore.Http;

namespace GraphQLApi.Engine.Http;

/// <summary>
/// All connections that stay open: counted against the limit, kept alive and watched by one timer, which rests while there are none, and told when the server stops.
/// WebSockets that have not said who they are count apart, so that strangers cannot take the places of callers.
/// </summary>
internal sealed class LiveConnections : IDisposable
{
    private static readonly TimeSpan Pulse = TimeSpan.FromSeconds(1);

    // They stay for seconds (ConnectionInitTimeout). Of one address a tenth: clients behind a proxy that all connect anew at once, and no more.
    private const int FewestStrangers = 100;
    private const int AddressesForAll = 10;

    private readonly Lock gate = new();
    private readonly ConcurrentDictionary<ILiveConnection, string> connections = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, int> shares = new(StringComparer.Ordinal);
    private readonly Dictionary<ILiveConnection, string> strangers = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, int> addresses = new(StringComparer.Ordinal);
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
        lock (gate)
        {
            if (count - strangers.Count >= limit)
                throw new TransportException(StatusCodes.ServiceUnavailable, LimitIsReached, ErrorCode.RateLimited) { RetryAfter = 30 };
        }
    }

    /// <summary>For a WebSocket, which says later who it is.</summary>
    /// <exception cref="TransportException">503: as above, or too many have not said it yet, of all or of this address.</exception>
    public void RequireRoom(HttpContext http)
    {
        RequireRoom();
        var address = ClientNetwork.Of(http.Connection.RemoteIpAddress);
        lock (gate)
        {
            if (strangers.Count >= Math.Max(FewestStrangers, limit) || addresses.GetValueOrDefault(address) >= Math.Max(FewestStrangers, limit / AddressesForAll))
                throw new TransportException(StatusCodes.ServiceUnavailable, "Too many connections have not sent connection_init yet.", ErrorCode.RateLimited) { RetryAfter = 5 };
        }
    }

    /// <summary>Adds a WebSocket that has not said yet who it is; <see cref="Introduce"/> follows, or its end.</summary>
    public void AddStranger(ILiveConnection connection, HttpContext http)
    {
        lock (gate)
        {
            var address = ClientNetwork.Of(http.Connection.RemoteIpAddress);
            strangers[connection] = address;
            addresses[address] = addresses.GetValueOrDefault(address) + 1;
        }

        Add(connection);
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

    /// <summary>Counts an added connection against the limit and the share of its caller; where one is used up, the sentence that says so.</summary>
    public string? Introduce(ILiveConnection connection, HttpContext http)
    {
        var caller = share == 0 ? null : callerOf?.Invoke(http);
        lock (gate)
        {
            ForgetStranger(connection);
            if (count - strangers.Count > limit)
                return LimitIsReached;
            if (caller is null)
                return null;
            var held = shares.GetValueOrDefault(caller);
            if (held >= share)
                return ShareIsUsedUp;
            if (connections.TryUpdate(connection, caller, ""))
                shares[caller] = held + 1;
            return null;
        }
    }

    /// <exception cref="TransportException">429: the share of the caller is used up.</exception>
    public void ClaimShare(ILiveConnection connection, HttpContext http)
    {
        if (Introduce(connection, http) is { } refusal)
            throw new TransportException(StatusCodes.TooManyRequests, refusal, ErrorCode.RateLimited) { RetryAfter = 30 };
    }

    private string LimitIsReached => $"{limit} connections are open already (GraphQL:MaxLiveConnections).";

    private string ShareIsUsedUp => $"You hold {share} connections already (RateLimit:MaxLiveConnectionsPerCaller).";

    public void Remove(ILiveConnection connection)
    {
        lock (gate)
        {
            ForgetStranger(connection);
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

    private void ForgetStranger(ILiveConnection connection)
    {
        if (strangers.Remove(connection, out var address) && --addresses[address] == 0)
            addresses.Remove(address);
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

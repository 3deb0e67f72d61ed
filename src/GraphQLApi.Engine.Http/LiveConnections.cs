using System.Collections.Concurrent;
using GraphQLApi.Engine.Errors;

namespace GraphQLApi.Engine.Http;

/// <summary>
/// All connections that stay open: counted against the limit, kept alive and watched by one timer, which rests while there are none, and told when the server stops.
/// </summary>
internal sealed class LiveConnections : IDisposable
{
    private static readonly TimeSpan Pulse = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly ConcurrentDictionary<ILiveConnection, bool> connections = new(ReferenceEqualityComparer.Instance);
    private readonly ITimer timer;
    private readonly int limit;
    private readonly CancellationTokenRegistration stopping;
    private int count;
    private bool isStopping;

    public LiveConnections(TransportOptions options, TimeProvider time, CancellationToken stopping)
    {
        limit = options.MaxLiveConnections;
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
            connections[connection] = true;
            if (++count == 1)
                timer.Change(Pulse, Pulse);
        }

        if (isStopping)
            connection.Stop();
    }

    public void Remove(ILiveConnection connection)
    {
        lock (gate)
        {
            if (connections.TryRemove(connection, out _) && --count == 0)
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

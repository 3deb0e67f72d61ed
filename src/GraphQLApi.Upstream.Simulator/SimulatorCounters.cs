using System.Collections.Concurrent;

namespace GraphQLApi.Upstream.Simulator;

/// <summary>What the server has seen since its start; safe to read at any time.</summary>
public sealed class SimulatorCounters
{
    private static readonly long Minute = TimeSpan.TicksPerMinute;

    private readonly ConcurrentDictionary<SimulatorEndpoint, long> calls = new();
    private readonly Queue<long> lastMinute = new();
    private long rateLimited;
    private int maximumPerMinute;

    /// <summary>Calls received, refused ones included.</summary>
    public long TotalCalls => calls.Values.Sum();

    /// <summary>Calls answered 429, by the limit or by a fault.</summary>
    public long RateLimited => Interlocked.Read(ref rateLimited);

    /// <summary>The most calls received in any sliding 60 seconds, refused ones included.</summary>
    public int MaximumCallsPerMinute => Volatile.Read(ref maximumPerMinute);

    /// <summary>Calls received by one endpoint, refused ones included.</summary>
    public long CallsTo(SimulatorEndpoint endpoint) => calls.GetValueOrDefault(endpoint);

    internal void CountCall(SimulatorEndpoint endpoint, DateTimeOffset at)
    {
        calls.AddOrUpdate(endpoint, 1, (_, count) => count + 1);
        lock (lastMinute)
        {
            lastMinute.Enqueue(at.UtcTicks);
            while (lastMinute.Peek() <= at.UtcTicks - Minute)
                lastMinute.Dequeue();
            maximumPerMinute = Math.Max(maximumPerMinute, lastMinute.Count);
        }
    }

    internal void CountRateLimited() => Interlocked.Increment(ref rateLimited);
}

/// <summary>The vendor calls the stand-in answers.</summary>
public enum SimulatorEndpoint
{
    /// <summary>interactionDetails and its alias calldetails.</summary>
    InteractionDetails,

    /// <summary>intentrealtimedata.</summary>
    IntentFeed,

    /// <summary>One conversation by its id.</summary>
    Conversation,

    /// <summary>The conversation of a bot session.</summary>
    ConversationBySession,

    /// <summary>The list of conversations.</summary>
    ConversationList,
}

using GraphQLApi.Cache.Changes;
using GraphQLApi.Cache.Coverage;
using GraphQLApi.Cache.Rows;

namespace GraphQLApi.Cache.Realtime;

/// <summary>
/// Newly finished sessions of one bot's feed, each told once. Where the feed was not polled for a while, the first poll for a new reader only
/// says what is old.
/// </summary>
internal sealed class FinishedSessions
{
    private const int Capacity = 1_000;

    // 40 polls that share nothing: a session that comes back after those would be told again.
    private const int MostRemembered = 1_000;

    private readonly Broadcast<RealtimeSessionRow> finished = new(Capacity);
    private readonly Lock gate = new();
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly Queue<string> order = new();
    private DateTime toldAt = Instants.Beginning;
    private bool isFirst = true;

    public bool IsWatched => finished.IsWatched;

    /// <summary>Who finishes from now on. Polls older than <paramref name="memory"/> tell nothing of that.</summary>
    public IAsyncEnumerable<RealtimeSessionRow> Watch(DateTime now, TimeSpan memory, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            isFirst |= !IsWatched && now - toldAt > memory;
            return finished.Watch(_ => true, cancellationToken);
        }
    }

    /// <summary>Tells who finished since the poll before, oldest first, and answers how many those are.</summary>
    public int Tell(RealtimeFeedReading reading)
    {
        lock (gate)
        {
            if (reading.FetchedAt <= toldAt)
            {
                return 0;
            }

            toldAt = reading.FetchedAt;
            var fresh = reading.Sessions.Where(session => seen.Add(session.SessionId)).Reverse().ToList();
            fresh.ForEach(session => order.Enqueue(session.SessionId));
            while (order.Count > MostRemembered)
            {
                seen.Remove(order.Dequeue());
            }

            if (isFirst)
            {
                isFirst = false;
                return 0;
            }

            fresh.ForEach(finished.Publish);
            return fresh.Count;
        }
    }
}

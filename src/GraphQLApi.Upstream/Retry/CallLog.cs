namespace GraphQLApi.Upstream.Retry;

/// <summary>
/// Where the starts of upstream calls are remembered (SEMANTICS 1.8). The built-in one lives in memory; a store that several processes share
/// derives from this class and is registered before AddUpstream. Every start is written before its call is sent, so the starts of
/// a process that died still count.
/// </summary>
public abstract class CallLog
{
    /// <summary>The span that the vendor counts calls in.</summary>
    public static readonly TimeSpan Span = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Records a start at <paramref name="now"/> when fewer than <paramref name="limit"/> (0 = unlimited) lie in the 60 s before, and returns null;
    /// else records nothing and returns when to try again. One atomic step, across processes too. Calls come one at a time per process.
    /// </summary>
    public abstract DateTimeOffset? TryTake(DateTimeOffset now, int limit);

    /// <summary>
    /// The call that started then has its answer, or none: it reached the vendor at some moment in between, and the vendor counts from there. Its
    /// minute is held to begin <paramref name="now"/>; otherwise one slow call and a quick one 60 s later would be two in the vendor's minute.
    /// </summary>
    public abstract void Ended(DateTimeOffset start, DateTimeOffset now);

    /// <summary>Starts in the 60 s before <paramref name="now"/>.</summary>
    public abstract int Count(DateTimeOffset now);

    /// <summary>
    /// The rule itself: given the <paramref name="starts"/> in ascending order, null when one more may start <paramref name="now"/>,
    /// else the first instant at which it may. Never more than <paramref name="limit"/> starts in any half-open 60 s.
    /// </summary>
    public static DateTimeOffset? NextStart(IReadOnlyList<DateTimeOffset> starts, DateTimeOffset now, int limit)
    {
        ArgumentNullException.ThrowIfNull(starts);
        if (limit <= 0 || starts.Count < limit)
        {
            return null;
        }

        var free = starts[starts.Count - limit] + Span;
        return free <= now ? null : free;
    }
}

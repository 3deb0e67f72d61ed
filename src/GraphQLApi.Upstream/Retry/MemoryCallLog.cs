namespace GraphQLApi.Upstream.Retry;

/// <summary>The log of one process, where no shared store is registered.</summary>
internal sealed class MemoryCallLog : CallLog
{
    private readonly Lock gate = new();
    private readonly List<DateTimeOffset> starts = [];

    public override DateTimeOffset? TryTake(DateTimeOffset now, int limit)
    {
        lock (gate)
        {
            Forget(now);
            var next = NextStart(starts, now, limit);
            if (next is null)
            {
                starts.Add(now);
            }

            return next;
        }
    }

    public override void Ended(DateTimeOffset start, DateTimeOffset now)
    {
        lock (gate)
        {
            if (starts.Remove(start))
            {
                starts.Add(now);
                starts.Sort();
            }
        }
    }

    public override int Count(DateTimeOffset now)
    {
        lock (gate)
        {
            Forget(now);
            return starts.Count;
        }
    }

    // Starts far in the future mean that the clock was set back; keeping them would stop all calls until it has caught up.
    private void Forget(DateTimeOffset now) => starts.RemoveAll(start => start <= now - Span || start > now + Span);
}

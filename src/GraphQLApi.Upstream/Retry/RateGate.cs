using Microsoft.Extensions.Options;

namespace GraphQLApi.Upstream.Retry;

/// <summary>
/// Lets calls start, at most <see cref="UpstreamOptions.RequestsPerMinute"/> in any 60 s, the most urgent lane first and first come first
/// served within it. Every waiter runs on its own caller: a log that fails, fails that call.
/// </summary>
internal sealed class RateGate(CallLog log, IOptions<UpstreamOptions> options, TimeProvider clock)
{
    // A backfill that spent the whole minute at once would keep whoever comes next waiting for its end: a sixth of the calls, a day of
    // several hundred sessions, is left to them.
    private const int KeptForPeople = 6;

    private readonly Lock gate = new();
    private readonly LinkedList<Waiter>[] lanes = [new(), new(), new()];
    private DateTimeOffset pausedUntil = DateTimeOffset.MinValue;

    /// <summary>Returns when the call may start, with the start as it was logged.</summary>
    public async Task<DateTimeOffset> WaitAsync(CallLane lane, CancellationToken cancellationToken)
    {
        var waiter = new Waiter(lane);
        lock (gate)
        {
            lanes[(int)lane].AddLast(waiter);
        }

        try
        {
            while (true)
            {
                var (startedAt, until, turn) = TryStart(waiter);
                if (startedAt is { } start)
                {
                    return start;
                }

                await (until is { } time ? Delay(time, cancellationToken) : turn.WaitAsync(cancellationToken));
            }
        }
        finally
        {
            Leave(lane, waiter);
        }
    }

    /// <summary>A call that started then has its answer, or none.</summary>
    public void Ended(DateTimeOffset start) => log.Ended(start, clock.GetUtcNow());

    /// <summary>Holds everybody back: the vendor said 429, so somebody else uses the account's budget too.</summary>
    public void Pause(TimeSpan delay)
    {
        lock (gate)
        {
            var until = clock.GetUtcNow() + delay;
            pausedUntil = until > pausedUntil ? until : pausedUntil;
        }
    }

    private (DateTimeOffset? StartedAt, DateTimeOffset? Until, Task Turn) TryStart(Waiter waiter)
    {
        lock (gate)
        {
            if (Head() != waiter)
            {
                return (null, null, waiter.NextTurn());
            }

            var now = clock.GetUtcNow();
            var next = pausedUntil > now ? pausedUntil : log.TryTake(now, LimitOf(waiter.Lane));
            return (next is null ? now : null, next, Task.CompletedTask);
        }
    }

    private void Leave(CallLane lane, Waiter waiter)
    {
        lock (gate)
        {
            lanes[(int)lane].Remove(waiter);
            Head()?.Signal();
        }
    }

    private Waiter? Head() => Array.Find(lanes, lane => lane.Count > 0)?.First!.Value;

    private Task Delay(DateTimeOffset until, CancellationToken cancellationToken)
    {
        // Timers have whole milliseconds: rounding down would wake too early and ask again at once.
        var milliseconds = Math.Ceiling((until - clock.GetUtcNow()).TotalMilliseconds);
        return Task.Delay(TimeSpan.FromMilliseconds(Math.Max(1, milliseconds)), clock, cancellationToken);
    }

    private int LimitOf(CallLane lane)
    {
        var limit = options.Value.RequestsPerMinute;
        return lane == CallLane.Backfill ? limit - (limit / KeptForPeople) : limit;
    }

    private sealed class Waiter(CallLane lane)
    {
        public CallLane Lane => lane;

        private TaskCompletionSource turn = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Signal() => turn.TrySetResult();

        public Task NextTurn()
        {
            if (turn.Task.IsCompleted)
            {
                turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            return turn.Task;
        }
    }
}

using GraphQLApi.Cache.Coverage;
using GraphQLApi.Upstream;

namespace GraphQLApi.Cache.Sync;

/// <summary>Readings under way, so that whoever wants the same time waits for them instead of calling again (DESIGN §4.7).</summary>
internal sealed class Flights
{
    private readonly Lock gate = new();
    private readonly List<Flight> active = [];

    /// <summary>
    /// The flight that already reads part of <paramref name="range"/> at least as urgently; else starts <paramref name="read"/> as a new one.
    /// A waiting user does not wait for a backfill's slower turn, and what <paramref name="shares"/> nothing flies alone.
    /// </summary>
    public (Task<SyncFailure?> Outcome, bool IsOwn) Join(
        ReadingScope scope, TimeRange range, CallLane lane, bool shares, Func<Task<SyncFailure?>> read)
    {
        var own = new Flight(scope, range, lane);
        lock (gate)
        {
            var other = shares ? active.Find(flight => flight.Scope == scope && flight.Lane <= lane && flight.Range.Overlaps(range)) : null;
            if (other is not null)
            {
                return (other.Outcome.Task, false);
            }

            active.Add(own);
        }

        _ = FlyAsync(own, read);
        return (own.Outcome.Task, true);
    }

    /// <summary>Completes when nothing is under way; failures of flights are their own waiters' matter.</summary>
    public async Task LandedAsync()
    {
        Task[] outcomes;
        lock (gate)
        {
            outcomes = [.. active.Select(flight => flight.Outcome.Task)];
        }

        await Task.WhenAll(outcomes).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task FlyAsync(Flight flight, Func<Task<SyncFailure?>> read)
    {
        await Task.Yield();
        var reading = read();
        await ((Task)reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        // Off the list before anybody hears of the end: who plans anew then finds the ledger, not this flight.
        lock (gate)
        {
            active.Remove(flight);
        }

        flight.Outcome.SetFromTask(reading);
    }

    private sealed class Flight(ReadingScope scope, TimeRange range, CallLane lane)
    {
        public ReadingScope Scope => scope;

        public TimeRange Range => range;

        public CallLane Lane => lane;

        public TaskCompletionSource<SyncFailure?> Outcome { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

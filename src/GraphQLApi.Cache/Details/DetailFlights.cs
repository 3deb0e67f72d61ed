using GraphQLApi.Upstream;

namespace GraphQLApi.Cache.Details;

/// <summary>
/// Questions about single conversations under way: one for each conversation, whoever asks, and few at a time. A question that nobody waits for any
/// more when its turn comes is not asked; what is refreshed behind answers never stands before somebody who waits.
/// </summary>
internal sealed class DetailFlights<T>(Func<string, DateTime, CallLane, Task<T>> ask) : IDisposable
{
    // One page of details must not take the whole minute's calls at once.
    private const int AtOnce = 4;

    private readonly SemaphoreSlim places = new(AtOnce, AtOnce);
    private readonly SemaphoreSlim placesBehind = new(1, 1);
    private readonly Lock gate = new();
    private readonly Dictionary<string, Flight> flights = new(StringComparer.Ordinal);

    /// <summary>
    /// The answer about a conversation, no older than <paramref name="askedAt"/>; the token ends the waiting, and the question unless it was asked
    /// already or others wait for it.
    /// </summary>
    public async Task<T> AskAsync(string conversationId, DateTime askedAt, CallLane lane, CancellationToken cancellationToken)
    {
        var flight = Join(conversationId, askedAt, lane);
        try
        {
            return await flight.Outcome.WaitAsync(cancellationToken);
        }
        finally
        {
            Leave(conversationId, flight);
        }
    }

    public void Dispose()
    {
        places.Dispose();
        placesBehind.Dispose();
    }

    private Flight Join(string conversationId, DateTime askedAt, CallLane lane)
    {
        lock (gate)
        {
            if (!flights.TryGetValue(conversationId, out var flight) || flight.Lane > lane)
            {
                flights[conversationId] = flight = new Flight(askedAt, lane);
                flight.Outcome = FlyAsync(conversationId, flight);
            }

            flight.Waiting++;
            return flight;
        }
    }

    private void Leave(string conversationId, Flight flight)
    {
        lock (gate)
        {
            flight.Waiting--;
            if (flight is { Waiting: 0, HasBegun: false })
            {
                Forget(conversationId, flight);
                flight.GivenUp.TrySetResult();
            }
        }
    }

    private async Task<T> FlyAsync(string conversationId, Flight flight)
    {
        await Task.Yield();
        var mine = flight.Lane == CallLane.Interactive ? places : placesBehind;
        try
        {
            await TakeAsync(mine, flight);
            try
            {
                return await ask(conversationId, flight.AskedAt, flight.Lane);
            }
            finally
            {
                mine.Release();
            }
        }
        finally
        {
            lock (gate)
            {
                Forget(conversationId, flight);
            }
        }
    }

    // Throws where everybody has left before a place was free.
    private async Task TakeAsync(SemaphoreSlim mine, Flight flight)
    {
        using var leaving = new CancellationTokenSource();
        var place = mine.WaitAsync(leaving.Token);
        if (await Task.WhenAny(place, flight.GivenUp.Task) != place)
        {
            await leaving.CancelAsync();
        }

        await place;
        bool isWanted;
        lock (gate)
        {
            isWanted = flight.HasBegun = !flight.GivenUp.Task.IsCompleted;
        }

        if (!isWanted)
        {
            mine.Release();
            throw new OperationCanceledException();
        }
    }

    private void Forget(string conversationId, Flight flight)
    {
        if (ReferenceEquals(flights.GetValueOrDefault(conversationId), flight))
        {
            flights.Remove(conversationId);
        }
    }

    private sealed class Flight(DateTime askedAt, CallLane lane)
    {
        public DateTime AskedAt => askedAt;

        public CallLane Lane => lane;

        public Task<T> Outcome { get; set; } = null!; // set before anybody sees it

        public TaskCompletionSource GivenUp { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Waiting { get; set; }

        public bool HasBegun { get; set; }
    }
}

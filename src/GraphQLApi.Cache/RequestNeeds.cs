using System.Diagnostics;
using GraphQLApi.Cache.Coverage;
using GraphQLApi.Cache.Sync;

namespace GraphQLApi.Cache;

/// <summary>What the resolvers of one request announced, fetched side by side within the request's budget. Safe to use from resolvers that run in parallel.</summary>
internal sealed class RequestNeeds(QueryFills fills, SyncJobs jobs, TimeProvider clock, DateTime now, TimeSpan budget) : IDisposable
{
    private readonly DateTimeOffset end = clock.GetUtcNow() + budget;
    private readonly CancellationTokenSource ending = new();
    private readonly Lock gate = new();
    private readonly List<Announcement> announced = [];
    private int seen;

    /// <summary>Whether there were any.</summary>
    public bool Any
    {
        get
        {
            lock (gate)
            {
                return announced.Count > 0;
            }
        }
    }

    /// <summary>Whether one of them was not all there, so that somebody had to be waited for.</summary>
    public bool HasFetched { get; private set; }

    /// <summary>Starts to read what <paramref name="freshness"/> wants of a range and is not there.</summary>
    public Announcement Add(AskedRange range, Freshness freshness) => Add(range, freshness, token => FillAsync(range, freshness, token));

    /// <summary>Starts a lookup; null stands for one that asks nobody.</summary>
    public Announcement Add(Freshness freshness, Func<CancellationToken, Task<SyncFailure?>>? lookup) =>
        Add(null, freshness, token => lookup is null ? Task.FromResult<SyncFailure?>(null) : WithinBudgetAsync(() => lookup(token)));

    /// <summary>Waits for all that came since the last call. True where one of them had to be waited for: a snapshot from before does not show it.</summary>
    public async Task<bool> SettleAsync(CancellationToken cancellationToken)
    {
        List<Announcement> late;
        lock (gate)
        {
            late = announced[seen..];
            seen = announced.Count;
        }

        foreach (var announcement in late)
        {
            await announcement.Outcome.WaitAsync(cancellationToken);
        }

        return late.Exists(announcement => announcement.HasWorked);
    }

    /// <summary>What failed up to now, a sentence each.</summary>
    public IReadOnlyList<string> Failures()
    {
        lock (gate)
        {
            return [.. announced
                .Where(announcement => announcement.Outcome.IsCompletedSuccessfully)
                .Select(announcement => announcement.Outcome.Result) // completed
                .OfType<SyncFailure>()
                .Select(failure => $"{failure.Code}: {failure.Message}")
                .Distinct(StringComparer.Ordinal)];
        }
    }

    /// <summary>Nobody waits any more. What others share goes on.</summary>
    public Task EndAsync() => ending.CancelAsync();

    /// <inheritdoc />
    public void Dispose() => ending.Dispose();

    private Announcement Add(AskedRange? range, Freshness freshness, Func<CancellationToken, Task<SyncFailure?>> fetch)
    {
        var announcement = new Announcement(range, freshness, fetch, ending.Token);
        lock (gate)
        {
            announced.Add(announcement);
        }

        return announcement;
    }

    private async Task<SyncFailure?> FillAsync(AskedRange range, Freshness freshness, CancellationToken cancellationToken)
    {
        using var activity = CacheTrace.Coverage();
        var fill = await fills.StartAsync(range, freshness, now, cancellationToken);
        Note(activity, fill.Done);
        try
        {
            return fill.Done.IsCompletedSuccessfully ? await fill.Done : await fill.Done.WaitAsync(Left(), clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            // The budget is spent: the answer says what is missing, and a job reads it (SEMANTICS §1.6).
            await jobs.GoOnAsync(fill.Range, cancellationToken);
            return null;
        }
    }

    private async Task<SyncFailure?> WithinBudgetAsync(Func<Task<SyncFailure?>> start)
    {
        using var activity = CacheTrace.Coverage();
        var fetch = start();
        Note(activity, fetch);
        try
        {
            return fetch.IsCompletedSuccessfully ? await fetch : await fetch.WaitAsync(Left(), clock, ending.Token);
        }
        catch (TimeoutException)
        {
            return new SyncFailure("UPSTREAM_RATE_LIMITED", "The request's budget ended before the vendor could be asked: ask again later, or raise GraphQL:RequestBudget.");
        }
    }

    private void Note(Activity? activity, Task fetch)
    {
        activity?.SetTag("graphqlapi.cache.hit", fetch.IsCompletedSuccessfully);
        if (!fetch.IsCompletedSuccessfully)
        {
            HasFetched = true;
        }
    }

    private TimeSpan Left()
    {
        var left = end - clock.GetUtcNow();
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }
}

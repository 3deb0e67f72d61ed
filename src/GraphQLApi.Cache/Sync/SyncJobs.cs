using System.Collections.Concurrent;
using GraphQLApi.Cache.Changes;
using GraphQLApi.Cache.Coverage;
using GraphQLApi.Cache.Rows;

namespace GraphQLApi.Cache.Sync;

/// <summary>Reading work that people start, watch and stop. Jobs are rows: they survive a restart and are seen by every process.</summary>
public sealed class SyncJobs : IDisposable
{
    private static readonly TimeSpan LookAtOthers = TimeSpan.FromSeconds(1);

    private readonly SyncJobStore store;
    private readonly JobRunner runner;
    private readonly JobChanges changes;
    private readonly TimeProvider clock;
    private readonly ConcurrentDictionary<string, CancellationTokenSource> running = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim queued = new(0);

    internal SyncJobs(SyncJobStore store, JobRunner runner, JobChanges changes, TimeProvider clock) =>
        (this.store, this.runner, this.changes, this.clock) = (store, runner, changes, clock);

    /// <summary>
    /// Reads what is not settled in <c>[from, to)</c>, or everything where <paramref name="refresh"/>, until it is done. Takes up an interrupted
    /// job of the same range; where another process is at it, follows that job. Cancelling leaves a consistent cache and a cancelled job (a followed
    /// one goes on); vendor trouble ends in a failed job, not an exception.
    /// </summary>
    /// <param name="from">UTC, inclusive.</param>
    /// <param name="to">UTC, exclusive; later than now is cut.</param>
    /// <param name="refresh">Read settled time too.</param>
    /// <param name="progress">Called after every window that was written, and at the end.</param>
    /// <param name="cancellationToken">Ends the job; windows already written stay.</param>
    /// <returns>The job's final state.</returns>
    public async Task<SyncJobRow> RunAsync(DateTime from, DateTime to, bool refresh, IProgress<SyncJobRow>? progress, CancellationToken cancellationToken)
    {
        CheckRange(from, to);
        while (true)
        {
            var job = await store.TakeAsync(SyncJobKind.Backfill, from, to, refresh, cancellationToken);
            progress?.Report(job);
            if (store.Holds(job))
            {
                return await RunAsync(job, SyncJobState.Cancelled, progress, cancellationToken);
            }

            job = await FollowAsync(job, progress, cancellationToken);
            if (job.State is not (SyncJobState.Queued or SyncJobState.Running) || cancellationToken.IsCancellationRequested)
            {
                return job;
            }
        }
    }

    /// <summary>
    /// Has the background service read the same range; an overlapping unfinished job is returned as it is (SEMANTICS §6.4). Throws
    /// <see cref="ArgumentException"/> unless <paramref name="from"/> lies before <paramref name="to"/> and in the past.
    /// </summary>
    public Task<SyncJobRow> StartAsync(DateTime from, DateTime to, bool refresh, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var end = to < now ? to : now;
        CheckRange(from, end);
        return QueueAsync(SyncJobKind.Backfill, from, end, refresh, cancellationToken);
    }

    /// <summary>
    /// The job's state now and as it goes on, at most four times a second, up to its final state, whichever process works on it. Empty where there
    /// is no such job. Progress never falls.
    /// </summary>
    public IAsyncEnumerable<SyncJobRow> WatchAsync(string jobId, CancellationToken cancellationToken) => changes.WatchAsync(jobId, cancellationToken);

    /// <summary>One job; null where there is none.</summary>
    public Task<SyncJobRow?> FindAsync(string jobId, CancellationToken cancellationToken) => store.FindAsync(jobId, cancellationToken);

    /// <summary>Stops a job, in whichever process it runs; a finished job is returned as it is, an unknown one is null.</summary>
    public async Task<SyncJobRow?> CancelAsync(string jobId, CancellationToken cancellationToken)
    {
        var job = await store.CancelAsync(jobId, cancellationToken);
        if (job?.State == SyncJobState.Cancelled && running.TryGetValue(jobId, out var work))
        {
            await work.CancelAsync();
        }

        return job;
    }

    /// <summary>Seconds until a running job is done at its speed so far; null where that cannot be said.</summary>
    public static double? EstimateSecondsLeft(SyncJobRow job, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(job);
        var elapsed = (now - job.StartedAt).TotalSeconds;
        return job is { State: SyncJobState.Running, Progress: > 0 and <= 1 } && elapsed > 0 ? elapsed * (1 - job.Progress) / job.Progress : null;
    }

    /// <summary>What a request's budget did not suffice for goes on as a job (SEMANTICS §1.6).</summary>
    internal Task<SyncJobRow> GoOnAsync(TimeRange range, CancellationToken cancellationToken) =>
        QueueAsync(SyncJobKind.Query, range.From, range.To, false, cancellationToken);

    /// <summary>
    /// One night's settling pass over <paramref name="due"/>, until it ends; at once where it is somebody else's, or was cancelled.
    /// </summary>
    internal async Task SettleAsync(WindowSet due, DateTime night, CancellationToken cancellationToken)
    {
        if (await store.TakeNightAsync(due[0].From, due[^1].To, night, cancellationToken) is { } job)
        {
            await RunAsync(job, SyncJobState.Queued, null, cancellationToken);
        }
    }

    /// <inheritdoc />
    public void Dispose() => queued.Dispose();

    /// <summary>
    /// Starts every queued or abandoned job, then returns when a new one is queued here or <paramref name="lookEvery"/> has passed; until the token
    /// ends they go on. Throws what a job threw.
    /// </summary>
    internal async Task WorkAsync(List<Task> underWay, TimeSpan lookEvery, CancellationToken cancellationToken)
    {
        while (await store.ClaimNextAsync(cancellationToken) is { } job)
        {
            underWay.Add(RunAsync(job, SyncJobState.Queued, null, cancellationToken));
        }

        var ended = underWay.FindAll(work => work.IsCompleted);
        underWay.RemoveAll(ended.Contains);
        await Task.WhenAll(ended);
        using var pause = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var timer = Task.Delay(lookEvery, clock, pause.Token);
        var signal = queued.WaitAsync(pause.Token);
        await Task.WhenAny(timer, signal);
        await pause.CancelAsync();
        await Task.WhenAll(timer, signal).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    // Until it is over, or its process is: then it is ours to take up.
    private async Task<SyncJobRow> FollowAsync(SyncJobRow job, IProgress<SyncJobRow>? progress, CancellationToken cancellationToken)
    {
        while (job.State is SyncJobState.Queued or SyncJobState.Running && !store.IsFree(job))
        {
            await Task.Delay(LookAtOthers, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (cancellationToken.IsCancellationRequested || await store.FindAsync(job.JobId, cancellationToken) is not { } now)
            {
                break;
            }

            job = now;
            progress?.Report(job);
        }

        return job;
    }

    private async Task<SyncJobRow> QueueAsync(SyncJobKind kind, DateTime from, DateTime to, bool refresh, CancellationToken cancellationToken)
    {
        var (job, isNew) = await store.QueueAsync(kind, from, to, refresh, cancellationToken);
        if (isNew)
        {
            queued.Release();
        }

        return job;
    }

    private async Task<SyncJobRow> RunAsync(SyncJobRow job, SyncJobState stopped, IProgress<SyncJobRow>? progress, CancellationToken cancellationToken)
    {
        using var work = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        running[job.JobId] = work;
        try
        {
            return await runner.RunAsync(job, stopped, progress, work.Token);
        }
        finally
        {
            running.TryRemove(job.JobId, out _);
        }
    }

    private static void CheckRange(DateTime from, DateTime to)
    {
        if (from >= to)
        {
            throw new ArgumentException("A backfill needs a range whose start lies before its end.", nameof(from));
        }
    }
}

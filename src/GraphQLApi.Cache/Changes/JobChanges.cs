using System.Runtime.CompilerServices;
using System.Text.Json;
using GraphQLApi.Cache.Database;
using GraphQLApi.Cache.Rows;
using Microsoft.EntityFrameworkCore;

namespace GraphQLApi.Cache.Changes;

/// <summary>
/// Jobs as they go on, in whichever process they run: while somebody watches, the rows of all watched jobs are read four times a second in one
/// statement. Nothing is queued: a reader gets the newest state.
/// </summary>
internal sealed class JobChanges(CacheDatabase database, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly Lock gate = new();

    // One look at a time: a state never follows a newer one.
    private readonly SemaphoreSlim looking = new(1, 1);
    private readonly Dictionary<string, WatchedJob> watched = new(StringComparer.Ordinal);
    private bool isLooking;

    /// <summary>The state now, then every later one that is seen, at least 250 ms apart, up to the final one. Empty where there is no such job.</summary>
    public async IAsyncEnumerable<SyncJobRow> WatchAsync(string jobId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var job = Join(jobId);
        try
        {
            await LookAsync([KeyValuePair.Create(jobId, job)], cancellationToken);
            var current = job.Newest;
            while (current is not null)
            {
                yield return current;
                if (current.State is not (SyncJobState.Queued or SyncJobState.Running))
                {
                    yield break;
                }

                await Task.Delay(Pause, clock, cancellationToken);
                current = await job.NextAsync(current, cancellationToken);
            }
        }
        finally
        {
            Leave(jobId, job);
        }
    }

    public void Dispose() => looking.Dispose();

    private WatchedJob Join(string jobId)
    {
        lock (gate)
        {
            if (!watched.TryGetValue(jobId, out var job))
            {
                watched.Add(jobId, job = new WatchedJob());
            }

            job.Readers++;
            if (!isLooking)
            {
                isLooking = true;
                _ = KeepLookingAsync();
            }

            return job;
        }
    }

    private void Leave(string jobId, WatchedJob job)
    {
        lock (gate)
        {
            if (--job.Readers == 0)
            {
                watched.Remove(jobId);
            }
        }
    }

    private async Task KeepLookingAsync()
    {
        while (true)
        {
            await Task.Delay(Pause, clock);
            KeyValuePair<string, WatchedJob>[] jobs;
            lock (gate)
            {
                jobs = [.. watched];
                isLooking = jobs.Length > 0;
                if (!isLooking)
                {
                    return;
                }
            }

            try
            {
                await LookAsync(jobs, CancellationToken.None);
            }
            catch (Exception exception) when (database.FailureOf(exception) is not null)
            {
                // Busy or gone for a moment: whoever watches sees the state of the next look.
            }
        }
    }

    private async Task LookAsync(KeyValuePair<string, WatchedJob>[] jobs, CancellationToken cancellationToken)
    {
        await looking.WaitAsync(cancellationToken);
        try
        {
            var asked = JsonSerializer.Serialize(jobs.Select(job => job.Key));
            await using var snapshot = await database.SnapshotAsync(cancellationToken);
            var db = snapshot.Db;
            var rows = await db.SyncJobs
                .Where(row => db.JsonElements(asked).Any(id => id.Value == row.JobId))
                .ToDictionaryAsync(row => row.JobId, StringComparer.Ordinal, cancellationToken);
            Array.ForEach(jobs, job => job.Value.Show(rows.GetValueOrDefault(job.Key)));
        }
        finally
        {
            looking.Release();
        }
    }
}

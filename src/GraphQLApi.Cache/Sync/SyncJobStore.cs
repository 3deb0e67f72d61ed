using GraphQLApi.Cache.Database;
using GraphQLApi.Cache.Rows;
using Microsoft.EntityFrameworkCore;

namespace GraphQLApi.Cache.Sync;

/// <summary>Job rows: who may work on which, for how long, and how it ended. A lease that runs out frees a killed process's job.</summary>
internal sealed class SyncJobStore(CacheDatabase database, TimeProvider clock)
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    // An interrupted refresh goes on where it stopped; much later the same words mean a new one.
    private static readonly TimeSpan TakenUpWithin = TimeSpan.FromHours(1);

    public string Owner { get; } = JobOwner.New();

    public static TimeSpan LeaseRenewal => Lease / 3;

    public static DateTime LeaseEnd(TimeProvider clock) => clock.GetUtcNow().UtcDateTime + Lease;

    public async Task<SyncJobRow?> FindAsync(string jobId, CancellationToken cancellationToken)
    {
        await using var snapshot = await database.SnapshotAsync(cancellationToken);
        return await snapshot.Db.SyncJobs.SingleOrDefaultAsync(row => row.JobId == jobId, cancellationToken);
    }

    /// <summary>
    /// Takes up the interrupted job with the same words, or creates a running one. Where another process works on it right now, its job as it is:
    /// see <see cref="Holds"/>.
    /// </summary>
    public Task<SyncJobRow> TakeAsync(SyncJobKind kind, DateTime from, DateTime to, bool refresh, CancellationToken cancellationToken) => database.WriteAsync(
        async (db, token) =>
        {
            var now = clock.GetUtcNow().UtcDateTime;
            var recent = now - TakenUpWithin;
            var job = await db.SyncJobs
                .Where(row => row.Kind == kind && row.From == from && row.To == to && row.Refresh == refresh)
                .Where(row => row.State == SyncJobState.Queued || row.State == SyncJobState.Running
                    || ((row.State == SyncJobState.Cancelled || row.State == SyncJobState.Failed) && row.FinishedAt > recent))
                .OrderByDescending(row => row.StartedAt)
                .FirstOrDefaultAsync(token) ?? db.SyncJobs.Add(New(kind, from, to, refresh, now)).Entity;
            if (job.State != SyncJobState.Running || IsFree(job))
            {
                Claim(job);
                await db.SaveChangesAsync(token);
            }

            return job;
        },
        cancellationToken);

    /// <summary>
    /// The settling pass of one night is one job: taken up while it has failed or waits, a further one only for what falls due after it. Null where
    /// somebody works on it, or a person cancelled it: then it is the next night's.
    /// </summary>
    public Task<SyncJobRow?> TakeNightAsync(DateTime from, DateTime to, DateTime night, CancellationToken cancellationToken) => database.WriteAsync(
        async (db, token) =>
        {
            var job = await db.SyncJobs
                .Where(row => row.Kind == SyncJobKind.Settle && row.StartedAt >= night)
                .OrderByDescending(row => row.StartedAt)
                .FirstOrDefaultAsync(token);
            if (job is { State: SyncJobState.Cancelled } || (job is { State: SyncJobState.Running } && !IsFree(job)))
            {
                return null;
            }

            if (job is null or { State: SyncJobState.Succeeded })
            {
                job = db.SyncJobs.Add(New(SyncJobKind.Settle, from, to, false, clock.GetUtcNow().UtcDateTime)).Entity;
            }

            Claim(job);
            await db.SaveChangesAsync(token);
            return job;
        },
        cancellationToken);

    /// <summary>Whether this process works on a job.</summary>
    public bool Holds(SyncJobRow job) => job.State == SyncJobState.Running && job.LeaseOwner == Owner;

    /// <summary>Whether nobody works on a job: never begun, its lease run out, or its process dead.</summary>
    public bool IsFree(SyncJobRow job) =>
        job.LeaseExpiresAt is not { } end || end <= clock.GetUtcNow().UtcDateTime || JobOwner.IsGone(job.LeaseOwner);

    /// <summary>Queues a job, or returns the unfinished one of the kind that overlaps it (SEMANTICS §6.4).</summary>
    public Task<(SyncJobRow Job, bool IsNew)> QueueAsync(SyncJobKind kind, DateTime from, DateTime to, bool refresh, CancellationToken cancellationToken) =>
        database.WriteAsync<(SyncJobRow, bool)>(
            async (db, token) =>
            {
                var running = await db.SyncJobs
                    .Where(row => row.Kind == kind && (row.State == SyncJobState.Queued || row.State == SyncJobState.Running) && row.From < to && row.To > from)
                    .OrderBy(row => row.StartedAt)
                    .FirstOrDefaultAsync(token);
                if (running is not null)
                {
                    return (running, false);
                }

                var job = db.SyncJobs.Add(New(kind, from, to, refresh, clock.GetUtcNow().UtcDateTime)).Entity;
                await db.SaveChangesAsync(token);
                return (job, true);
            },
            cancellationToken);

    /// <summary>The oldest job that nobody works on, now ours; null where there is none.</summary>
    public Task<SyncJobRow?> ClaimNextAsync(CancellationToken cancellationToken) => database.WriteAsync(
        async (db, token) =>
        {
            var unfinished = await db.SyncJobs
                .Where(row => row.State == SyncJobState.Queued || row.State == SyncJobState.Running)
                .OrderBy(row => row.StartedAt)
                .ToListAsync(token);
            var job = unfinished.Find(IsFree);
            if (job is not null)
            {
                Claim(job);
                await db.SaveChangesAsync(token);
            }

            return job;
        },
        cancellationToken);

    /// <summary>False where the job is no longer ours.</summary>
    public Task<bool> RenewAsync(string jobId, CancellationToken cancellationToken) => database.WriteAsync(
        async (db, token) =>
        {
            var end = LeaseEnd(clock);
            return await db.SyncJobs
                .Where(row => row.JobId == jobId && row.LeaseOwner == Owner && row.State == SyncJobState.Running)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.LeaseExpiresAt, end), token) == 1;
        },
        cancellationToken);

    /// <summary>Ends our work on a job; one that somebody cancelled meanwhile stays cancelled. Queued as the state leaves it for the next start.</summary>
    public Task<SyncJobRow> EndAsync(string jobId, SyncJobState state, SyncFailure? failure, CancellationToken cancellationToken) => database.WriteAsync(
        async (db, token) =>
        {
            var job = await db.SyncJobs.SingleAsync(row => row.JobId == jobId, token);
            if (job.State == SyncJobState.Running && job.LeaseOwner == Owner)
            {
                job.State = state;
                job.Progress = state == SyncJobState.Succeeded ? 1 : job.Progress;
                job.WindowsTotal = state == SyncJobState.Succeeded ? job.WindowsDone : job.WindowsTotal;
                job.FinishedAt = state == SyncJobState.Queued ? null : clock.GetUtcNow().UtcDateTime;
                (job.ErrorCode, job.ErrorMessage) = (failure?.Code, failure?.Message);
                (job.LeaseOwner, job.LeaseExpiresAt) = (null, null);
                await db.SaveChangesAsync(token);
            }

            return job;
        },
        cancellationToken);

    public Task<SyncJobRow?> CancelAsync(string jobId, CancellationToken cancellationToken) => database.WriteAsync(
        async (db, token) =>
        {
            var job = await db.SyncJobs.SingleOrDefaultAsync(row => row.JobId == jobId, token);
            if (job is { State: SyncJobState.Queued or SyncJobState.Running })
            {
                job.State = SyncJobState.Cancelled;
                job.FinishedAt = clock.GetUtcNow().UtcDateTime;
                await db.SaveChangesAsync(token);
            }

            return job;
        },
        cancellationToken);

    private void Claim(SyncJobRow job)
    {
        (job.State, job.FinishedAt) = (SyncJobState.Running, null);
        (job.ErrorCode, job.ErrorMessage) = (null, null);
        (job.LeaseOwner, job.LeaseExpiresAt) = (Owner, LeaseEnd(clock));
    }

    private static SyncJobRow New(SyncJobKind kind, DateTime from, DateTime to, bool refresh, DateTime now) => new()
    {
        JobId = Guid.CreateVersion7(now).ToString("N"),
        Kind = kind,
        State = SyncJobState.Queued,
        From = from,
        To = to,
        Refresh = refresh,
        WindowsTotal = JobTally.Windows(to - from),
        StartedAt = now,
    };
}

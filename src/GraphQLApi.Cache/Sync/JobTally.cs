using GraphQLApi.Cache.Rows;
using GraphQLApi.Upstream;
using Microsoft.EntityFrameworkCore;

namespace GraphQLApi.Cache.Sync;

/// <summary>
/// The counters of one running job. They are written in each window's own transaction, so they agree with the rows after a kill, and tell on the
/// way whether somebody in another process cancelled the job.
/// </summary>
internal sealed class JobTally(SyncJobRow job, TimeSpan toRead, TimeProvider clock, IProgress<SyncJobRow>? progress, CancellationTokenSource cancelled)
{
    // A window may be as long as the vendor allows: that many are known before bisection shows more.
    private static readonly TimeSpan LongestWindow = TimeSpan.FromDays(7);

    private readonly double before = job.Progress;
    private SyncJobRow pending = job;
    private TimeSpan done;
    private bool isLost;

    /// <summary>The job as last committed.</summary>
    public SyncJobRow Job { get; private set; } = job;

    public async Task CountAsync(CacheDbContext db, WindowReading reading, WriteResult written)
    {
        done += reading.Window.Length;
        var row = await db.SyncJobs.SingleAsync(candidate => candidate.JobId == Job.JobId);
        if (row.LeaseOwner != Job.LeaseOwner)
        {
            // Taken over by another process, which counts for itself; a job that was cancelled keeps its owner.
            isLost = true;
            return;
        }

        row.WindowsDone++;
        row.WindowsTotal = Math.Max(row.WindowsTotal, row.WindowsDone + Windows(toRead - done));
        row.RecordsFetched += written.Fetched;
        row.RecordsChanged += written.Changed;
        row.UpstreamCalls += reading.Calls;
        row.Progress = Math.Max(row.Progress, before + ((1 - before) * Math.Min(1, done / toRead)));
        row.LeaseExpiresAt = SyncJobStore.LeaseEnd(clock);
        await db.SaveChangesAsync();
        pending = row;
    }

    /// <summary>Call it after the commit.</summary>
    public void Report()
    {
        Job = pending;
        progress?.Report(Job);
        if (isLost || Job.State != SyncJobState.Running)
        {
            cancelled.Cancel();
        }
    }

    public static int Windows(TimeSpan length) => length <= TimeSpan.Zero ? 0 : (int)Math.Ceiling(length / LongestWindow);
}

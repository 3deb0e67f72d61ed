using GraphQLApi.Cache.Rows;

namespace GraphQLApi.Cache.Sync;

/// <summary>Reading work that people start, watch and stop. Jobs are rows: they survive a restart and are seen by every process.</summary>
public sealed class SyncJobs
{
    /// <summary>
    /// Reads what is not settled in <c>[from, to)</c>, or everything where <paramref name="refresh"/>, until it is done. Takes up an interrupted
    /// job of the same range. Cancelling leaves a consistent cache and a cancelled job; vendor trouble ends in a failed job, not an exception.
    /// </summary>
    /// <param name="from">UTC, inclusive.</param>
    /// <param name="to">UTC, exclusive; later than now is cut.</param>
    /// <param name="refresh">Read settled time too.</param>
    /// <param name="progress">Called after every window that was written.</param>
    /// <param name="cancellationToken">Ends the job after the window under way.</param>
    /// <returns>The job's final state.</returns>
    public Task<SyncJobRow> RunAsync(DateTime from, DateTime to, bool refresh, IProgress<SyncJobRow>? progress, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <summary>Starts the same in the background of a serving process; an overlapping running job is returned as it is (SEMANTICS §6.4).</summary>
    public Task<SyncJobRow> StartAsync(DateTime from, DateTime to, bool refresh, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Asks a job to stop, in whichever process it runs; a finished job is returned as it is, an unknown one is null.</summary>
    public Task<SyncJobRow?> CancelAsync(string jobId, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Seconds until a running job is done at its speed so far; null where that cannot be said.</summary>
    public static double? EstimateSecondsLeft(SyncJobRow job, DateTime now) => null;
}

using GraphQLApi.Cache.Rows;

namespace GraphQLApi.Cache.Changes;

/// <summary>The newest state of one job for everybody who watches it.</summary>
internal sealed class WatchedJob
{
    private readonly Lock gate = new();
    private TaskCompletionSource moved = NewSource();
    private SyncJobRow? newest;
    private bool isGone;

    /// <summary>Guarded by the owner.</summary>
    public int Readers { get; set; }

    public SyncJobRow? Newest
    {
        get
        {
            lock (gate)
            {
                return newest;
            }
        }
    }

    public void Show(SyncJobRow? row)
    {
        lock (gate)
        {
            if (row is not null && newest is not null && !IsOther(row, newest))
            {
                return;
            }

            (newest, isGone) = (row, row is null);
            moved.TrySetResult();
            moved = NewSource();
        }
    }

    /// <summary>A state other than <paramref name="known"/>, waited for if need be; null where the row was deleted.</summary>
    public async Task<SyncJobRow?> NextAsync(SyncJobRow known, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task next;
            lock (gate)
            {
                if (isGone || (newest is not null && IsOther(newest, known)))
                {
                    return newest;
                }

                next = moved.Task;
            }

            await next.WaitAsync(cancellationToken);
        }
    }

    // A lease that was only renewed is nothing to tell.
    private static bool IsOther(SyncJobRow one, SyncJobRow other) => Shown(one) != Shown(other);

    private static (SyncJobState, int, int, int, int, int, double, DateTime?, string?) Shown(SyncJobRow row) => (
        row.State, row.WindowsTotal, row.WindowsDone, row.RecordsFetched, row.RecordsChanged, row.UpstreamCalls, row.Progress, row.FinishedAt, row.ErrorCode);

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

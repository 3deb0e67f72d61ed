using GraphQLApi.Cache.Coverage;
using GraphQLApi.Cache.Rows;
using GraphQLApi.Upstream;
using Microsoft.Extensions.Options;

namespace GraphQLApi.Cache.Sync;

/// <summary>Works on one claimed job until it is done, fails or is stopped.</summary>
internal sealed class JobRunner(
    SyncJobStore store,
    GapFiller filler,
    LedgerMemory ledger,
    OpenSessions openSessions,
    IOptions<CacheOptions> options,
    IOptions<UpstreamOptions> upstream,
    TimeProvider clock,
    VendorClock vendorClock)
{
    // A page that is no JSON is often a gateway's bad moment: the job comes back to the windows it passed over before it gives up on them.
    private const int Rounds = 4;
    private static readonly TimeSpan BetweenRounds = TimeSpan.FromSeconds(5);

    // How soon another process's order to stop is heard.
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    private readonly CoverageRules rules = CoverageRules.From(options.Value);

    /// <summary>Runs a job that this process has claimed. <paramref name="stopped"/> is its state when the token ends it.</summary>
    public async Task<SyncJobRow> RunAsync(SyncJobRow job, SyncJobState stopped, IProgress<SyncJobRow>? progress, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var renewing = RenewAsync(job.JobId, ending);
        var end = await WorkAsync(job, stopped, progress, ending);
        await ending.CancelAsync();
        await renewing;
        var final = await store.EndAsync(job.JobId, end.State, end.Failure, CancellationToken.None);
        progress?.Report(final);
        return final;
    }

    private async Task<(SyncJobState State, SyncFailure? Failure)> WorkAsync(
        SyncJobRow job, SyncJobState stopped, IProgress<SyncJobRow>? progress, CancellationTokenSource ending)
    {
        try
        {
            var current = await ledger.CurrentAsync(ending.Token);
            var now = vendorClock.GetUtcNow().UtcDateTime;
            var open = job.Kind == SyncJobKind.Settle ? await openSessions.DueAsync(now, ending.Token) : WindowSet.Empty;
            var needs = ReadingScope.Of(upstream.Value).Select(scope => (Scope: scope, Need: NeedOf(job, current.Entries(scope.Key), open, now))).ToList();
            var toRead = needs.Aggregate(TimeSpan.Zero, (sum, each) => sum + each.Need.Left(current.Entries(each.Scope.Key)).Length);
            var tally = new JobTally(job, toRead, clock, progress, ending);
            foreach (var (scope, need) in needs)
            {
                if (await FillAsync(scope, need, tally, ending.Token) is { } failure)
                {
                    return (SyncJobState.Failed, failure);
                }
            }

            if (job.Kind == SyncJobKind.Settle)
            {
                openSessions.Followed(now);
            }

            return (SyncJobState.Succeeded, null);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            return (stopped, null);
        }
    }

    private async Task<SyncFailure?> FillAsync(ReadingScope scope, ReadingNeed need, JobTally tally, CancellationToken cancellationToken)
    {
        for (var round = 1; ; round++)
        {
            var failure = await filler.FillAsync(scope, need, CallLane.Backfill, tally, cancellationToken);
            if (failure is null || round == Rounds || !SyncFailures.BlamesTheWindow(failure))
            {
                return failure;
            }

            await Task.Delay(BetweenRounds, clock, cancellationToken);
        }
    }

    // A job taken up again counts what it read since its start as done.
    private ReadingNeed NeedOf(SyncJobRow job, IReadOnlyList<LedgerEntry> entries, WindowSet open, DateTime now)
    {
        var whole = new TimeRange(job.From, job.To);
        return job.Kind switch
        {
            SyncJobKind.Query => ReadingNeed.First(entries, whole, Freshness.Default, now, rules),
            SyncJobKind.Settle => new ReadingNeed(SyncPlanner.Settling(entries, open, now, rules), now) { IsNews = true },
            _ => ReadingNeed.Backfill(entries, whole, job.Refresh, job.StartedAt, now, rules),
        };
    }

    private async Task RenewAsync(string jobId, CancellationTokenSource ending)
    {
        try
        {
            for (var renewAt = clock.GetUtcNow() + SyncJobStore.LeaseRenewal; ;)
            {
                await Task.Delay(Look, clock, ending.Token);
                var isDue = clock.GetUtcNow() >= renewAt;
                renewAt = isDue ? clock.GetUtcNow() + SyncJobStore.LeaseRenewal : renewAt;
                if (!(isDue ? await store.RenewAsync(jobId, ending.Token) : await store.FindAsync(jobId, ending.Token) is { } job && store.Holds(job)))
                {
                    await ending.CancelAsync();
                }
            }
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // The job has ended.
        }
    }
}

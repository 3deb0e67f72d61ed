using GraphQLApi.Cache.Coverage;
using GraphQLApi.Cache.Realtime;
using GraphQLApi.Upstream;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GraphQLApi.Cache.Sync;

/// <summary>
/// Keeps the cache up to date while serving: one loop per kind of work, so that a long settling pass never delays the newest hour. A loop
/// survives whatever its turn throws; the next turn plans from the ledger again.
/// </summary>
internal sealed partial class SyncService(
    GapFiller filler,
    QueryFills queries,
    LedgerMemory ledger,
    SyncJobs jobs,
    OpenSessions openSessions,
    Purge purge,
    RealtimePoller poller,
    IOptions<CacheOptions> options,
    IOptions<UpstreamOptions> upstream,
    TimeProvider clock,
    VendorClock vendorClock,
    ILogger<SyncService> logger) : BackgroundService
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Housekeeping = TimeSpan.FromHours(1);
    private static readonly TimeSpan LookForJobs = TimeSpan.FromSeconds(10);

    private readonly CoverageRules rules = CoverageRules.From(options.Value);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var work = new List<Task>();
        // Somebody ordered these; nobody waits for the others.
        var ordered = LoopAsync("jobs", TimeSpan.Zero, token => jobs.WorkAsync(work, LookForJobs, token), stoppingToken);
        await Task.Delay(options.Value.RestAfterStart, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.WhenAll(
            ordered,
            LoopAsync("newest hour", Turn(), token => PassAsync(SyncPass.Newest, CallLane.Realtime, token), stoppingToken),
            LoopAsync("hot hours", Turn(), token => PassAsync(SyncPass.Hot, CallLane.Backfill, token), stoppingToken),
            LoopAsync("settling", Turn(), SettleAsync, stoppingToken),
            LoopAsync("refreshing", TimeSpan.Zero, queries.RefreshNextAsync, stoppingToken),
            LoopAsync("real-time feed", TimeSpan.Zero, poller.TurnAsync, stoppingToken),
            LoopAsync("purging", Housekeeping, purge.RunAsync, stoppingToken));

        // Jobs leave their rows for the next start before the database closes.
        await Task.WhenAll(work).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private TimeSpan Turn() => TimeSpan.FromSeconds(Math.Clamp(options.Value.HotTimeToLive.TotalSeconds / 4, 1, 15));

    private async Task LoopAsync(string what, TimeSpan pause, Func<CancellationToken, Task> turn, CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            var rest = pause;
            try
            {
                await turn(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (CacheException exception)
            {
                Log.TurnHeldUp(logger, what, exception.Failure.Code, exception.Message);
                rest = pause > AfterFailure ? pause : AfterFailure;
            }
            catch (Exception exception)
            {
                Log.TurnFailed(logger, what, exception);
                rest = pause > AfterFailure ? pause : AfterFailure;
            }

            await Task.Delay(rest, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task PassAsync(SyncPass pass, CallLane lane, CancellationToken cancellationToken)
    {
        var current = await ledger.CurrentAsync(cancellationToken);
        var now = vendorClock.GetUtcNow().UtcDateTime;
        foreach (var scope in ReadingScope.Of(upstream.Value))
        {
            if (SyncPlanner.Due(current.Entries(scope.Key), now, rules).TryGetValue(pass, out var due))
            {
                await filler.FillAsync(scope, new ReadingNeed(due, now) { IsNews = true }, lane, null, cancellationToken);
            }
        }
    }

    // A job, so that people see it and may stop it.
    private async Task SettleAsync(CancellationToken cancellationToken)
    {
        var current = await ledger.CurrentAsync(cancellationToken);
        var now = vendorClock.GetUtcNow().UtcDateTime;
        var open = await openSessions.DueAsync(now, cancellationToken);
        var due = ReadingScope.Of(upstream.Value).Aggregate(open, (all, scope) => all.Union(SyncPlanner.Settling(current.Entries(scope.Key), open, now, rules)));
        if (due.IsEmpty)
        {
            openSessions.Followed(now);
        }
        else
        {
            await jobs.SettleAsync(due, SyncPlanner.LastNight(now), cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 3201, Level = LogLevel.Error, Message = "A turn of the {What} loop failed; the next one starts over.")]
        public static partial void TurnFailed(ILogger logger, string what, Exception exception);

        [LoggerMessage(EventId = 3202, Level = LogLevel.Error, Message = "The {What} loop is held up, {Code}: {Trouble}")]
        public static partial void TurnHeldUp(ILogger logger, string what, string code, string trouble);
    }
}

using GraphQLApi.Cache.Changes;
using GraphQLApi.Cache.Coverage;
using GraphQLApi.Cache.Rows;
using GraphQLApi.Upstream;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GraphQLApi.Cache.Sync;

/// <summary>
/// Reads what the ledger lacks, piece by piece, until a need is met: one flight per piece, whoever asks. A piece under way is finished even when
/// nobody waits any more; it is about one upstream window.
/// </summary>
internal sealed partial class GapFiller(
    UpstreamClient client,
    WindowStore store,
    LedgerMemory ledger,
    RecordDensity density,
    ConversationChanges changes,
    IOptions<CacheOptions> options,
    CacheCounters counters,
    VendorClock clock,
    ILogger<GapFiller> logger) : IAsyncDisposable
{
    private readonly CoverageRules rules = CoverageRules.From(options.Value);
    // What nobody waits for: one piece is read while another is written.
    private const int MostInAir = 2;

    private readonly Flights flights = new();
    private readonly CancellationTokenSource stopping = new();

    /// <summary>
    /// Returns when <paramref name="need"/> is met, or how the first piece failed. An answer that is no JSON concerns its own piece only: what nobody
    /// waits for goes on with the others. The token ends the work between pieces; work that a job counts is the job's own and ends inside a piece too.
    /// </summary>
    public async Task<SyncFailure?> FillAsync(
        ReadingScope scope, ReadingNeed need, CallLane lane, JobTally? tally, CancellationToken cancellationToken)
    {
        var done = WindowSet.Empty;
        SyncFailure? passedOver = null;
        var inAir = new Queue<OwnFlight>();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var entries = (await ledger.CurrentAsync(cancellationToken)).Entries(scope.Key);
            var left = need.Left(entries).Subtract(done).Subtract(WindowSet.Of(inAir.Select(flight => flight.Piece)));
            if (!left.IsEmpty && inAir.Count < (lane == CallLane.Backfill ? MostInAir : 1))
            {
                inAir.Enqueue(await StartAsync(scope, left, entries, need, lane, tally, cancellationToken));
                continue;
            }

            if (!inAir.TryDequeue(out var landing))
            {
                return passedOver;
            }

            var failure = await LandAsync(landing.Outcome, landing.IsOwn, cancellationToken);
            if (failure is not null && !(lane == CallLane.Backfill && SyncFailures.BlamesTheWindow(failure)))
            {
                await Task.WhenAll(inAir.Select(flight => (Task)flight.Outcome)).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return failure;
            }

            passedOver ??= failure;
            done = landing.IsOwn || failure is not null ? done.Union(WindowSet.Of(landing.Piece)) : done;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await flights.LandedAsync();
        stopping.Dispose();
    }

    private async Task<OwnFlight> StartAsync(
        ReadingScope scope, WindowSet left, IReadOnlyList<LedgerEntry> entries, ReadingNeed need, CallLane lane, JobTally? tally, CancellationToken cancellationToken)
    {
        var read = Reads.Of(entries);
        var piece = await ChunkPlanner.NextAsync(left, range => density.ExpectAsync(range, read, cancellationToken));
        var token = tally is null ? stopping.Token : cancellationToken;
        var (outcome, isOwn) = flights.Join(scope, piece, lane, Shares(tally), () => ReadAsync(scope, piece, need, lane, tally, token));
        return new OwnFlight(piece, outcome, isOwn);
    }

    // A backfill counts every record itself, so that its figures are those of its range.
    private static bool Shares(JobTally? tally) => tally?.Job.Kind != SyncJobKind.Backfill;

    // Somebody else's flight that was called off is no failure of ours: the ledger says what is left.
    private static async Task<SyncFailure?> LandAsync(Task<SyncFailure?> outcome, bool isOwn, CancellationToken cancellationToken)
    {
        try
        {
            return await outcome.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (!isOwn && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task<SyncFailure?> ReadAsync(
        ReadingScope scope, TimeRange piece, ReadingNeed need, CallLane lane, JobTally? tally, CancellationToken cancellationToken)
    {
        // Planned before the flight that just ended wrote its ledger entry: then there is nothing to do.
        var entries = (await ledger.CurrentAsync(cancellationToken)).Entries(scope.Key);
        if (Shares(tally) && need.Left(entries).Intersect(WindowSet.Of(piece)).IsEmpty)
        {
            return null;
        }

        var triedAt = clock.GetUtcNow().UtcDateTime;
        var (records, failure) = await SyncFailures.CatchAsync(() => ReadWindowsAsync(scope, piece, entries, need, lane, tally, cancellationToken));
        if (failure is not null)
        {
            counters.ReadingFailed();
            Log.Failed(logger, piece.ToString(), failure.Code, failure.Message);
            if (SyncFailures.BlamesTheWindow(failure))
            {
                await store.FailAsync(scope, piece, triedAt, cancellationToken);
            }

            return failure;
        }

        await density.LearnAsync(piece, Reads.Of(entries), records, cancellationToken);
        return null;
    }

    private async Task<int> ReadWindowsAsync(
        ReadingScope scope, TimeRange piece, IReadOnlyList<LedgerEntry> entries, ReadingNeed need, CallLane lane, JobTally? tally, CancellationToken cancellationToken)
    {
        var records = 0;
        var known = Reads.Of(rules.UpTo(entries, clock.GetUtcNow().UtcDateTime, null));
        var range = new TimeWindow(piece.From, piece.To);
        var isExpectedToFit = await density.ExpectAsync(piece, known, cancellationToken) is <= ChunkPlanner.MostRecords;
        await foreach (var reading in client.ReadInteractionsAsync(range, scope.BotId, lane, isExpectedToFit, cancellationToken))
        {
            var written = await store.WriteAsync(
                scope, reading, LedgerTime(reading, need, tally), (db, result) => tally?.CountAsync(db, reading, result) ?? Task.CompletedTask, cancellationToken);
            counters.WindowRead(written.Fetched, written.Changed);
            Log.Read(logger, reading.Window, written.Fetched, written.Changed, reading.Calls, lane);
            tally?.Report();
            changes.Publish(written.Conversations.Where(change => need.IsNews || !change.IsNew || known.Holding(change.StartTime) is not null));
            records += written.Fetched;
        }

        return records;
    }

    // Settled windows of one job share the job's own time, so that they join into one entry: true, since the state is at least that new.
    private DateTime LedgerTime(WindowReading reading, ReadingNeed need, JobTally? tally) =>
        tally is not null && reading.Window.To.UtcDateTime <= need.Since.Before(options.Value.SettleAfter)
            ? need.Since
            : reading.ReadAt.UtcDateTime;

    private readonly record struct OwnFlight(TimeRange Piece, Task<SyncFailure?> Outcome, bool IsOwn);

    private static partial class Log
    {
        [LoggerMessage(EventId = 3101, Level = LogLevel.Debug, Message = "Read {Window}: {Records} records, {Changed} sessions changed, {Calls} calls, lane {Lane}.")]
        public static partial void Read(ILogger logger, TimeWindow window, int records, int changed, int calls, CallLane lane);

        [LoggerMessage(EventId = 3102, Level = LogLevel.Warning, Message = "Could not read {Range}: {Code} {Message}")]
        public static partial void Failed(ILogger logger, string range, string code, string message);
    }
}

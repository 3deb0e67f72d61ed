using System.Diagnostics;
using GraphQLApi.Cache.Access;
using GraphQLApi.Cache.Coverage;
using GraphQLApi.Cache.Database;
using GraphQLApi.Cache.Details;
using GraphQLApi.Cache.Sync;
using GraphQLApi.Upstream;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace GraphQLApi.Cache;

/// <summary>
/// What one GraphQL request sees of the cache: its needs are fetched first, then every read sees the same snapshot (DESIGN §4.10).
/// Scoped: one per request, disposed at its end. Safe to call from resolvers that run in parallel.
/// </summary>
public sealed class CacheRequest : IAsyncDisposable
{
    private readonly CacheDatabase database;
    private readonly QueryFills fills;
    private readonly RecordLookup lookup;
    private readonly LedgerMemory ledger;
    private readonly SyncJobs jobs;
    private readonly CacheCounters counters;
    private readonly TimeProvider clock;
    private readonly CoverageRules rules;
    private readonly DateTime now;
    private readonly DateTimeOffset end;
    private readonly CancellationTokenSource ending = new();
    private readonly SemaphoreSlim reading = new(1, 1);
    private readonly Lock gate = new();
    private readonly List<Announcement> announced = [];
    private ReadSnapshot? snapshot;
    private Visibility visibility = Visibility.All;
    private int seen;
    private bool hasFetched;

    internal CacheRequest(
        CacheDatabase database, QueryFills fills, RecordLookup lookup, LedgerMemory ledger, SyncJobs jobs, IOptions<CacheOptions> options,
        CacheCounters counters, TimeProvider clock, VendorClock vendorClock)
    {
        this.database = database;
        this.fills = fills;
        this.lookup = lookup;
        this.ledger = ledger;
        this.jobs = jobs;
        this.counters = counters;
        this.clock = clock;
        rules = CoverageRules.From(options.Value);
        var budget = options.Value.RequestBudget * FillShare;
        now = vendorClock.GetUtcNow().UtcDateTime;
        end = clock.GetUtcNow() + budget;
    }

    // The rest of GraphQL:RequestBudget is for reading and writing the answer.
    private const double FillShare = 0.9;

    /// <summary>Whether only one resolver announces and reads: its first read then waits for nobody else's announcement.</summary>
    public bool HasNoOthers { get; set; }

    /// <summary>Limits every read of this request to what a caller may see; before the first read. Without it a request sees every row.</summary>
    /// <exception cref="InvalidOperationException">Something was read already with other limits.</exception>
    public void See(Visibility visible)
    {
        ArgumentNullException.ThrowIfNull(visible);
        if (snapshot is not null && !visible.Equals(visibility))
        {
            throw new InvalidOperationException("The request has read with other limits already.");
        }

        visibility = visible;
    }

    /// <summary>
    /// Starts fetching what <paramref name="freshness"/> wants of a range and is not there. Call it synchronously at the start of a resolver:
    /// all announcements of a request are fetched together, before the first read.
    /// </summary>
    public Announcement Announce(AskedRange range, Freshness freshness)
    {
        ArgumentNullException.ThrowIfNull(range);
        ArgumentNullException.ThrowIfNull(freshness);
        return Add(range, freshness, token => FillAsync(range, freshness, token));
    }

    /// <summary>
    /// As <see cref="Announce"/> for one conversation that may not be cached: the single-conversation endpoint per bot, then the minute of its
    /// session (SEMANTICS §3.7). Unknown everywhere: the row is simply not there at the read.
    /// </summary>
    public Announcement AnnounceConversation(string conversationId, Freshness freshness) =>
        Look(freshness, token => lookup.ConversationAsync(conversationId, freshness, now, token));

    /// <summary>As <see cref="Announce"/> for one session that may not be cached: the minute that a past hexadecimal id tells (SEMANTICS §3.7).</summary>
    public Announcement AnnounceSession(string sessionId, Freshness freshness) =>
        Look(freshness, token => lookup.SessionAsync(sessionId, freshness, now, token));

    /// <summary>
    /// Asks the vendor anew for one conversation and its session's minute, within the request's budget; later reads of the request see the result.
    /// Null where it went well, also where nobody knows it, or where it is none that a limited caller may see: then nobody is asked.
    /// </summary>
    public async Task<SyncFailure?> RefreshConversationAsync(string conversationId, CancellationToken cancellationToken) =>
        visibility.IsAll || await HasConversationAsync(conversationId, cancellationToken)
            ? await Add(null, Freshness.Default, token => WithinBudgetAsync(() => lookup.RefreshAsync(conversationId, token))).Outcome.WaitAsync(cancellationToken)
            : null;

    /// <summary>Whether the request's snapshot holds a conversation.</summary>
    public Task<bool> HasConversationAsync(string conversationId, CancellationToken cancellationToken) =>
        ReadAsync((db, token) => db.Conversations.AnyAsync(row => row.ConversationId == conversationId, token), cancellationToken);

    /// <summary>
    /// Waits for every announced need within the request's budget, then reads in the request's snapshot. Reads run one at a time; a read must not
    /// start another one. The context does not track and must not outlive the call.
    /// </summary>
    public async Task<T> ReadAsync<T>(Func<CacheDbContext, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(read);
        if (!HasNoOthers && Volatile.Read(ref snapshot) is null)
        {
            // Lets the resolvers beside this one announce their needs before the snapshot is taken.
            await Task.Yield();
        }

        await reading.WaitAsync(cancellationToken);
        try
        {
            var current = await SnapshotAsync(cancellationToken);
            using var interruption = current.InterruptOn(cancellationToken);
            return await read(current.Db, cancellationToken);
        }
        catch (Exception exception) when (ReadSnapshot.WasInterrupted(exception))
        {
            throw new OperationCanceledException("The statement was interrupted.", exception, cancellationToken);
        }
        catch (Exception exception) when (SqliteFile.IsTooLarge(exception))
        {
            throw new CacheException(
                new SyncFailure(SyncFailure.CostExceeded, "`where` or `order` holds more conditions, or nests them deeper, than the database can take: ask for fewer."), exception);
        }
        catch (Exception exception) when (exception is not CacheException && database.FailureOf(exception) is not null)
        {
            throw new CacheException(database.FailureOf(exception)!, exception); // not null by the filter
        }
        finally
        {
            reading.Release();
        }
    }

    /// <summary>
    /// As <see cref="ReadAsync{T}(Func{CacheDbContext, CancellationToken, Task{T}}, CancellationToken)"/> for a read that rests on
    /// <paramref name="need"/>. Throws <see cref="CacheException"/> where its fetch failed and nothing of it is cached, or where complete
    /// coverage was required and is not there.
    /// </summary>
    public Task<T> ReadAsync<T>(Announcement need, Func<CacheDbContext, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(need);
        ArgumentNullException.ThrowIfNull(read);
        return ReadAsync(
            async (db, token) =>
            {
                await CheckAsync(need, db, token);
                return await read(db, token);
            },
            cancellationToken);
    }

    /// <summary>What the same snapshot holds of a range; failed fetches of this request stand in its warnings. Never throws for vendor trouble.</summary>
    public Task<CoverageReport> CoverageAsync(AskedRange range, CancellationToken cancellationToken) =>
        ReadAsync((db, token) => ReportAsync(range, db, token), cancellationToken);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        if (announced.Count > 0)
        {
            counters.Answered(fromCache: !hasFetched);
        }

        // A read that outlived its time limit still uses the connection; the pool must not hand it on before.
        await reading.WaitAsync(CancellationToken.None);
        if (snapshot is not null)
        {
            await snapshot.DisposeAsync();
        }

        ending.Dispose();
        reading.Dispose();
    }

    // A limited caller's ids are looked up in the cache alone: whether the vendor was asked, and failed, would tell that one exists.
    private Announcement Look(Freshness freshness, Func<CancellationToken, Task<SyncFailure?>> fetch) =>
        Add(null, freshness, token => visibility.IsAll ? WithinBudgetAsync(() => fetch(token)) : Task.FromResult<SyncFailure?>(null));

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
            hasFetched = true;
        }
    }

    private TimeSpan Left()
    {
        var left = end - clock.GetUtcNow();
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    // A need announced after the first read (a race the resolvers cannot rule out) is worth a newer snapshot, if it had to be fetched.
    private async Task<ReadSnapshot> SnapshotAsync(CancellationToken cancellationToken)
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

        if (snapshot is not null && late.Exists(announcement => announcement.HasWorked))
        {
            await snapshot.DisposeAsync();
            snapshot = null;
        }

        return snapshot ??= await database.SnapshotAsync(visibility, cancellationToken);
    }

    private async Task CheckAsync(Announcement need, CacheDbContext db, CancellationToken cancellationToken)
    {
        var failure = await need.Outcome.WaitAsync(cancellationToken);
        if (failure is not null && need.Range is null)
        {
            throw new CacheException(failure);
        }

        // A lookup has no range to be complete over, and fails only where the record is not cached.
        if (need.Range is null || (failure is null && !need.Freshness.RequireComplete))
        {
            return;
        }

        var report = await ReportAsync(need.Range, db, cancellationToken);
        if (need.Freshness.RequireComplete && !report.Complete)
        {
            throw new CacheException(CoverageMessages.Incomplete(report));
        }

        if (failure is not null && report.AsOf is null)
        {
            throw new CacheException(failure);
        }
    }

    private async Task<CoverageReport> ReportAsync(AskedRange range, CacheDbContext db, CancellationToken cancellationToken)
    {
        var held = await CoverageLedger.LoadAsync(db, ledger.Scopes, cancellationToken);
        List<string> warnings;
        lock (gate)
        {
            warnings = [.. announced
                .Where(announcement => announcement.Outcome.IsCompletedSuccessfully)
                .Select(announcement => announcement.Outcome.Result) // completed
                .OfType<SyncFailure>()
                .Select(failure => $"{failure.Code}: {failure.Message}")
                .Distinct(StringComparer.Ordinal)];
        }

        return held.Report(range, now, rules, warnings);
    }
}

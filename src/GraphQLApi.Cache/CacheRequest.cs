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
    private readonly RecordLookup lookup;
    private readonly LedgerMemory ledger;
    private readonly CacheCounters counters;
    private readonly CoverageRules rules;
    private readonly DateTime now;
    private readonly RequestNeeds needs;
    private readonly SemaphoreSlim reading = new(1, 1);
    private ReadSnapshot? snapshot;
    private Visibility visibility = Visibility.All;

    internal CacheRequest(
        CacheDatabase database, QueryFills fills, RecordLookup lookup, LedgerMemory ledger, SyncJobs jobs, IOptions<CacheOptions> options,
        CacheCounters counters, TimeProvider clock, VendorClock vendorClock)
    {
        this.database = database;
        this.lookup = lookup;
        this.ledger = ledger;
        this.counters = counters;
        rules = CoverageRules.From(options.Value);
        now = vendorClock.GetUtcNow().UtcDateTime;
        needs = new RequestNeeds(fills, jobs, clock, now, options.Value.RequestBudget * FillShare);
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
        return needs.Add(range, freshness);
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
            ? await needs.Add(Freshness.Default, token => lookup.RefreshAsync(conversationId, token)).Outcome.WaitAsync(cancellationToken)
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
        await needs.EndAsync();
        if (needs.Any)
        {
            counters.Answered(fromCache: !needs.HasFetched);
        }

        // A read that outlived its time limit still uses the connection; the pool must not hand it on before.
        await reading.WaitAsync(CancellationToken.None);
        if (snapshot is not null)
        {
            await snapshot.DisposeAsync();
        }

        needs.Dispose();
        reading.Dispose();
    }

    // A limited caller's ids are looked up in the cache alone: whether the vendor was asked, and failed, would tell that one exists.
    private Announcement Look(Freshness freshness, Func<CancellationToken, Task<SyncFailure?>> fetch) => needs.Add(freshness, visibility.IsAll ? fetch : null);

    // A need announced after the first read (a race the resolvers cannot rule out) is worth a newer snapshot, if it had to be fetched.
    private async Task<ReadSnapshot> SnapshotAsync(CancellationToken cancellationToken)
    {
        if (await needs.SettleAsync(cancellationToken) && snapshot is not null)
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
        return held.Report(range, now, rules, needs.Failures());
    }
}

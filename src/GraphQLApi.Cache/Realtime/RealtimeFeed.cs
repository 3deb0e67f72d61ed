using System.Collections.Concurrent;
using System.Text.Json;
using GraphQLApi.Cache.Coverage;
using GraphQLApi.Cache.Database;
using GraphQLApi.Cache.Rows;
using GraphQLApi.Cache.Sync;
using GraphQLApi.Upstream;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Options;

namespace GraphQLApi.Cache.Realtime;

/// <summary>The real-time feed: polled, merged, kept (SEMANTICS §3.8).</summary>
public sealed class RealtimeFeed
{
    // "Cached a few seconds" where nobody polls in the background.
    private static readonly TimeSpan WatchedOnly = TimeSpan.FromSeconds(5);

    private readonly CacheDatabase database;
    private readonly UpstreamClient client;
    private readonly RowWriter rows;
    private readonly IOptions<UpstreamOptions> upstream;
    private readonly TimeProvider clock;
    private readonly TimeSpan budget;
    private readonly ConcurrentDictionary<string, Lazy<Task<SyncFailure?>>> flights = new(StringComparer.Ordinal);

    internal RealtimeFeed(
        CacheDatabase database, UpstreamClient client, RowWriter rows, IOptions<CacheOptions> options, IOptions<UpstreamOptions> upstream, TimeProvider clock)
    {
        this.database = database;
        this.client = client;
        this.rows = rows;
        this.upstream = upstream;
        this.clock = clock;
        budget = options.Value.RequestBudget * 0.9;
    }

    /// <summary>
    /// The newest poll of a bot; null <paramref name="botId"/> = first configured bot. Null where the bot is not configured, or under CACHE_ONLY
    /// was never polled. Throws <see cref="CacheException"/> where the vendor fails and nothing is cached.
    /// </summary>
    public async Task<RealtimeFeedReading?> GetAsync(string? botId, Freshness freshness, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(freshness);
        var bots = upstream.Value.BotIds;
        var bot = botId ?? bots.FirstOrDefault();
        if (bot is null || !bots.Contains(bot))
        {
            return null;
        }

        var known = await NewestAsync(bot, cancellationToken);
        if (known is not null && (freshness.Mode != FreshnessMode.Wait || IsFresh(known, freshness)))
        {
            if (freshness.Mode == FreshnessMode.StaleWhileRevalidate && !IsFresh(known, freshness))
            {
                _ = PollAsync(bot);
            }

            return known;
        }

        return freshness.Mode == FreshnessMode.CacheOnly ? null : await PolledAsync(bot, known, cancellationToken);
    }

    /// <summary>One call per bot, shared by all who want it meanwhile.</summary>
    internal Task<SyncFailure?> PollAsync(string botId) => flights.GetOrAdd(
        botId,
        _ => new Lazy<Task<SyncFailure?>>(async () =>
        {
            await Task.Yield();
            try
            {
                var (polled, failure) = await SyncFailures.CatchAsync(() => client.GetRealtimeSessionsAsync(botId, CallLane.Realtime, CancellationToken.None));
                if (polled is not null)
                {
                    var now = clock.GetUtcNow().UtcDateTime;
                    await database.WriteAsync((db, token) => StoreAsync(db, botId, FeedMerge.Merge(polled, botId, now), now, token), CancellationToken.None);
                }

                return failure;
            }
            finally
            {
                flights.TryRemove(botId, out Lazy<Task<SyncFailure?>>? _);
            }
        })).Value;

    private async Task<RealtimeFeedReading?> PolledAsync(string bot, RealtimeFeedReading? known, CancellationToken cancellationToken)
    {
        SyncFailure? failure;
        try
        {
            failure = await PollAsync(bot).WaitAsync(budget, clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            failure = new SyncFailure("UPSTREAM_RATE_LIMITED", "The request's budget ended before the real-time feed could be asked: ask again later.");
        }

        return failure is null ? await NewestAsync(bot, cancellationToken) : known ?? throw new CacheException(failure);
    }

    private bool IsFresh(RealtimeFeedReading known, Freshness freshness)
    {
        var interval = upstream.Value.RealtimePollInterval;
        var maxAge = freshness.MaxAgeSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : interval > TimeSpan.Zero ? interval : WatchedOnly;
        return clock.GetUtcNow().UtcDateTime - known.FetchedAt <= maxAge;
    }

    private async Task StoreAsync(
        CacheDbContext db, string botId, IReadOnlyList<RealtimeSessionRow> polled, DateTime now, CancellationToken cancellationToken)
    {
        var poll = await db.RealtimePolls.SingleOrDefaultAsync(row => row.BotId == botId, cancellationToken);
        var before = poll is null ? [] : await db.RealtimeSessions
            .Where(row => row.BotId == botId && row.LastSeenAt == poll.FetchedAt)
            .Select(row => row.SessionId)
            .ToListAsync(cancellationToken);
        poll ??= db.RealtimePolls.Add(new RealtimePollRow { BotId = botId }).Entity;
        poll.FetchedAt = now;
        poll.GapSuspected = FeedMerge.IsGapSuspected(before, [.. polled.Select(row => row.SessionId)]);
        var asked = JsonSerializer.Serialize(polled.Select(row => row.SessionId));
        var known = await db.RealtimeSessions
            .Where(row => row.BotId == botId && db.JsonElements(asked).Any(id => id.Value == row.SessionId))
            .ToDictionaryAsync(row => row.SessionId, StringComparer.Ordinal, cancellationToken);
        foreach (var row in polled)
        {
            if (known.TryGetValue(row.SessionId, out var stored))
            {
                FeedMerge.Onto(stored, row);
            }
            else
            {
                db.RealtimeSessions.Add(row);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
        rows.ApplyFeed(
            db.Database.GetDbConnection(),
            db.Database.CurrentTransaction!.GetDbTransaction(), // WriteAsync always has one
            polled.Select(row => row.SessionId));
    }

    private async Task<RealtimeFeedReading?> NewestAsync(string botId, CancellationToken cancellationToken)
    {
        await using var snapshot = await database.SnapshotAsync(cancellationToken);
        var poll = await snapshot.Db.RealtimePolls.SingleOrDefaultAsync(row => row.BotId == botId, cancellationToken);
        if (poll is null)
        {
            return null;
        }

        var sessions = await snapshot.Db.RealtimeSessions
            .Where(row => row.BotId == botId && row.LastSeenAt == poll.FetchedAt)
            .OrderBy(row => row.FeedPosition)
            .ToListAsync(cancellationToken);
        return new RealtimeFeedReading(botId, poll.FetchedAt, poll.GapSuspected, sessions);
    }
}

using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;
using GraphQLApi.Cache.Access;
using GraphQLApi.Cache.Coverage;
using GraphQLApi.Cache.Database;
using GraphQLApi.Cache.Erasing;
using GraphQLApi.Cache.Rows;
using GraphQLApi.Cache.Sync;
using GraphQLApi.Upstream;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace GraphQLApi.Cache.Realtime;

/// <summary>The real-time feed: polled, merged, kept (SEMANTICS §3.8).</summary>
public sealed class RealtimeFeed
{
    // "Cached a few seconds" where nobody polls in the background.
    private static readonly TimeSpan WatchedOnly = TimeSpan.FromSeconds(5);

    // An older list of who finished just now is no answer, stale or not: it is polled first.
    private static readonly TimeSpan Recent = TimeSpan.FromMinutes(1);

    private readonly CacheDatabase database;
    private readonly UpstreamClient client;
    private readonly RowWriter rows;
    private readonly IOptions<UpstreamOptions> upstream;
    private readonly TimeProvider clock;
    private readonly TimeSpan budget;
    private readonly ConcurrentDictionary<string, Lazy<Task<Polled>>> flights = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FinishedSessions> finished;
    private readonly Channel<bool> arrivals = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    internal RealtimeFeed(
        CacheDatabase database, UpstreamClient client, RowWriter rows, IOptions<CacheOptions> options, IOptions<UpstreamOptions> upstream, TimeProvider clock)
    {
        this.database = database;
        this.client = client;
        this.rows = rows;
        this.upstream = upstream;
        this.clock = clock;
        budget = options.Value.RequestBudget * 0.9;
        finished = upstream.Value.BotIds.Distinct(StringComparer.Ordinal).ToDictionary(bot => bot, _ => new FinishedSessions(), StringComparer.Ordinal);
    }

    /// <summary>How long at most between two polls of a watched feed.</summary>
    internal TimeSpan SlowestPace => upstream.Value.RealtimePollInterval is var interval && interval > TimeSpan.Zero ? interval : PollPace.Slowest;

    /// <summary>
    /// Sessions of a bot that finish from now on, each once; while somebody watches, the feed is polled. Null <paramref name="botId"/> = first
    /// configured bot that <paramref name="visibility"/> allows; null where the bot is not configured, or not allowed. Who may see some queues is
    /// told of their sessions alone, each as soon as the cache holds it. Vendor trouble does not end it.
    /// </summary>
    public IAsyncEnumerable<RealtimeSessionRow>? Watch(string? botId, Visibility visibility, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(visibility);
        if (Find(botId, visibility) is not { } bot)
        {
            return null;
        }

        var stream = finished[bot].Watch(clock.GetUtcNow().UtcDateTime, 2 * SlowestPace, cancellationToken);
        arrivals.Writer.TryWrite(true);
        return visibility.Queues is null ? stream : new VisibleSessions(database, visibility, SlowestPace, clock).OfAsync(stream, cancellationToken);
    }

    /// <summary>
    /// The newest poll of a bot, of its sessions those that <paramref name="visibility"/> allows; null <paramref name="botId"/> = first configured
    /// bot that it allows. Null where the bot is not configured or not allowed, or under CACHE_ONLY was never polled. Throws
    /// <see cref="CacheException"/> where the vendor fails and nothing is cached.
    /// </summary>
    public async Task<RealtimeFeedReading?> GetAsync(string? botId, Visibility visibility, Freshness freshness, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(visibility);
        ArgumentNullException.ThrowIfNull(freshness);
        if (Find(botId, visibility) is not { } bot)
        {
            return null;
        }

        var known = await NewestAsync(bot, visibility, cancellationToken);
        if (freshness.Mode == FreshnessMode.CacheOnly || (known is not null && IsFresh(known, freshness)))
        {
            return known;
        }

        if (known is not null && freshness.Mode == FreshnessMode.StaleWhileRevalidate && clock.GetUtcNow().UtcDateTime - known.FetchedAt <= Recent)
        {
            _ = PollAsync(bot);
            return known;
        }

        return await PolledAsync(bot, visibility, known, cancellationToken);
    }

    internal bool IsWatched(string botId) => finished[botId].IsWatched;

    /// <summary>Completes when somebody begins to watch.</summary>
    internal async Task ArrivalAsync(CancellationToken cancellationToken) => await arrivals.Reader.ReadAsync(cancellationToken);

    /// <summary>
    /// One poll, unless another process on this database made one less than <paramref name="pace"/> ago. Answers how many sessions are new to
    /// this process, null where the vendor failed.
    /// </summary>
    internal async Task<int?> TurnAsync(string botId, TimeSpan pace, CancellationToken cancellationToken)
    {
        var known = await NewestAsync(botId, Visibility.All, cancellationToken);
        if (known is null || clock.GetUtcNow().UtcDateTime - known.FetchedAt >= pace * 0.75)
        {
            var (failure, fresh) = await PollAsync(botId).WaitAsync(cancellationToken);
            return failure is null ? fresh : null;
        }

        return finished[botId].Tell(known);
    }

    /// <summary>One call per bot, shared by all who want it meanwhile.</summary>
    private Task<Polled> PollAsync(string botId) => flights.GetOrAdd(
        botId,
        _ => new Lazy<Task<Polled>>(async () =>
        {
            await Task.Yield();
            try
            {
                var (polled, failure) = await SyncFailures.CatchAsync(() => client.GetRealtimeSessionsAsync(botId, CallLane.Realtime, CancellationToken.None));
                if (polled is null)
                {
                    return new Polled(failure, 0);
                }

                var now = clock.GetUtcNow().UtcDateTime;
                await database.WriteAsync((db, token) => StoreAsync(db, botId, FeedMerge.Merge(polled, botId, now), now, token), CancellationToken.None);
                return new Polled(null, await NewestAsync(botId, Visibility.All, CancellationToken.None) is { } reading ? finished[botId].Tell(reading) : 0);
            }
            finally
            {
                flights.TryRemove(botId, out Lazy<Task<Polled>>? _);
            }
        })).Value;

    private async Task<RealtimeFeedReading?> PolledAsync(string bot, Visibility visibility, RealtimeFeedReading? known, CancellationToken cancellationToken)
    {
        SyncFailure? failure;
        try
        {
            failure = (await PollAsync(bot).WaitAsync(budget, clock, cancellationToken)).Failure;
        }
        catch (TimeoutException)
        {
            failure = new SyncFailure("UPSTREAM_RATE_LIMITED", "The request's budget ended before the real-time feed could be asked: ask again later.");
        }

        return failure is null ? await NewestAsync(bot, visibility, cancellationToken) : known ?? throw new CacheException(failure);
    }

    // A configured bot; whether another one exists is nobody's business.
    private string? Find(string? botId, Visibility visibility) =>
        upstream.Value.BotIds.FirstOrDefault(bot => (botId is null || bot == botId) && visibility.AllowsBot(bot));

    private bool IsFresh(RealtimeFeedReading known, Freshness freshness)
    {
        var interval = upstream.Value.RealtimePollInterval;
        var maxAge = freshness.MaxAgeSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : interval > TimeSpan.Zero ? interval : WatchedOnly;
        return clock.GetUtcNow().UtcDateTime - known.FetchedAt <= maxAge;
    }

    private async Task StoreAsync(
        CacheDbContext db, string botId, IReadOnlyList<RealtimeSessionRow> polled, DateTime now, CancellationToken cancellationToken)
    {
        if (await Respect.ForAsync(db, database.Stamp.CustomerKeySecret, cancellationToken) is { } respect)
        {
            await respect.BlankAsync(polled, cancellationToken);
        }

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
        rows.ApplyFeed(db.Database.GetDbConnection(), polled.Select(row => row.SessionId));
    }

    private async Task<RealtimeFeedReading?> NewestAsync(string botId, Visibility visibility, CancellationToken cancellationToken)
    {
        await using var snapshot = await database.SnapshotAsync(visibility, cancellationToken);
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

    private readonly record struct Polled(SyncFailure? Failure, int Fresh);
}

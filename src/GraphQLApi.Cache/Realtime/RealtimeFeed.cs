using GraphQLApi.Cache.Coverage;
using GraphQLApi.Cache.Rows;

namespace GraphQLApi.Cache.Realtime;

/// <summary>One bot's newest poll of the real-time feed.</summary>
/// <param name="BotId">Whose feed.</param>
/// <param name="FetchedAt">UTC.</param>
/// <param name="GapSuspected">The poll shared no session with the one before: sessions in between may never have been seen.</param>
/// <param name="Sessions">Newest first, each session once.</param>
public sealed record RealtimeFeedReading(string BotId, DateTime FetchedAt, bool GapSuspected, IReadOnlyList<RealtimeSessionRow> Sessions);

/// <summary>The real-time feed: polled, merged, kept (SEMANTICS §3.8).</summary>
public sealed class RealtimeFeed
{
    /// <summary>
    /// The newest poll of a bot; null <paramref name="botId"/> = first configured bot. Null where the bot is not configured, or under CACHE_ONLY
    /// was never polled. Throws <see cref="CacheException"/> where the vendor fails and nothing is cached.
    /// </summary>
    public Task<RealtimeFeedReading?> GetAsync(string? botId, Freshness freshness, CancellationToken cancellationToken) => throw new NotSupportedException();
}

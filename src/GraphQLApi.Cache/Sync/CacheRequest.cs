using GraphQLApi.Cache.Coverage;

namespace GraphQLApi.Cache.Sync;

/// <summary>
/// What one GraphQL request sees of the cache: its needs are fetched first, then every read sees the same snapshot (DESIGN §4.10).
/// Scoped: one per request, disposed at its end. Safe to call from resolvers that run in parallel.
/// </summary>
public sealed class CacheRequest : IAsyncDisposable
{
    /// <summary>
    /// Starts fetching what <paramref name="freshness"/> wants of a range and is not there. Call it synchronously at the start of a resolver:
    /// all announcements of a request are fetched together, before the first read.
    /// </summary>
    public Announcement Announce(AskedRange range, Freshness freshness) => throw new NotSupportedException();

    /// <summary>
    /// As <see cref="Announce"/> for one conversation that may not be cached: the single-conversation endpoint per bot, then the minute of its
    /// session (SEMANTICS §3.7). Unknown everywhere: the row is simply not there at the read.
    /// </summary>
    public Announcement AnnounceConversation(string conversationId, Freshness freshness) => throw new NotSupportedException();

    /// <summary>As <see cref="Announce"/> for one session that may not be cached: the minute that a past hexadecimal id tells (SEMANTICS §3.7).</summary>
    public Announcement AnnounceSession(string sessionId, Freshness freshness) => throw new NotSupportedException();

    /// <summary>
    /// Waits for every announced need within the request's budget, then reads in the request's snapshot. Reads run one at a time; a read must not
    /// start another one. The context does not track and must not outlive the call.
    /// </summary>
    public Task<T> ReadAsync<T>(Func<CacheDbContext, CancellationToken, Task<T>> read, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <summary>
    /// As <see cref="ReadAsync{T}(Func{CacheDbContext, CancellationToken, Task{T}}, CancellationToken)"/> for a read that rests on
    /// <paramref name="need"/>. Throws <see cref="CacheException"/> where its fetch failed and nothing of it is cached, or where complete
    /// coverage was required and is not there.
    /// </summary>
    public Task<T> ReadAsync<T>(Announcement need, Func<CacheDbContext, CancellationToken, Task<T>> read, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <summary>What the same snapshot holds of a range; failed fetches of this request stand in its warnings. Never throws for vendor trouble.</summary>
    public Task<CoverageReport> CoverageAsync(AskedRange range, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <inheritdoc />
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

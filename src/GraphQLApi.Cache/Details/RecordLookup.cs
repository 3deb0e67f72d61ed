using GraphQLApi.Cache.Coverage;
using GraphQLApi.Cache.Database;
using GraphQLApi.Cache.Sync;
using GraphQLApi.Upstream.Wire;
using Microsoft.EntityFrameworkCore;

namespace GraphQLApi.Cache.Details;

/// <summary>Brings one record that a person asks for by its id into the cache, if the vendor knows it (SEMANTICS §3.7).</summary>
internal sealed class RecordLookup(CacheDatabase database, ConversationDetails details, QueryFills fills)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public async Task<SyncFailure?> ConversationAsync(string conversationId, Freshness freshness, DateTime now, CancellationToken cancellationToken)
    {
        if (freshness.Mode == FreshnessMode.CacheOnly
            || await IsCachedAsync(db => db.Conversations.AnyAsync(row => row.ConversationId == conversationId, cancellationToken), cancellationToken))
        {
            return null;
        }

        // The detail names its session, whose id tells its start; where it does not, the conversation's own start is the best guess.
        var result = (await details.GetAsync([conversationId], freshness, cancellationToken))[0];
        var start = WireTime.ObjectIdTime(result.Detail?.SessionId)?.UtcDateTime ?? result.Detail?.StartTime;
        return result.Failure is null && start is { } known ? await ReadMinuteAsync(known, freshness, now, cancellationToken) : result.Failure;
    }

    /// <summary>Asks anew for a conversation's detail and for the minute of its session, whatever is cached (mutation refreshConversation).</summary>
    public async Task<SyncFailure?> RefreshAsync(string conversationId, CancellationToken cancellationToken)
    {
        var result = await details.RefreshAsync(conversationId, cancellationToken);
        var known = await StartAsync(conversationId, cancellationToken) ?? WireTime.ObjectIdTime(result.Detail?.SessionId)?.UtcDateTime ?? result.Detail?.StartTime;
        if (result.Failure is not null || known is not { } start)
        {
            return result.Failure;
        }

        var minute = start.FloorTo(Minute);
        return await fills.RefreshAsync(new TimeRange(minute, minute + Minute), cancellationToken);
    }

    public async Task<SyncFailure?> SessionAsync(string sessionId, Freshness freshness, DateTime now, CancellationToken cancellationToken) =>
        freshness.Mode == FreshnessMode.CacheOnly
        || WireTime.ObjectIdTime(sessionId)?.UtcDateTime is not { } start
        || await IsCachedAsync(db => db.Sessions.AnyAsync(row => row.SessionId == sessionId, cancellationToken), cancellationToken)
            ? null
            : await ReadMinuteAsync(start, freshness, now, cancellationToken);

    private Task<SyncFailure?> ReadMinuteAsync(DateTime start, Freshness freshness, DateTime now, CancellationToken cancellationToken)
    {
        var minute = start.FloorTo(Minute);
        return fills.EnsureAsync(new TimeRange(minute, minute + Minute), freshness, now, cancellationToken);
    }

    private async Task<DateTime?> StartAsync(string conversationId, CancellationToken cancellationToken)
    {
        await using var snapshot = await database.SnapshotAsync(cancellationToken);
        return await snapshot.Db.Conversations
            .Where(row => row.ConversationId == conversationId).Select(row => (DateTime?)row.StartTime).SingleOrDefaultAsync(cancellationToken);
    }

    private async Task<bool> IsCachedAsync(Func<CacheDbContext, Task<bool>> ask, CancellationToken cancellationToken)
    {
        await using var snapshot = await database.SnapshotAsync(cancellationToken);
        return await ask(snapshot.Db);
    }
}

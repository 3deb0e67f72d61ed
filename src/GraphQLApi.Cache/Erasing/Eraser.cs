using System.Text.Json;
using GraphQLApi.Cache.Database;
using GraphQLApi.Cache.Rows;
using Microsoft.EntityFrameworkCore;

namespace GraphQLApi.Cache.Erasing;

/// <summary>
/// Erases a person from the cache (SEMANTICS §7.4). The tombstone comes first, so that nothing arrives behind its back; then their rows, a few at
/// a time; then the file is written anew. Whatever stops it, the same call again does the rest.
/// </summary>
public sealed class Eraser
{
    private const int Batch = 50;

    private readonly CacheDatabase database;
    private readonly TimeProvider clock;

    internal Eraser(CacheDatabase database, TimeProvider clock)
    {
        this.database = database;
        this.clock = clock;
    }

    private byte[] Secret => database.Stamp.CustomerKeySecret;

    /// <summary>What an erasure would find now; changes nothing.</summary>
    public async Task<Erasure> CountAsync(ErasedPerson person, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(person);
        await using var snapshot = await database.SnapshotAsync(cancellationToken);
        var db = snapshot.Db;
        var sessions = await Sessions(db, person).Select(row => row.SessionId).ToListAsync(cancellationToken);
        var found = Erasure.None;
        foreach (var ids in sessions.Chunk(Batch))
        {
            found = found.Plus(await CountAsync(db, JsonSerializer.Serialize(ids), cancellationToken));
        }

        var details = await StrayDetailsAsync(db, person, cancellationToken);
        var feed = await FeedAsync(db, person, sessions, cancellationToken);
        return found.Plus(new Erasure(0, 0, 0, details.Count, feed.Count));
    }

    /// <summary>Erases, and answers what there was. Throws <see cref="CacheException"/> where the file cannot be written; call it again then.</summary>
    public async Task<Erasure> EraseAsync(ErasedPerson person, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(person);
        var isFinished = await database.WriteAsync((db, token) => BuryAsync(db, person, token), cancellationToken);
        var (done, erased) = (Erasure.None, new List<string>());
        while (await FindAsync(person, cancellationToken) is { Count: > 0 } ids)
        {
            erased.AddRange(ids);
            foreach (var some in ids.Chunk(Batch))
            {
                done = done.Plus(await database.WriteAsync((db, token) => EraseSessionsAsync(db, some, token), cancellationToken));
            }
        }

        done = done.Plus(await database.WriteAsync((db, token) => EraseBesideAsync(db, person, erased, token), cancellationToken));
        if (!isFinished || !done.IsEmpty)
        {
            // Blanked rows leave their old bytes in the file's free space, and so did earlier readings of the same sessions.
            await database.RewriteAsync(cancellationToken);
            await database.WriteAsync(
                (db, token) => db.Tombstones.Where(row => row.Key == Hash(person)).ExecuteUpdateAsync(
                    set => set.SetProperty(row => row.CompletedAt, clock.GetUtcNow().UtcDateTime), token),
                cancellationToken);
        }

        return done;
    }

    private static IQueryable<SessionRow> Sessions(CacheDbContext db, ErasedPerson person) => person.CustomerKey is { } key
        ? db.Sessions.Where(row => row.CustomerKey == key || row.Conversations.Any(conversation => conversation.CustomerKey == key))
        : db.Sessions.Where(row => row.UserId == person.UserId || row.Conversations.Any(conversation => conversation.UserId == person.UserId));

    private static async Task<Erasure> CountAsync(CacheDbContext db, string ids, CancellationToken cancellationToken)
    {
        var conversations = db.Conversations.Where(row => db.JsonElements(ids).Any(id => id.Value == row.SessionId));
        return new Erasure(
            await db.Sessions.CountAsync(row => db.JsonElements(ids).Any(id => id.Value == row.SessionId), cancellationToken),
            await conversations.CountAsync(cancellationToken),
            await db.RawRecords.CountAsync(row => db.JsonElements(ids).Any(id => id.Value == row.SessionId), cancellationToken),
            await db.ConversationDetails.CountAsync(row => conversations.Any(conversation => conversation.ConversationId == row.ConversationId), cancellationToken),
            0);
    }

    private string Hash(ErasedPerson person) => person.CustomerKey is { } key ? PersonHash.OfCustomer(Secret, key) : PersonHash.OfUser(Secret, person.UserId!); // one of the two

    private async Task<List<string>> FindAsync(ErasedPerson person, CancellationToken cancellationToken)
    {
        await using var snapshot = await database.SnapshotAsync(cancellationToken);
        return await Sessions(snapshot.Db, person).Select(row => row.SessionId).ToListAsync(cancellationToken);
    }

    // Whether an earlier erasure of the same person came to its end.
    private async Task<bool> BuryAsync(CacheDbContext db, ErasedPerson person, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlRawAsync("PRAGMA secure_delete = ON", cancellationToken);
        var key = Hash(person);
        if (await db.Tombstones.SingleOrDefaultAsync(row => row.Key == key && row.Kind == TombstoneKind.Person, cancellationToken) is { } known)
        {
            return known.CompletedAt is not null;
        }

        db.Tombstones.Add(new TombstoneRow { Key = key, Kind = TombstoneKind.Person, ErasedAt = clock.GetUtcNow().UtcDateTime });
        await db.SaveChangesAsync(cancellationToken);
        return false;
    }

    private async Task<Erasure> EraseSessionsAsync(CacheDbContext db, string[] sessionIds, CancellationToken cancellationToken)
    {
        var ids = JsonSerializer.Serialize(sessionIds);
        var found = await CountAsync(db, ids, cancellationToken);
        var sessions = await db.Sessions.Where(row => db.JsonElements(ids).Any(id => id.Value == row.SessionId))
            .Include(row => row.Tags)
            .Include(row => row.Conversations).ThenInclude(row => row.Tags)
            .Include(row => row.Conversations).ThenInclude(row => row.AgentSegments).ThenInclude(row => row.Consultations)
            .Include(row => row.Conversations).ThenInclude(row => row.AgentSegments).ThenInclude(row => row.JoinedUsers)
            .AsSplitQuery()
            .AsTracking()
            .ToListAsync(cancellationToken);
        foreach (var session in sessions)
        {
            PersonalColumns.Blank(session);
            session.ContentHash = PersonHash.OfContent(Secret, session.ContentHash);
            await MarkAsync(db, session.SessionId, TombstoneKind.Session, cancellationToken);
            foreach (var conversation in session.Conversations)
            {
                await MarkAsync(db, conversation.ConversationId, TombstoneKind.Conversation, cancellationToken);
                await db.ConversationDetails.Where(row => row.ConversationId == conversation.ConversationId).ExecuteDeleteAsync(cancellationToken);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        await db.RawRecords.Where(row => db.JsonElements(ids).Any(id => id.Value == row.SessionId)).ExecuteDeleteAsync(cancellationToken);
        return found;
    }

    private async Task MarkAsync(CacheDbContext db, string key, TombstoneKind kind, CancellationToken cancellationToken)
    {
        if (!await db.Tombstones.AnyAsync(row => row.Key == key && row.Kind == kind, cancellationToken))
        {
            db.Tombstones.Add(new TombstoneRow { Key = key, Kind = kind, ErasedAt = clock.GetUtcNow().UtcDateTime });
        }
    }

    // What names the person and belongs to no session of theirs in the cache, and the feed's copies of those that do.
    private async Task<Erasure> EraseBesideAsync(CacheDbContext db, ErasedPerson person, List<string> sessionIds, CancellationToken cancellationToken)
    {
        var details = await StrayDetailsAsync(db, person, cancellationToken);
        foreach (var id in details)
        {
            await MarkAsync(db, id, TombstoneKind.Conversation, cancellationToken);
            await db.ConversationDetails.Where(row => row.ConversationId == id).ExecuteDeleteAsync(cancellationToken);
        }

        var feed = await FeedAsync(db, person, sessionIds, cancellationToken);
        foreach (var (botId, sessionId) in feed)
        {
            PersonalColumns.Blank(await db.RealtimeSessions.AsTracking().SingleAsync(row => row.BotId == botId && row.SessionId == sessionId, cancellationToken));
        }

        await db.SaveChangesAsync(cancellationToken);
        return new Erasure(0, 0, 0, details.Count, feed.Count);
    }

    private async Task<List<string>> StrayDetailsAsync(CacheDbContext db, ErasedPerson person, CancellationToken cancellationToken)
    {
        var (found, hash) = (new List<string>(), Hash(person));
        var strays = db.ConversationDetails.AsNoTracking()
            .Where(row => row.Json != null && !db.Conversations.Any(conversation => conversation.ConversationId == row.ConversationId));
        await foreach (var row in strays.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (Respect.Keys(row, Secret).Contains(hash))
            {
                found.Add(row.ConversationId);
            }
        }

        return found;
    }

    private async Task<List<(string BotId, string SessionId)>> FeedAsync(
        CacheDbContext db, ErasedPerson person, List<string> sessionIds, CancellationToken cancellationToken)
    {
        var (found, hash, own) = (new List<(string, string)>(), Hash(person), sessionIds.ToHashSet(StringComparer.Ordinal));
        var buried = await db.Tombstones.Where(row => row.Kind == TombstoneKind.Session).Select(row => row.Key).ToListAsync(cancellationToken);
        own.UnionWith(buried);
        var named = db.RealtimeSessions.AsNoTracking().Where(row => row.UserId != null || row.CallerNumber != null || row.DialedNumber != null);
        await foreach (var row in named.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (own.Contains(row.SessionId) || Respect.Keys(row, Secret).Contains(hash))
            {
                found.Add((row.BotId, row.SessionId));
            }
        }

        return found;
    }
}

using System.Text.Json;
using GraphQLApi.Cache.Rows;
using GraphQLApi.Cache.Sync;
using Microsoft.EntityFrameworkCore;

namespace GraphQLApi.Cache.Erasing;

/// <summary>
/// Holds what the vendor sends again against the tombstones, in the transaction that writes it: an erasure in another process is either seen here,
/// or sees what was written. While nobody was erased it costs one look.
/// </summary>
internal sealed class Respect
{
    private readonly CacheDbContext db;
    private readonly byte[] secret;

    private Respect(CacheDbContext db, byte[] secret)
    {
        this.db = db;
        this.secret = secret;
    }

    /// <summary>Null where nobody was erased.</summary>
    public static async Task<Respect?> ForAsync(CacheDbContext db, byte[] secret, CancellationToken cancellationToken) =>
        await db.Tombstones.AnyAsync(cancellationToken) ? new Respect(db, secret) : null;

    /// <summary>Blanks those of the sessions that are an erased person's, drops their records as received, and marks them as theirs.</summary>
    public async Task<IReadOnlyList<MappedSession>> BlankAsync(IReadOnlyList<MappedSession> sessions, DateTime now, CancellationToken cancellationToken)
    {
        var keys = sessions.Select(mapped => Keys(mapped.Session).ToArray()).ToList();
        var found = await FindAsync(keys.SelectMany(own => own), cancellationToken);
        if (found.Count == 0)
        {
            return sessions;
        }

        var respected = new List<MappedSession>(sessions.Count);
        foreach (var (mapped, own) in sessions.Zip(keys))
        {
            respected.Add(own.Any(found.Contains) ? await BlankAsync(mapped, found, now, cancellationToken) : mapped);
        }

        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return respected;
    }

    public async Task BlankAsync(IReadOnlyList<RealtimeSessionRow> polled, CancellationToken cancellationToken)
    {
        var keys = polled.Select(row => Keys(row).ToArray()).ToList();
        var found = await FindAsync(keys.SelectMany(own => own), cancellationToken);
        foreach (var (row, own) in polled.Zip(keys))
        {
            if (own.Any(found.Contains))
            {
                PersonalColumns.Blank(row);
            }
        }
    }

    /// <summary>Whether a conversation, or anybody named anywhere in its detail, was erased.</summary>
    public async Task<bool> ForbidsAsync(ConversationDetailRow detail, CancellationToken cancellationToken) =>
        (await FindAsync(Keys(detail, secret), cancellationToken)).Count > 0;

    public static IEnumerable<string> Keys(ConversationDetailRow detail, byte[] secret)
    {
        IEnumerable<string> texts = [];
        if (detail.Json is { } json)
        {
            using var document = JsonDocument.Parse(json);
            texts = [.. Texts(document.RootElement).Distinct(StringComparer.Ordinal)];
        }

        return texts.Prepend(detail.ConversationId).SelectMany(text => PersonHash.Candidates(secret, text));
    }

    public static IEnumerable<string> Keys(RealtimeSessionRow row, byte[] secret) =>
        new[] { row.SessionId, row.UserId, row.CallerNumber, row.DialedNumber }.SelectMany(text => PersonHash.Candidates(secret, text));

    private IEnumerable<string> Keys(RealtimeSessionRow row) => Keys(row, secret);

    private IEnumerable<string> Keys(SessionRow session)
    {
        yield return session.SessionId;
        foreach (var conversation in session.Conversations)
        {
            yield return conversation.ConversationId;
        }

        foreach (var customerKey in session.Conversations.Select(row => row.CustomerKey).Append(session.CustomerKey).OfType<string>().Distinct())
        {
            yield return PersonHash.OfCustomer(secret, customerKey);
        }

        foreach (var userId in session.Conversations.Select(row => row.UserId).Append(session.UserId).OfType<string>().Distinct())
        {
            yield return PersonHash.OfUser(secret, userId);
        }
    }

    private async Task<MappedSession> BlankAsync(MappedSession mapped, HashSet<string> known, DateTime now, CancellationToken cancellationToken)
    {
        var session = mapped.Session;
        PersonalColumns.Blank(session);
        session.ContentHash = PersonHash.OfContent(secret, session.ContentHash);
        Mark(session.SessionId, TombstoneKind.Session, known, now);
        foreach (var conversation in session.Conversations)
        {
            Mark(conversation.ConversationId, TombstoneKind.Conversation, known, now);
            await db.ConversationDetails.Where(row => row.ConversationId == conversation.ConversationId).ExecuteDeleteAsync(cancellationToken);
        }

        return mapped with { Records = [] };
    }

    private void Mark(string key, TombstoneKind kind, HashSet<string> known, DateTime now)
    {
        if (known.Add(key))
        {
            db.Tombstones.Add(new TombstoneRow { Key = key, Kind = kind, ErasedAt = now });
        }
    }

    private async Task<HashSet<string>> FindAsync(IEnumerable<string> keys, CancellationToken cancellationToken)
    {
        var asked = JsonSerializer.Serialize(keys.Distinct(StringComparer.Ordinal));
        var found = await db.JsonElements(asked)
            .Join(db.Tombstones, key => key.Value, row => row.Key, (_, row) => row.Key)
            .ToListAsync(cancellationToken);
        return found.ToHashSet(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Texts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [element.GetString()!], // a string has one
        JsonValueKind.Number => [element.GetRawText()],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Texts),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Texts(member.Value)),
        _ => [],
    };
}

using System.Data.Common;
using GraphQLApi.Cache.Changes;
using GraphQLApi.Cache.Rows;
using GraphQLApi.Cache.Sync.Mapping;
using GraphQLApi.Cache.Sync.Writing;
using Microsoft.Data.Sqlite;

namespace GraphQLApi.Cache.Sync;

/// <summary>
/// Writes mapped sessions in the caller's transaction, so that the ledger entry can stand in the same one (DESIGN §4.4). Keeps its statements
/// prepared for the connection it saw last; used by one writer at a time.
/// </summary>
internal sealed class RowWriter
{
    // Trap T17's two records begin together; a contact waits for its agent no longer than this.
    private static readonly TimeSpan Apart = TimeSpan.FromHours(4);

    private WriteStatements? statements;

    /// <summary>
    /// Sessions with an equal content hash are only confirmed; all others are replaced as a whole (SEMANTICS §1.7), except what the real-time
    /// feed said of them. Sessions that are not in <paramref name="sessions"/> stay.
    /// </summary>
    public WriteResult Write(DbConnection connection, IReadOnlyList<MappedSession> sessions, CancellationToken cancellationToken)
    {
        var prepared = Prepare(connection);
        var storedSessions = prepared.Stored.Find(sessions.Select(mapped => mapped.Session.SessionId));
        var changed = new List<(MappedSession Mapped, StoredSession? Stored)>();
        var unchanged = new List<SessionRow>();
        foreach (var mapped in sessions)
        {
            StoredSession? stored = storedSessions.TryGetValue(mapped.Session.SessionId, out var found) ? found : null;
            if (stored is not null && found.ContentHash.AsSpan().SequenceEqual(mapped.Session.ContentHash))
            {
                Requalify(prepared, mapped.Session, found);
                unchanged.Add(mapped.Session);
            }
            else
            {
                changed.Add((mapped, stored));
            }
        }

        prepared.Stored.Confirm(unchanged);
        prepared.Sightings.Write(See(changed));
        string[] conversationIds = [.. changed.SelectMany(change => change.Mapped.Session.Conversations).Select(row => row.ConversationId)];
        var known = new Known(
            prepared.Stored.Conversations(conversationIds), prepared.Feed.Known(changed.Select(change => change.Mapped.Session.SessionId)));
        var conversations = new List<ConversationChange>();
        foreach (var (mapped, stored) in changed)
        {
            cancellationToken.ThrowIfCancellationRequested();
            conversations.AddRange(ChangedConversations.Of(mapped, stored is null ? null : prepared.Stored.Records(mapped.Session.SessionId)));
            Replace(prepared, mapped, stored, known);
        }

        prepared.FactDays.CountInserts(changed.Select(change => change.Mapped.Session));
        FlagNaming(prepared, changed, conversationIds);
        return new WriteResult(sessions.Sum(mapped => mapped.Records.Count), changed.Count, unchanged.Count, conversations);
    }

    /// <summary>Puts what the real-time feed now holds on those of the sessions that are cached; the others get it when they are written.</summary>
    public void ApplyFeed(DbConnection connection, IEnumerable<string> sessionIds)
    {
        var prepared = Prepare(connection);
        foreach (var sessionId in sessionIds)
        {
            if (prepared.Feed.Refresh(sessionId) is { } session)
            {
                prepared.Inserts.InsertIntents(session);
            }
        }
    }

    private WriteStatements Prepare(DbConnection connection)
    {
        if (statements is not { IsOpen: true } || !ReferenceEquals(statements.Connection, connection))
        {
            statements = new WriteStatements((SqliteConnection)connection);
        }

        return statements;
    }

    private static Sightings See(List<(MappedSession Mapped, StoredSession? Stored)> changed)
    {
        var sightings = new Sightings();
        foreach (var conversation in changed.SelectMany(change => change.Mapped.Session.Conversations))
        {
            sightings.Add(conversation);
        }

        return sightings;
    }

    // A duplicate was found by comparing with other readings: this one cannot take that back.
    private static void Requalify(WriteStatements prepared, SessionRow session, StoredSession stored)
    {
        session.DataQuality |= stored.DataQuality & DataQualityFlags.DuplicateRecord;
        if (session.DataQuality != stored.DataQuality)
        {
            prepared.Stored.Requalify(session);
        }
    }

    private static void Replace(WriteStatements prepared, MappedSession mapped, StoredSession? stored, Known known)
    {
        var session = mapped.Session;
        if (stored is { } before)
        {
            session.DataQuality |= before.DataQuality & DataQualityFlags.DuplicateRecord;
            foreach (var (conversationId, flags) in prepared.Stored.Conversations(session.SessionId))
            {
                Keep(session, conversationId, flags & DataQualityFlags.DuplicateRecord);
                prepared.Stored.DeleteConversation(conversationId);
            }

            prepared.Stored.DeleteSession(session.SessionId);
        }

        foreach (var conversation in session.Conversations.Where(conversation => known.Conversations.Contains(conversation.ConversationId)))
        {
            TakeOver(prepared, session, conversation);
        }

        if (Duplicates.NamedConversation(session) is { } named && prepared.Stored.Holder(named) is not null)
        {
            session.DataQuality |= DataQualityFlags.DuplicateRecord;
        }

        if (known.OfFeed.Contains(session.SessionId))
        {
            prepared.Feed.Apply(session);
        }

        prepared.Inserts.Insert(mapped);
    }

    private static void Keep(SessionRow session, string conversationId, DataQualityFlags flags)
    {
        if (session.Conversations.Find(row => row.ConversationId == conversationId) is { } conversation)
        {
            conversation.DataQuality |= flags;
        }
    }

    // SEMANTICS §2.5: the newest reading wins a conversation that stands under two sessions, and both say so.
    private static void TakeOver(WriteStatements prepared, SessionRow session, ConversationRow conversation)
    {
        if (prepared.Stored.Holder(conversation.ConversationId) is not { } holder)
        {
            return;
        }

        prepared.Stored.DeleteConversation(conversation.ConversationId);
        prepared.Stored.FlagDuplicate(holder);
        conversation.DataQuality |= DataQualityFlags.DuplicateRecord;
        session.DataQuality |= DataQualityFlags.DuplicateRecord;
    }

    // Trap T17 where the conversation arrives after the session that names it.
    private static void FlagNaming(WriteStatements prepared, List<(MappedSession Mapped, StoredSession? Stored)> changed, string[] conversationIds)
    {
        if (conversationIds.Length == 0)
        {
            return;
        }

        var written = conversationIds.ToHashSet(StringComparer.Ordinal);
        var from = changed.Min(change => change.Mapped.Session.StartTime) - Apart;
        var to = changed.Max(change => change.Mapped.Session.StartTime) + Apart;
        foreach (var (sessionId, named) in prepared.Stored.Naming(from, to))
        {
            if (written.Contains(named))
            {
                prepared.Stored.FlagDuplicate(sessionId);
            }
        }
    }
    // Asked once for all sessions, so that a window that was never read costs no question for each.
    private readonly record struct Known(HashSet<string> Conversations, HashSet<string> OfFeed);
}

using GraphQLApi.Cache.Rows;
using GraphQLApi.Cache.Sync.Mapping;

namespace GraphQLApi.Cache.Sync.Writing;

/// <summary>What the cache already holds of sessions and conversations: found by key, confirmed, flagged, deleted.</summary>
internal sealed class StoredSessions
{
    // Enough to make confirming cheap, few enough for every provider's limit of parameters.
    private const int Chunk = 100;

    // Children first. Explicit although the foreign keys cascade: they do so only on connections that ask for it.
    private static readonly string[] ConversationTables =
    [
        "MissedAssignments", "QueueVisits", "Consultations", "JoinedUsers", "AgentSegments",
        "ConversationDispositions", "ConversationSkills", "ConversationTags", "Conversations",
    ];

    private static readonly string[] SessionTables = ["RawRecords", "SessionIntents", "SessionSkills", "SessionTags", "Sessions"];

    private readonly KeyLookup findSessions;
    private readonly KeyLookup knownConversations;
    private readonly Statement findConversation;
    private readonly Statement findConversations;
    private readonly Statement findRecords;
    private readonly Statement confirmSessions;
    private readonly Statement confirmConversations;
    private readonly Statement requalifySession;
    private readonly Statement requalifyConversation;
    private readonly Statement flagSession;
    private readonly Statement findNaming;
    private readonly Statement[] deleteConversation;
    private readonly Statement[] deleteSession;

    public StoredSessions(StatementSet statements)
    {
        const int duplicate = (int)DataQualityFlags.DuplicateRecord;
        var keys = string.Join(", ", Enumerable.Range(2, Chunk).Select(Statement.Name));
        findSessions = new KeyLookup(statements, "SELECT \"SessionId\", \"ContentHash\", \"DataQuality\" FROM \"Sessions\" WHERE \"SessionId\"");
        knownConversations = new KeyLookup(statements, "SELECT \"ConversationId\" FROM \"Conversations\" WHERE \"ConversationId\"");
        findConversation = statements.Add("SELECT \"SessionId\" FROM \"Conversations\" WHERE \"ConversationId\" = ?1");
        findConversations = statements.Add("SELECT \"ConversationId\", \"DataQuality\" FROM \"Conversations\" WHERE \"SessionId\" = ?1");
        findRecords = statements.Add("SELECT \"RecordKey\", \"Json\" FROM \"RawRecords\" WHERE \"SessionId\" = ?1");
        confirmSessions = statements.Add($"UPDATE \"Sessions\" SET \"FetchedAt\" = ?1, \"Settled\" = ?2 WHERE \"SessionId\" IN ({keys})");
        confirmConversations = statements.Add($"UPDATE \"Conversations\" SET \"FetchedAt\" = ?1, \"Settled\" = ?2 WHERE \"SessionId\" IN ({keys})");
        requalifySession = statements.Add("UPDATE \"Sessions\" SET \"DataQuality\" = ?2 WHERE \"SessionId\" = ?1");
        requalifyConversation = statements.Add(
            $"UPDATE \"Conversations\" SET \"DataQuality\" = ?2 | (\"DataQuality\" & {duplicate}) WHERE \"ConversationId\" = ?1");
        flagSession = statements.Add($"UPDATE \"Sessions\" SET \"DataQuality\" = \"DataQuality\" | {duplicate} WHERE \"SessionId\" = ?1");

        // The LIKE is the partial index's own condition, letter by letter: that is what lets the index be used.
        findNaming = statements.Add(
            """
            SELECT s."SessionId", s."ChannelSpecificUserId" FROM "Sessions" AS s
            WHERE s."ChannelSpecificUserId" LIKE '%/c-%' AND s."StartTime" >= ?1 AND s."StartTime" <= ?2
            AND NOT EXISTS (SELECT 1 FROM "Conversations" AS c WHERE c."SessionId" = s."SessionId")
            """);
        deleteConversation = [.. ConversationTables.Select(table => statements.Add($"DELETE FROM \"{table}\" WHERE \"ConversationId\" = ?1"))];
        deleteSession = [.. SessionTables.Select(table => statements.Add($"DELETE FROM \"{table}\" WHERE \"SessionId\" = ?1"))];
    }

    /// <summary>Those of some sessions that are stored.</summary>
    public Dictionary<string, StoredSession> Find(IEnumerable<string> sessionIds)
    {
        var found = new Dictionary<string, StoredSession>(StringComparer.Ordinal);
        findSessions.Find(
            sessionIds,
            (ref readonly rows) => found[rows.GetString(0)] = new StoredSession(rows.GetBytes(1), (DataQualityFlags)rows.GetInt32(2)));
        return found;
    }

    /// <summary>Those of some conversations that are stored, under whatever session.</summary>
    public HashSet<string> Conversations(IEnumerable<string> conversationIds) => knownConversations.Find(conversationIds);

    /// <summary>The session that holds a conversation.</summary>
    public string? Holder(string conversationId)
    {
        using var reader = findConversation.Read(conversationId);
        return reader.Read() ? reader.GetString(0) : null;
    }

    public List<(string ConversationId, DataQualityFlags DataQuality)> Conversations(string sessionId)
    {
        using var reader = findConversations.Read(sessionId);
        var found = new List<(string, DataQualityFlags)>();
        while (reader.Read())
        {
            found.Add((reader.GetString(0), (DataQualityFlags)reader.GetInt32(1)));
        }

        return found;
    }

    /// <summary>A session's records as received, by key; those past their retention are not among them.</summary>
    public Dictionary<string, string> Records(string sessionId)
    {
        using var reader = findRecords.Read(sessionId);
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.Read())
        {
            found.Add(reader.GetString(0), reader.GetString(1));
        }

        return found;
    }

    /// <summary>Sessions without conversations that name one in their channelSpecificUserId (trap T17).</summary>
    public List<(string SessionId, string ConversationId)> Naming(DateTime from, DateTime to)
    {
        using var reader = findNaming.Read(ColumnBinding.Milliseconds(from), ColumnBinding.Milliseconds(to));
        var found = new List<(string, string)>();
        while (reader.Read())
        {
            if (Duplicates.NamedConversation(reader.GetString(1)) is { } named)
            {
                found.Add((reader.GetString(0), named));
            }
        }

        return found;
    }

    /// <summary>Newest reading and settledness of sessions whose content is what it was, in few statements.</summary>
    public void Confirm(IEnumerable<SessionRow> unchanged)
    {
        foreach (var alike in unchanged.GroupBy(session => (session.FetchedAt, session.Settled)))
        {
            foreach (var keys in alike.Select(session => session.SessionId).Chunk(Chunk))
            {
                Confirm(confirmSessions, alike.Key.FetchedAt, alike.Key.Settled, keys);
                Confirm(confirmConversations, alike.Key.FetchedAt, alike.Key.Settled, keys);
            }
        }
    }

    /// <summary>Flags depend on the reading too: a session still open when its window settles says so without having changed.</summary>
    public void Requalify(SessionRow session)
    {
        requalifySession.Execute(session.SessionId, (int)session.DataQuality);
        foreach (var conversation in session.Conversations)
        {
            requalifyConversation.Execute(conversation.ConversationId, (int)conversation.DataQuality);
        }
    }

    public void FlagDuplicate(string sessionId) => flagSession.Execute(sessionId);

    public void DeleteConversation(string conversationId) => Array.ForEach(deleteConversation, statement => statement.Execute(conversationId));

    public void DeleteSession(string sessionId) => Array.ForEach(deleteSession, statement => statement.Execute(sessionId));

    private static void Confirm(Statement statement, DateTime fetchedAt, bool settled, string[] keys)
    {
        statement.Bind(0, ColumnBinding.Milliseconds(fetchedAt));
        statement.Bind(1, settled ? 1L : 0);
        for (var i = 0; i < Math.Min(keys.Length, Chunk); i++)
        {
            statement.Bind(2 + i, keys[i]);
        }

        statement.Execute();
    }
}

/// <summary>What decides whether a session has to be written.</summary>
internal readonly record struct StoredSession(byte[] ContentHash, DataQualityFlags DataQuality);

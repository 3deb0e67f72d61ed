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

    private readonly Statement findSession;
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
        findSession = statements.Add("SELECT \"ContentHash\", \"DataQuality\" FROM \"Sessions\" WHERE \"SessionId\" = @p0", 1);
        findConversation = statements.Add("SELECT \"SessionId\" FROM \"Conversations\" WHERE \"ConversationId\" = @p0", 1);
        findConversations = statements.Add("SELECT \"ConversationId\", \"DataQuality\" FROM \"Conversations\" WHERE \"SessionId\" = @p0", 1);
        findRecords = statements.Add("SELECT \"RecordKey\", \"Json\" FROM \"RawRecords\" WHERE \"SessionId\" = @p0", 1);
        confirmSessions = statements.Add($"UPDATE \"Sessions\" SET \"FetchedAt\" = @p0, \"Settled\" = @p1 WHERE \"SessionId\" IN ({keys})", 2 + Chunk);
        confirmConversations = statements.Add($"UPDATE \"Conversations\" SET \"FetchedAt\" = @p0, \"Settled\" = @p1 WHERE \"SessionId\" IN ({keys})", 2 + Chunk);
        requalifySession = statements.Add("UPDATE \"Sessions\" SET \"DataQuality\" = @p1 WHERE \"SessionId\" = @p0", 2);
        requalifyConversation = statements.Add(
            $"UPDATE \"Conversations\" SET \"DataQuality\" = @p1 | (\"DataQuality\" & {duplicate}) WHERE \"ConversationId\" = @p0", 2);
        flagSession = statements.Add($"UPDATE \"Sessions\" SET \"DataQuality\" = \"DataQuality\" | {duplicate} WHERE \"SessionId\" = @p0", 1);

        // The LIKE is the partial index's own condition, letter by letter: that is what lets the index be used.
        findNaming = statements.Add(
            """
            SELECT s."SessionId", s."ChannelSpecificUserId" FROM "Sessions" AS s
            WHERE s."ChannelSpecificUserId" LIKE '%/c-%' AND s."StartTime" >= @p0 AND s."StartTime" <= @p1
            AND NOT EXISTS (SELECT 1 FROM "Conversations" AS c WHERE c."SessionId" = s."SessionId")
            """,
            2);
        deleteConversation = [.. ConversationTables.Select(table => statements.Add($"DELETE FROM \"{table}\" WHERE \"ConversationId\" = @p0", 1))];
        deleteSession = [.. SessionTables.Select(table => statements.Add($"DELETE FROM \"{table}\" WHERE \"SessionId\" = @p0", 1))];
    }

    public StoredSession? Find(string sessionId)
    {
        using var reader = findSession.Read(sessionId);
        return reader.Read() ? new StoredSession(reader.GetFieldValue<byte[]>(0), (DataQualityFlags)reader.GetInt32(1)) : null;
    }

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
        using var reader = findNaming.Read(Milliseconds(from), Milliseconds(to));
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
        statement.Set(0, Milliseconds(fetchedAt));
        statement.Set(1, settled);
        for (var i = 0; i < Chunk; i++)
        {
            // The last key fills what is left: one statement for every number of keys.
            statement.Set(2 + i, keys[Math.Min(i, keys.Length - 1)]);
        }

        statement.Execute();
    }

    private static long Milliseconds(DateTime time) => new DateTimeOffset(time, TimeSpan.Zero).ToUnixTimeMilliseconds();
}

/// <summary>What decides whether a session has to be written.</summary>
internal readonly record struct StoredSession(byte[] ContentHash, DataQualityFlags DataQuality);

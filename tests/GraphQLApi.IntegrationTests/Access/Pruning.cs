using Microsoft.Data.Sqlite;

namespace GraphQLApi.IntegrationTests.Access;

/// <summary>
/// SEMANTICS §7.5 as deletions: what a database holds in which nothing else ever was. Written from the rules, row sets instead of conditions; it
/// knows nothing of how the product limits a caller.
/// </summary>
internal static class Pruning
{
    private const string ByBot =
        """
        CREATE TEMP TABLE Kept AS SELECT c.ConversationId FROM Conversations c JOIN Sessions s ON s.SessionId = c.SessionId
            WHERE CASE WHEN c.BotId IS NULL THEN s.BotId ELSE c.BotId END IN (SELECT Id FROM AllowedBots);
        DELETE FROM Conversations WHERE ConversationId NOT IN (SELECT ConversationId FROM Kept);
        DELETE FROM QueueVisits WHERE ConversationId NOT IN (SELECT ConversationId FROM Kept);
        DELETE FROM AgentSegments WHERE ConversationId NOT IN (SELECT ConversationId FROM Kept);
        DELETE FROM MissedAssignments WHERE ConversationId NOT IN (SELECT ConversationId FROM Kept);
        DELETE FROM RealtimeSessions WHERE BotId NOT IN (SELECT Id FROM AllowedBots);
        DELETE FROM RealtimePolls WHERE BotId NOT IN (SELECT Id FROM AllowedBots);
        DELETE FROM Queues WHERE QueueId NOT IN (SELECT QueueId FROM QueueVisits);
        DELETE FROM Sessions WHERE ifnull(BotId, '') NOT IN (SELECT Id FROM AllowedBots) AND SessionId NOT IN (SELECT SessionId FROM Conversations);
        """;

    private const string ByQueue =
        """
        DELETE FROM QueueVisits WHERE QueueId NOT IN (SELECT Id FROM AllowedQueues);
        DELETE FROM AgentSegments WHERE ifnull(QueueId, '') NOT IN (SELECT Id FROM AllowedQueues);
        DELETE FROM MissedAssignments WHERE ifnull(QueueId, '') NOT IN (SELECT Id FROM AllowedQueues);
        DELETE FROM Queues WHERE QueueId NOT IN (SELECT Id FROM AllowedQueues);
        DELETE FROM Conversations WHERE ConversationId NOT IN (SELECT ConversationId FROM QueueVisits);
        DELETE FROM Sessions WHERE SessionId NOT IN (SELECT SessionId FROM Conversations);
        DELETE FROM RealtimeSessions WHERE SessionId NOT IN (SELECT SessionId FROM Sessions);
        UPDATE ConversationDetails SET Json = json_set(
            Json,
            '$.queues', (SELECT json_group_array(json(q.value)) FROM json_each(ConversationDetails.Json, '$.queues') q WHERE json_extract(q.value, '$.id') IN (SELECT Id FROM AllowedQueues)),
            '$.participants',
            (SELECT json_group_array(json(p.value)) FROM json_each(ConversationDetails.Json, '$.participants') p WHERE json_extract(p.value, '$.queueId') IN (SELECT Id FROM AllowedQueues)),
            '$.transferDetails',
            (SELECT json_group_array(json_set(
                t.value, '$.transferredTo',
                (SELECT json_group_array(json(o.value)) FROM json_each(t.value, '$.transferredTo') o
                    WHERE json_extract(o.value, '$.type') IS NOT 'QUEUE' OR json_extract(o.value, '$.id') IN (SELECT Id FROM AllowedQueues))))
                FROM json_each(ConversationDetails.Json, '$.transferDetails') t WHERE json_extract(t.value, '$.fromQueue') IN (SELECT Id FROM AllowedQueues)))
            WHERE Json IS NOT NULL;
        """;

    private const string WithTheirOwners =
        """
        DELETE FROM SessionIntents WHERE SessionId NOT IN (SELECT SessionId FROM Sessions);
        DELETE FROM SessionSkills WHERE SessionId NOT IN (SELECT SessionId FROM Sessions);
        DELETE FROM SessionTags WHERE SessionId NOT IN (SELECT SessionId FROM Sessions);
        DELETE FROM RawRecords WHERE SessionId NOT IN (SELECT SessionId FROM Sessions) OR (RecordKey <> '' AND RecordKey NOT IN (SELECT ConversationId FROM Conversations));
        DELETE FROM ConversationDetails WHERE ConversationId NOT IN (SELECT ConversationId FROM Conversations);
        DELETE FROM ConversationDispositions WHERE ConversationId NOT IN (SELECT ConversationId FROM Conversations);
        DELETE FROM ConversationSkills WHERE ConversationId NOT IN (SELECT ConversationId FROM Conversations);
        DELETE FROM ConversationTags WHERE ConversationId NOT IN (SELECT ConversationId FROM Conversations);
        DELETE FROM Consultations WHERE (ConversationId, Ordinal) NOT IN (SELECT ConversationId, Ordinal FROM AgentSegments);
        DELETE FROM JoinedUsers WHERE (ConversationId, Ordinal) NOT IN (SELECT ConversationId, Ordinal FROM AgentSegments);
        DELETE FROM Agents WHERE AgentId NOT IN (SELECT AgentId FROM AgentSegments UNION SELECT AgentId FROM MissedAssignments);
        DELETE FROM QueueAgents WHERE (QueueId, AgentId) NOT IN (SELECT QueueId, AgentId FROM AgentSegments WHERE QueueId IS NOT NULL);
        """;

    public static void Run(string database, IReadOnlyList<string>? queues, IReadOnlyList<string>? bots)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False;Foreign Keys=False");
        connection.Open();
        Execute(connection, "BEGIN");
        Fill(connection, "AllowedQueues", queues);
        Fill(connection, "AllowedBots", bots);
        if (bots is not null)
            Execute(connection, ByBot);
        if (queues is not null)
            Execute(connection, ByQueue);
        if (queues is not null && bots is not null)
            Execute(connection, "DELETE FROM Queues WHERE QueueId NOT IN (SELECT QueueId FROM QueueVisits)");
        Execute(connection, WithTheirOwners);
        Execute(connection, "COMMIT");
    }

    /// <summary>Runs statements on a file.</summary>
    public static void Execute(string database, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False;Foreign Keys=False");
        connection.Open();
        Execute(connection, sql);
    }

    private static void Fill(SqliteConnection connection, string table, IReadOnlyList<string>? ids)
    {
        Execute(connection, $"CREATE TEMP TABLE {table} (Id TEXT)");
        foreach (var id in ids ?? [])
        {
            using var insert = connection.CreateCommand();
            insert.CommandText = $"INSERT INTO {table} VALUES ($id)";
            insert.Parameters.AddWithValue("$id", id);
            insert.ExecuteNonQuery();
        }
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}

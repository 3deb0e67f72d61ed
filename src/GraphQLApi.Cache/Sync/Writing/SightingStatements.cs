namespace GraphQLApi.Cache.Sync.Writing;

/// <summary>Unites sightings with what earlier readings saw, by the rules of <see cref="Sightings"/>.</summary>
internal sealed class SightingStatements
{
    // What an upsert calls the row that was to be inserted.
    private const string Excluded = "excluded";

    private readonly Statement queue;
    private readonly Statement agent;
    private readonly Statement answer;

    public SightingStatements(StatementSet statements)
    {
        queue = statements.Add(Upsert("Queues", "QueueId", ["Name"]));
        agent = statements.Add(Upsert("Agents", "AgentId", ["Name", "Email"]));
        answer = statements.Add(
            "INSERT INTO \"QueueAgents\" (\"QueueId\", \"AgentId\") VALUES (?1, ?2) ON CONFLICT (\"QueueId\", \"AgentId\") DO NOTHING");
    }

    public void Write(Sightings sightings)
    {
        foreach (var seen in sightings.Queues)
        {
            queue.Execute(seen.QueueId, Milliseconds(seen.FirstSeenAt), Milliseconds(seen.LastSeenAt), Milliseconds(seen.NameSeenAt), seen.Name);
        }

        foreach (var seen in sightings.Agents)
        {
            agent.Execute(seen.AgentId, Milliseconds(seen.FirstSeenAt), Milliseconds(seen.LastSeenAt), Milliseconds(seen.NameSeenAt), seen.Name, seen.Email);
        }

        foreach (var (queueId, agentId) in sightings.Answers)
        {
            answer.Execute(queueId, agentId);
        }
    }

    private static string Upsert(string table, string key, string[] names)
    {
        string[] columns = [key, "FirstSeenAt", "LastSeenAt", "NameSeenAt", .. names];
        var later = Later(table, ["NameSeenAt", .. names]);
        return $"""
            INSERT INTO "{table}" ({string.Join(", ", columns.Select(column => $"\"{column}\""))})
            VALUES ({string.Join(", ", Enumerable.Range(0, columns.Length).Select(Statement.Name))})
            ON CONFLICT ("{key}") DO UPDATE SET
            "FirstSeenAt" = CASE WHEN excluded."FirstSeenAt" < "{table}"."FirstSeenAt" THEN excluded."FirstSeenAt" ELSE "{table}"."FirstSeenAt" END,
            "LastSeenAt" = CASE WHEN excluded."LastSeenAt" > "{table}"."LastSeenAt" THEN excluded."LastSeenAt" ELSE "{table}"."LastSeenAt" END,
            {string.Join(", ", columns[3..].Select(column => $"\"{column}\" = CASE WHEN {later} THEN excluded.\"{column}\" ELSE \"{table}\".\"{column}\" END"))}
            """;
    }

    // Compares column by column, the next one deciding only between equals; nothing comes before everything.
    private static string Later(string table, string[] columns) => string.Join(
        " OR ",
        columns.Select((column, i) => string.Join(
            " AND ",
            [.. columns[..i].Select(equal => $"{Known(Excluded, equal)} = {Known(table, equal)}"), $"{Known(Excluded, column)} > {Known(table, column)}"])));

    // Year 1 in Unix milliseconds, the smallest time there is.
    private static string Known(string table, string column) =>
        $"coalesce(\"{table}\".\"{column}\", {(column == "NameSeenAt" ? "-62135596800000" : "''")})";

    private static long? Milliseconds(DateTime? time) => time is { } known ? new DateTimeOffset(known, TimeSpan.Zero).ToUnixTimeMilliseconds() : null;
}

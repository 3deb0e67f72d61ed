using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace GraphQLApi.Benchmarks;

/// <summary>
/// The hand-written twin of a backfill, as one would write it for one account on an afternoon: one thread, pages from memory through JsonDocument,
/// columns derived by the plain case of each rule, one prepared INSERT a table into the product's tables, indexes and triggers, with its durability and
/// about its transactions. It asks nobody, compares with nothing that is stored, has no traps, no ledger and no job. Foreign keys are not enforced.
/// </summary>
internal sealed class InsertTwin(string productFile)
{
    // The product's windows aim at as many records.
    private const int RecordsATransaction = 920;

    private static readonly string[] Compared =
    [
        "Sessions", "RawRecords", "SessionTags", "SessionSkills", "SessionIntents", "Conversations", "ConversationTags", "ConversationSkills",
        "ConversationDispositions", "QueueVisits", "AgentSegments", "MissedAssignments", "Queues", "Agents",
    ];

    private readonly List<string> schema = [];

    public async Task LoadAsync()
    {
        await using var connection = await OpenAsync(productFile);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY CASE type WHEN 'table' THEN 0 WHEN 'index' THEN 1 WHEN 'view' THEN 2 ELSE 3 END";
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            schema.Add(reader.GetString(0));
        }
    }

    public async Task<(TimeSpan Elapsed, TimeSpan Cpu)> RunAsync(string file, List<byte[]> pages)
    {
        File.Delete(file);
        await using var connection = await OpenAsync(file);
        Run(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -32768");
        schema.ForEach(statement => Run(connection, statement));
        var (started, cpu) = (TimeProvider.System.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var rows = new TwinRows(connection);
        for (var next = 0; next < pages.Count;)
        {
            using var transaction = connection.BeginTransaction();
            rows.Join(transaction);
            for (var records = 0; next < pages.Count && records < RecordsATransaction; next++)
            {
                using var page = JsonDocument.Parse(pages[next]);
                foreach (var record in page.RootElement.GetProperty("data").EnumerateArray())
                {
                    rows.Insert(record);
                    records++;
                }
            }

            transaction.Commit();
        }

        return (TimeProvider.System.GetElapsedTime(started), Environment.CpuUsage.TotalTime - cpu);
    }

    /// <summary>Throws unless the twin wrote as many rows as the product: otherwise it did less work, or the product lost some.</summary>
    public async Task CompareAsync(string file)
    {
        foreach (var table in Compared)
        {
            var (product, twin) = (await CountAsync(productFile, table), await CountAsync(file, table));
            if (product != twin)
            {
                throw new InvalidOperationException($"{table}: {product} rows of the product, {twin} of the twin.");
            }
        }
    }

    private static async Task<long> CountAsync(string file, string table)
    {
        await using var connection = await OpenAsync(file);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // names of our own tables
        command.CommandText = $"SELECT count(*) FROM \"{table}\"";
#pragma warning restore CA2100
        return (long)(await command.ExecuteScalarAsync())!; // a count is never null
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the product's own schema
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static async Task<SqliteConnection> OpenAsync(string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=False;Foreign Keys=False");
        await connection.OpenAsync();
        return connection;
    }
}

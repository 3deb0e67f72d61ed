using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace GraphQLApi.Benchmarks;

/// <summary>
/// The hand-written twin of a backfill: pages from memory are parsed, and exactly the rows that the product wrote for them go through one prepared
/// INSERT a table into the same tables with the same indexes. It need not map, compare, or ask anybody, so it is the harder mark.
/// </summary>
internal sealed class InsertTwin(string productFile)
{
    private static readonly string[] Tables =
        ["Queues", "Agents", "QueueAgents", "Sessions", "Conversations", "QueueVisits", "AgentSegments", "MissedAssignments", "RawRecords"];

    private readonly Dictionary<string, List<object[]>> rows = [];
    private readonly List<string> schema = [];

    public async Task LoadAsync()
    {
        await using var connection = await OpenAsync(productFile);
        schema.AddRange(await TextsAsync(connection, "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY CASE type WHEN 'table' THEN 0 WHEN 'index' THEN 1 WHEN 'view' THEN 2 ELSE 3 END"));
        foreach (var table in Tables)
        {
            rows[table] = await RowsAsync(connection, table);
        }
    }

    public async Task<TimeSpan> RunAsync(string file, List<byte[]> pages)
    {
        File.Delete(file);
        await using var connection = await OpenAsync(file);
        Run(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -32768");
        schema.ForEach(statement => Run(connection, statement));
        var started = TimeProvider.System.GetTimestamp();
        pages.ForEach(Parse);
        var inserts = Tables.ToDictionary(table => table, table => Insert(connection, table));
        var written = Tables.ToDictionary(table => table, _ => 0);

        // As many transactions as the product has windows of about a thousand sessions; each with its share of every table.
        var transactions = Math.Max(1, rows["Sessions"].Count / 920);
        for (var number = 1; number <= transactions; number++)
        {
            await using var transaction = connection.BeginTransaction();
            foreach (var table in Tables)
            {
                var until = (int)((long)rows[table].Count * number / transactions);
                written[table] = Write(inserts[table], rows[table], written[table], until, transaction);
            }

            await transaction.CommitAsync();
        }

        return TimeProvider.System.GetElapsedTime(started);
    }

    private static int Write(SqliteCommand insert, List<object[]> rows, int from, int until, SqliteTransaction transaction)
    {
        insert.Transaction = transaction;
        for (; from < until; from++)
        {
            for (var column = 0; column < rows[from].Length; column++)
            {
                insert.Parameters[column].Value = rows[from][column];
            }

            insert.ExecuteNonQuery();
        }

        return until;
    }

    private static void Parse(byte[] page)
    {
        using var document = JsonDocument.Parse(page);
        foreach (var record in document.RootElement.GetProperty("data").EnumerateArray())
        {
            _ = record.GetProperty("sessionId").GetString();
        }
    }

    private SqliteCommand Insert(SqliteConnection connection, string table)
    {
        var insert = connection.CreateCommand();
        var columns = rows[table].Count == 0 ? 0 : rows[table][0].Length;
#pragma warning disable CA2100 // names of our own tables
        insert.CommandText = $"INSERT INTO \"{table}\" VALUES ({string.Join(',', Enumerable.Range(0, Math.Max(1, columns)).Select(i => $"$p{i}"))})";
#pragma warning restore CA2100
        for (var column = 0; column < columns; column++)
        {
            insert.Parameters.AddWithValue($"$p{column}", DBNull.Value);
        }

        return insert;
    }

    private static async Task<List<object[]>> RowsAsync(SqliteConnection connection, string table)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // names of our own tables
        command.CommandText = $"SELECT * FROM \"{table}\"";
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        List<object[]> found = [];
        while (await reader.ReadAsync())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            found.Add(row);
        }

        return found;
    }

    private static async Task<List<string>> TextsAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // a constant of the caller
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        List<string> texts = [];
        while (await reader.ReadAsync())
        {
            texts.Add(reader.GetString(0));
        }

        return texts;
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
        var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        return connection;
    }
}

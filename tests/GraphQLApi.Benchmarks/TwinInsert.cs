using Microsoft.Data.Sqlite;

namespace GraphQLApi.Benchmarks;

/// <summary>A prepared INSERT; what is there already stays, as sessions of two records, queues and agents seen before.</summary>
internal sealed class TwinInsert
{
    private readonly SqliteCommand command;

    public TwinInsert(SqliteConnection connection, string table, string[] columns)
    {
        command = connection.CreateCommand();
#pragma warning disable CA2100 // names of our own tables
        command.CommandText = $"INSERT OR IGNORE INTO \"{table}\" ({string.Join(',', columns)}) VALUES ({string.Join(',', columns.Select(column => "$" + column))})";
#pragma warning restore CA2100
        foreach (var column in columns)
        {
            command.Parameters.AddWithValue("$" + column, DBNull.Value);
        }

        command.Prepare();
    }

    public void Join(SqliteTransaction transaction) => command.Transaction = transaction;

    public void Run(params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        command.ExecuteNonQuery();
    }
}

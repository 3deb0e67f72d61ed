using System.Data;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace GraphQLApi.Cache.Sync.Writing;

/// <summary>The statements of one connection; they end when it closes, since SQLite keeps a file open while a statement of it lives.</summary>
internal sealed class StatementSet
{
    private readonly sqlite3 handle;
    private readonly List<Statement> all = [];

    public StatementSet(SqliteConnection connection)
    {
        handle = SqliteNative.HandleOf(connection);
        connection.StateChange += OnStateChange;
    }

    public bool IsOpen { get; private set; } = true;

    public Statement Add(string sql)
    {
        var statement = new Statement(handle, sql);
        all.Add(statement);
        return statement;
    }

    private void OnStateChange(object sender, StateChangeEventArgs change)
    {
        if (change.CurrentState == ConnectionState.Closed)
        {
            IsOpen = false;
            all.ForEach(statement => statement.Dispose());
            all.Clear();
        }
    }
}

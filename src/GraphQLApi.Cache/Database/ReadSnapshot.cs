using Microsoft.Data.Sqlite;

namespace GraphQLApi.Cache.Database;

/// <summary>A connection inside a read transaction; disposing it ends the transaction and keeps the connection for the next taker.</summary>
internal sealed class ReadSnapshot : IAsyncDisposable
{
    private readonly SqliteConnection connection;
    private readonly SnapshotPool pool;
    private readonly SqliteCommand begin;
    private readonly SqliteCommand pin;
    private readonly SqliteCommand end;

    public ReadSnapshot(SqliteConnection connection, CacheDbContext db, SnapshotPool pool)
    {
        this.connection = connection;
        this.pool = pool;
        Db = db;

        // Plain statements instead of a SqliteTransaction: that one would have to be handed to every command.
        begin = Command("BEGIN");
        pin = Command("SELECT StampId FROM DatabaseStamp");
        end = Command("ROLLBACK");
    }

    public CacheDbContext Db { get; }

    /// <summary>BEGIN alone takes no snapshot: the first read does.</summary>
    public void Begin()
    {
        begin.ExecuteNonQuery();
        pin.ExecuteScalar();
    }

    /// <summary>False where the connection is not fit for another transaction.</summary>
    public bool End()
    {
        try
        {
            end.ExecuteNonQuery();
            Db.ChangeTracker.Clear();
            return true;
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    public async ValueTask CloseAsync()
    {
        begin.Dispose();
        pin.Dispose();
        end.Dispose();
        await Db.DisposeAsync();
        await connection.DisposeAsync();
    }

    public ValueTask DisposeAsync() => pool.ReturnAsync(this);

    private SqliteCommand Command(string sql)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // three constants above
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Prepare();
        return command;
    }
}

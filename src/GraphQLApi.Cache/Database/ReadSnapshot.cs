using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace GraphQLApi.Cache.Database;

/// <summary>A connection inside a read transaction; disposing it ends the transaction and keeps the connection for the next taker.</summary>
internal sealed class ReadSnapshot : IAsyncDisposable
{
    // Only another process that recovers the file after a crash holds readers up, and only for a moment.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    private readonly SqliteConnection connection;
    private readonly SnapshotPool pool;
    private readonly CacheCounters counters;
    private readonly TimeProvider clock;
    private readonly sqlite3 handle;
    private readonly SqliteCommand end;
    private readonly sqlite3_stmt begin;
    private readonly sqlite3_stmt pin;

    public ReadSnapshot(SqliteConnection connection, CacheDbContext db, SnapshotPool pool, CacheCounters counters, TimeProvider clock)
    {
        this.connection = connection;
        this.pool = pool;
        this.counters = counters;
        this.clock = clock;
        Db = db;
        handle = SqliteNative.HandleOf(connection);

        // Plain statements instead of a SqliteTransaction: that one would have to be handed to every command.
        begin = Prepare("BEGIN");
        pin = Prepare("SELECT StampId FROM DatabaseStamp");
        end = new SqliteCommand("ROLLBACK", connection);
        end.Prepare();
    }

    public CacheDbContext Db { get; }

    /// <summary>
    /// BEGIN alone takes no snapshot: the first read does. It is stepped by hand, because SqliteCommand would sleep on a lock unseen; in WAL there
    /// is none to wait for, and the counter says so.
    /// </summary>
    public async ValueTask BeginAsync(CancellationToken cancellationToken)
    {
        Step(begin);
        var started = clock.GetTimestamp();
        var code = Step(pin);
        while (code is raw.SQLITE_BUSY or raw.SQLITE_LOCKED && clock.GetElapsedTime(started) < LongestWait)
        {
            counters.ReadWaited();
            await Task.Delay(Pause, clock, cancellationToken);
            code = Step(pin);
        }

        if (code is not (raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            throw new SqliteException(raw.sqlite3_errmsg(handle).utf8_to_string(), code);
        }
    }

    /// <summary>
    /// Stops the statement that runs when <paramref name="cancellationToken"/> fires. The provider looks at its token only between rows, and a sort
    /// of a million of them comes before the first.
    /// </summary>
    public CancellationTokenRegistration InterruptOn(CancellationToken cancellationToken) =>
        cancellationToken.UnsafeRegister(static handle => raw.sqlite3_interrupt((sqlite3)handle!), handle); // never null

    /// <summary>Whether that is why a read failed.</summary>
    public static bool WasInterrupted(Exception exception) => exception is SqliteException { SqliteErrorCode: raw.SQLITE_INTERRUPT };

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

    private static int Step(sqlite3_stmt statement)
    {
        var code = raw.sqlite3_step(statement);
        raw.sqlite3_reset(statement);
        return code & 0xff; // without the extended part
    }

    private sqlite3_stmt Prepare(string sql)
    {
        var code = raw.sqlite3_prepare_v2(handle, sql, out var statement);
        return code == raw.SQLITE_OK ? statement : throw new SqliteException(raw.sqlite3_errmsg(handle).utf8_to_string(), code);
    }
}

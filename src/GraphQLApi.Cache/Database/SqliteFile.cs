using GraphQLApi.Cache.Access;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace GraphQLApi.Cache.Database;

/// <summary>The file behind a connection string: its folder, how connections to it are set up, and what its failures mean to an operator.</summary>
internal sealed class SqliteFile(string connectionString)
{
    // sqlite.org/rescode.html
    private const int Error = 1;
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    private static readonly string[] TooLarge = ["Expression tree is too large", "parser stack overflow", "too many", "at most 64 tables"];

    public string FullPath { get; } = Path.GetFullPath(new SqliteConnectionStringBuilder(connectionString).DataSource);

    /// <summary>For connections that only read: one that created the file anew, were it gone, would answer from an empty cache.</summary>
    public static string ForReading(string connectionString) =>
        new SqliteConnectionStringBuilder(connectionString) { Pooling = false, Mode = SqliteOpenMode.ReadWrite }.ToString();

    /// <summary>Connections are kept by their owners, not pooled; foreign keys are off by default in the system's library.</summary>
    public static string Normalise(string connectionString) =>
        new SqliteConnectionStringBuilder(connectionString) { Pooling = false, ForeignKeys = true }.ToString();

    /// <summary>
    /// WAL: readers see their snapshot while the writer works. NORMAL: a killed process loses nothing, a power cut at most the last
    /// transactions, whole. The time-out is for another process that writes.
    /// </summary>
    public static void Prepare(SqliteConnection connection)
    {
        Run(connection, "PRAGMA journal_mode = WAL");
        Run(connection, "PRAGMA synchronous = NORMAL");
        Run(connection, "PRAGMA busy_timeout = 30000");
        Run(connection, "PRAGMA cache_size = -32768");
        Run(connection, "PRAGMA journal_size_limit = 67108864");
    }

    public static void PrepareReader(SqliteConnection connection, Visibility visibility)
    {
        Run(connection, "PRAGMA busy_timeout = 0"); // ReadSnapshot waits itself, and counts it
        Run(connection, "PRAGMA cache_size = -8192");
        Run(connection, "PRAGMA temp_store = MEMORY"); // takes temporary views away, so they come after it
        foreach (var statement in LimitedViews.Statements(visibility))
        {
            Run(connection, statement);
        }

        Run(connection, "PRAGMA query_only = 1"); // would refuse to make them
    }

    /// <summary>VACUUM copies what is alive; then the log, which held it all, is emptied.</summary>
    public static void Rewrite(SqliteConnection connection)
    {
        Run(connection, "VACUUM");
        // It may number rows anew, and facts in memory know conversations by that number.
        Run(connection, "UPDATE \"FactDays\" SET \"Version\" = \"Version\" + 1");
        using var checkpoint = connection.CreateCommand();
        checkpoint.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        // The one row begins with 1 where a reader holds the log longer than busy_timeout.
        if (checkpoint.ExecuteScalar() is not 0L)
        {
            throw new SqliteException("database is locked", Busy);
        }
    }

    public static void Run(SqliteConnection connection, string sql)
    {
#pragma warning disable CA2100 // constants, and views whose ids are quoted
        using var command = new SqliteCommand(sql, connection); // not of the connection's making: nothing to keep
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    /// <summary>
    /// Creates the file's own folder, as <c>data</c> beside a fresh installation, but no path: a volume that is not mounted must not be taken for
    /// an empty cache.
    /// </summary>
    public void CreateFolder()
    {
        if (Path.GetDirectoryName(FullPath) is not { Length: > 0 } folder || Directory.Exists(folder))
        {
            return;
        }

        if (Path.GetDirectoryName(folder) is { } parent && !Directory.Exists(parent))
        {
            throw new CacheDatabaseException(
                $"{FullPath} cannot be opened: the folder {parent} does not exist. Create it (or mount it), or correct Cache:ConnectionString.");
        }

        Directory.CreateDirectory(folder);
    }

    /// <summary>SQLite opens what it may not write for reading alone, and says so only at the first write.</summary>
    public static void ThrowIfReadOnly(SqliteConnection connection)
    {
        if (raw.sqlite3_db_readonly(SqliteNative.HandleOf(connection), "main") == 1)
        {
            throw new SqliteException("attempt to write a readonly database", ReadOnly);
        }
    }

    /// <summary>Where the file was moved or deleted under an open connection, writes would go to a file that nobody finds again.</summary>
    public void ThrowIfGone()
    {
        if (!File.Exists(FullPath))
        {
            throw new FileNotFoundException("The file is gone.", FullPath);
        }
    }

    public CacheDatabaseException Unusable(Exception exception) => new(
        Trouble(exception) ?? $"{FullPath} cannot be used as the cache (Cache:ConnectionString): {exception.Message}", exception);

    /// <summary>
    /// Whether a statement was refused for its size (sqlite.org/limits.html): what a client asked for, not a mistake of ours. SQLite has no code of its own
    /// for it.
    /// </summary>
    public static bool IsTooLarge(Exception exception) =>
        exception is SqliteException { SqliteErrorCode: Error } && TooLarge.Any(text => exception.Message.Contains(text, StringComparison.Ordinal));

    /// <summary>What is wrong with the file and what to do; null where the exception is about something else, such as a statement of ours.</summary>
    public string? Trouble(Exception exception) => exception switch
    {
        DbUpdateException { InnerException: { } inner } => Trouble(inner),
        FileNotFoundException => $"{FullPath} was moved or deleted while in use: put it back, or restart to begin with an empty cache.",
        SqliteException { SqliteErrorCode: NotADatabase or Corrupt } =>
            $"{FullPath} is not a usable SQLite database. Nothing was overwritten: restore it from a backup, or move it away to start anew.",
        SqliteException { SqliteErrorCode: ReadOnly } => $"{FullPath} cannot be written: give this user write access to the file and its folder.",
        SqliteException { SqliteErrorCode: CannotOpen } =>
            $"{FullPath} cannot be opened: check that the folder exists and that this user may write there (Cache:ConnectionString).",
        SqliteException { SqliteErrorCode: Full } => $"No room to write {FullPath}: free space on its disk. What is cached can still be read.",
        SqliteException { SqliteErrorCode: InputOutput } =>
            $"{FullPath} cannot be read or written (disk I/O error): check its disk, the free space and the process's file-size limit (ulimit -f).",
        SqliteException { SqliteErrorCode: Busy or Locked } =>
            $"{FullPath} is locked by another process: end the program that holds it open, or wait for it.",
        _ => null,
    };
}

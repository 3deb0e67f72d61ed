using Microsoft.Data.Sqlite;

namespace GraphQLApi.Cache.Database;

/// <summary>The file behind a connection string: its folder, how connections to it are set up, and what its failures mean to an operator.</summary>
internal sealed class SqliteFile(string connectionString)
{
    // sqlite.org/rescode.html
    private const int ReadOnly = 8;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    public string FullPath { get; } = Path.GetFullPath(new SqliteConnectionStringBuilder(connectionString).DataSource);

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

    public static void PrepareReader(SqliteConnection connection)
    {
        Run(connection, "PRAGMA query_only = 1");
        Run(connection, "PRAGMA busy_timeout = 5000");
        Run(connection, "PRAGMA cache_size = -8192");
        Run(connection, "PRAGMA temp_store = MEMORY");
    }

    public static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // every caller passes a constant
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    public void CreateFolder()
    {
        if (Path.GetDirectoryName(FullPath) is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
        }
    }

    public CacheDatabaseException Unusable(Exception exception) => new(
        exception is SqliteException { SqliteErrorCode: var code }
            ? code switch
            {
                NotADatabase or Corrupt => $"{FullPath} is not a usable SQLite database. Nothing was overwritten: restore it from a backup, or move it away to start anew.",
                ReadOnly => $"{FullPath} cannot be written: give this user write access to the file and its folder.",
                CannotOpen => $"{FullPath} cannot be opened: check that the folder exists and that this user may write there (Cache:ConnectionString).",
                Full => $"No room to write {FullPath}: free space on its disk.",
                _ => $"{FullPath} cannot be used as the cache (SQLite error {code}): {exception.Message}",
            }
            : $"{FullPath} cannot be used as the cache (Cache:ConnectionString): {exception.Message}",
        exception);
}

using Microsoft.Data.Sqlite;

namespace GraphQLApi.Cache.Database;

/// <summary>
/// A copy of the cache as of one moment, by SQLite's online backup in one step: a read transaction, so that neither readers nor the writer wait.
/// Copying the files instead is not safe while they are in use: part of the data stands in the -wal file, and both change meanwhile.
/// </summary>
public static class DatabaseBackup
{
    /// <summary>
    /// Writes <paramref name="target"/> and looks whether it is sound; returns its bytes. It has its name only when it is whole. The file is neither
    /// migrated nor checked for its account: what is there is kept. Throws <see cref="IOException"/> where it cannot be done, saying why.
    /// </summary>
    public static long Write(string connectionString, string target, CancellationToken cancellationToken)
    {
        var file = new SqliteFile(connectionString);
        if (!File.Exists(file.FullPath))
        {
            throw new FileNotFoundException($"{file.FullPath} does not exist: there is nothing to copy (Cache:ConnectionString).");
        }

        if (File.Exists(target))
        {
            throw new IOException($"{target} exists already and is left alone: name another file.");
        }

        if (Path.GetDirectoryName(Path.GetFullPath(target)) is { } folder && !Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"{target} cannot be written: there is no folder {folder}. Create it, or name another file.");
        }

        var partial = target + ".partial";
        try
        {
            File.Delete(partial);
            Copy(SqliteFile.ForReading(connectionString), partial);
            cancellationToken.ThrowIfCancellationRequested();
            File.Move(partial, target);
            return new FileInfo(target).Length;
        }
        catch (SqliteException exception)
        {
            throw new IOException($"{target} was not written: {file.Trouble(exception) ?? exception.Message}", exception);
        }
        finally
        {
            File.Delete(partial);
        }
    }

    private static void Copy(string source, string target)
    {
        using var from = new SqliteConnection(source);
        using var to = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = target, Pooling = false }.ToString());
        from.Open();
        SqliteFile.Run(from, "PRAGMA query_only = 1");
        SqliteFile.Run(from, "PRAGMA busy_timeout = 5000");
        to.Open();
        from.BackupDatabase(to);

        // One file, without companions: the mode is switched back by whoever opens it for work.
        SqliteFile.Run(to, "PRAGMA journal_mode = DELETE");
        using var check = to.CreateCommand();
        check.CommandText = "PRAGMA quick_check(1)";
        if (check.ExecuteScalar() as string is not "ok" and var found)
        {
            throw new IOException($"The copy is damaged ({found}), and so is the file it was made of: run doctor.");
        }
    }
}

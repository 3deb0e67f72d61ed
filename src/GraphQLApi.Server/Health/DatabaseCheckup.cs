using System.Globalization;
using GraphQLApi.Cache;
using GraphQLApi.Cache.Database;

namespace GraphQLApi.Server.Health;

/// <summary>The cache's file: can it be written, is it sound, whose is it, is there room, and does it know the time people ask about.</summary>
internal static class DatabaseCheckup
{
    private const string Subject = "Database";
    private const long LittleRoom = 1L << 30;
    private const long LongLog = 256L << 20;

    /// <summary>Opens the database, but neither creates one where none is yet nor changes one of an earlier version.</summary>
    public static async Task<IReadOnlyList<Finding>> LookAsync(CacheDatabase database, CacheOptions options, CancellationToken cancellationToken)
    {
        var folder = Path.GetDirectoryName(database.FileName);
        if (!File.Exists(database.FileName) && (Directory.Exists(folder) || Directory.Exists(Path.GetDirectoryName(folder))))
            return [Absent(database.FileName)];
        try
        {
            if (File.Exists(database.FileName) && await database.PendingMigrationsAsync(cancellationToken) is { Count: > 0 } pending)
                return [Older(database.FileName, pending)];
            await database.OpenAsync(cancellationToken);
            return [.. Describe(await DatabaseExamination.ExamineAsync(database, cancellationToken), database.FileName, options)];
        }
        catch (Exception exception) when (exception is CacheDatabaseException or CacheException)
        {
            return [Finding.Fail(Subject, exception.Message, "The server does not start with it, or answers DATABASE_UNAVAILABLE.", "As the line says; then run doctor again.")];
        }
    }

    // A volume that was just mounted belongs to root, and so looks well until the first start.
    private static Finding Absent(string file)
    {
        var folder = Path.GetDirectoryName(file)!; // the name is absolute
        while (!Directory.Exists(folder))
            folder = Path.GetDirectoryName(folder)!;
        try
        {
            using var probe = new FileStream(Path.Combine(folder, $".doctor-{Guid.NewGuid():N}"), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            return Finding.Ok(Subject, $"{file} does not exist yet; the first start creates it.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Finding.Fail(
                Subject, $"{file} does not exist yet, and nothing can be created in {folder} by this user.", "The server does not start.",
                "Give the user that runs the server the right to write there, or correct Cache:ConnectionString.");
        }
    }

    private static Finding Older(string file, IReadOnlyList<string> pending) => Finding.Warn(
        Subject, $"{file} is of an earlier version: {string.Join(", ", pending)} to come.", "The next start changes it, and the version before cannot open it afterwards.",
        "Run backup --to FILE first, then start the server; it upgrades by itself.");

    private static IEnumerable<Finding> Describe(DatabaseFindings found, string file, CacheOptions options)
    {
        if (found.Damage.Count > 0)
        {
            yield return Finding.Fail(
                Subject, $"{file} is damaged ({found.Damage[0]}).", "Answers may lack records, or fail.",
                "Stop the server, move the file away with its -wal and -shm, then put back a backup, or read everything anew with backfill.");
            yield break;
        }

        var held = found.Held is { } range ? $"{found.Sessions} sessions, {range}" : "no session yet";
        yield return Finding.Ok(Subject, $"{file} is sound and can be written: {Size(found.FileBytes)}, {held}.");
        yield return Log(found.LogBytes);
        yield return Disk(found, file);
        foreach (var finding in Ledger(found))
            yield return finding;
        if (found.LongestWayToQueue is { } longest)
            yield return LookBack(longest, options);
    }

    private static Finding Log(long bytes) => bytes > LongLog
        ? Finding.Warn(
            "Write-ahead log", $"{Size(bytes)}.", "It is folded into the file only when no reader holds an old moment; until then reads grow slower and the disk fuller.",
            "Restart the server; where that does not help, look for another program that holds the file open.")
        : Finding.Ok("Write-ahead log", $"{Size(bytes)}.");

    private static Finding Disk(DatabaseFindings found, string file)
    {
        var growth = found.Read is { TotalDays: >= 1 and var days } ? $"; at this rate the file grows by {Size((long)(found.FileBytes / days * 30))} in 30 days" : "";
        return found.FreeBytes < Math.Max(LittleRoom, found.FileBytes / 10)
            ? Finding.Warn(
                "Disk", $"only {Size(found.FreeBytes)} are free beside {file}{growth}.", "A full disk stops the reading of new records; what is cached can still be asked for.",
                "Free space, or set Cache:Retention.")
            : Finding.Ok("Disk", $"{Size(found.FreeBytes)} are free{growth}.");
    }

    private static IEnumerable<Finding> Ledger(DatabaseFindings found)
    {
        if (found.MissingLastWeek > TimeSpan.Zero && found.Sessions > 0)
        {
            yield return Finding.Warn(
                "Ledger", $"{found.MissingLastWeek:c} of the last 7 days were never read.", "Questions about them wait for the vendor, or say that their coverage is not complete.",
                "Let the server run, or run backfill over the last week.");
        }

        if (found.Failed > 0)
        {
            yield return Finding.Warn(
                "Ledger", $"{found.Failed} windows could not be read the last time.", "Their records are missing; coverage.missing names them.", "Run backfill over them; the log says why they failed.");
        }

        if (found.Saturated > 0)
        {
            yield return Finding.Warn(
                "Ledger", $"{found.Saturated} windows of one second hold more than the vendor lets anybody read.", "What is over its 1,100 records is lost to every client; coverage.saturated names them.",
                "Nothing can be done on this side; ask the vendor for an export of these seconds.");
        }
    }

    private static Finding LookBack(TimeSpan longest, CacheOptions options)
    {
        var seen = $"the longest way from a session's start to a queue visit was {longest.ToString("c", CultureInfo.InvariantCulture)}";
        return longest > options.Lookback
            ? Finding.Warn(
                "Look-back", $"{seen}, longer than Cache:Lookback ({options.Lookback:c}).", "A question over visits counts as complete although sessions from before may bring more.",
                $"Set Cache:Lookback={new TimeSpan((int)Math.Ceiling(longest.TotalHours), 0, 0):c}.")
            : Finding.Ok("Look-back", $"{seen}, within Cache:Lookback ({options.Lookback:c}).");
    }

    private static string Size(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:0.0} MiB");
}

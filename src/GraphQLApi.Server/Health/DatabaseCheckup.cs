using System.Globalization;
using GraphQLApi.Cache;
using GraphQLApi.Cache.Database;

namespace GraphQLApi.Server.Health;

/// <summary>The cache's file: can it be written, is it sound, whose is it, is there room.</summary>
internal static class DatabaseCheckup
{
    private const string Subject = "Database";
    private const long LittleRoom = 1L << 30;

    /// <summary>Opens the database, but does not create one where none is yet.</summary>
    public static async Task<IReadOnlyList<Finding>> LookAsync(CacheDatabase database, CacheOptions options, CancellationToken cancellationToken)
    {
        var folder = Path.GetDirectoryName(database.FileName);
        if (!File.Exists(database.FileName) && (Directory.Exists(folder) || Directory.Exists(Path.GetDirectoryName(folder))))
            return [Finding.Ok(Subject, $"{database.FileName} does not exist yet; the first start creates it.")];
        try
        {
            await database.OpenAsync(cancellationToken);
            return [.. Describe(await DatabaseExamination.ExamineAsync(database, cancellationToken), database.FileName, options)];
        }
        catch (Exception exception) when (exception is CacheDatabaseException or CacheException)
        {
            return [Finding.Fail(Subject, exception.Message)];
        }
    }

    private static IEnumerable<Finding> Describe(DatabaseFindings found, string file, CacheOptions options)
    {
        if (found.Damage.Count > 0)
        {
            yield return Finding.Fail(Subject, $"{file} is damaged ({found.Damage[0]}): stop the server, move the file away, restore a backup or read it anew with backfill.");
            yield break;
        }

        var held = found.Held is { } range ? $"{found.Sessions} sessions, {range}" : "no session yet";
        yield return Finding.Ok(Subject, $"{file} is sound and can be written: {Size(found.FileBytes)}, {held}.");
        yield return found.FreeBytes < Math.Max(LittleRoom, found.FileBytes / 10)
            ? Finding.Warn("Disk", $"only {Size(found.FreeBytes)} are free beside {file}: free space, or set Cache:Retention.")
            : Finding.Ok("Disk", $"{Size(found.FreeBytes)} are free.");
        if (found.Failed > 0)
            yield return Finding.Warn("Ledger", $"{found.Failed} windows could not be read the last time: run backfill over them; coverage.missing names them.");
        if (found.Saturated > 0)
            yield return Finding.Warn("Ledger", $"{found.Saturated} windows of one second hold more than the vendor lets anybody read; coverage.saturated names them.");
        if (found.LongestWayToQueue is { } longest)
            yield return LookBack(longest, options);
    }

    private static Finding LookBack(TimeSpan longest, CacheOptions options)
    {
        var seen = $"the longest way from a session's start to a queue visit was {longest.ToString("c", CultureInfo.InvariantCulture)}";
        return longest > options.Lookback
            ? Finding.Warn("Look-back", $"{seen}, longer than Cache:Lookback ({options.Lookback:c}): queries over visits may miss some; set it higher.")
            : Finding.Ok("Look-back", $"{seen}, within Cache:Lookback ({options.Lookback:c}).");
    }

    private static string Size(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:0.0} MiB");
}

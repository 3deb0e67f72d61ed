using GraphQLApi.Cache.Coverage;
using Microsoft.EntityFrameworkCore;

namespace GraphQLApi.Cache.Database;

/// <summary>What a closer look at the cache's file shows.</summary>
/// <param name="Damage">What SQLite's quick_check finds; empty in a sound file.</param>
/// <param name="Sessions">Cached sessions.</param>
/// <param name="Held">From the earliest to the latest session start; null in an empty cache.</param>
/// <param name="LongestWayToQueue">The longest time between a session's start and one of its queue visits (SEMANTICS §1.2); null without visits.</param>
/// <param name="Saturated">Windows that hold more than the vendor lets anybody read.</param>
/// <param name="Failed">Windows whose last reading failed.</param>
/// <param name="FileBytes">Size of the file.</param>
/// <param name="FreeBytes">Room left on its disk.</param>
/// <param name="LogBytes">Size of the write-ahead log.</param>
/// <param name="MissingLastWeek">Time of the last seven days that was never read.</param>
/// <param name="Read">How much of <c>Held</c> was read.</param>
public sealed record DatabaseFindings(
    IReadOnlyList<string> Damage, long Sessions, TimeRange? Held, TimeSpan? LongestWayToQueue, int Saturated, int Failed, long FileBytes, long FreeBytes, long LogBytes,
    TimeSpan MissingLastWeek, TimeSpan Read);

/// <summary>Looks at an opened database as a whole: minutes on a large one, so for people who ask, not for a health check.</summary>
public static class DatabaseExamination
{
    /// <summary>Reads in one snapshot; throws <see cref="CacheException"/> where the file cannot be read at all.</summary>
    public static async Task<DatabaseFindings> ExamineAsync(CacheDatabase database, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(database);
        try
        {
            await using var snapshot = await database.SnapshotAsync(cancellationToken);
            return await ExamineAsync(snapshot.Db, database, cancellationToken);
        }
        catch (Exception exception) when (exception is not CacheException && database.FailureOf(exception) is not null)
        {
            throw new CacheException(database.FailureOf(exception)!, exception); // not null by the filter
        }
    }

    private static async Task<DatabaseFindings> ExamineAsync(CacheDbContext db, CacheDatabase database, CancellationToken cancellationToken)
    {
        var file = new FileInfo(database.FileName);
        var log = new FileInfo(database.FileName + "-wal");
        var logBytes = log.Exists ? log.Length : 0;
        var damage = await db.Database.SqlQueryRaw<string>("SELECT quick_check AS Value FROM pragma_quick_check(20) WHERE quick_check <> 'ok'").ToListAsync(cancellationToken);
        var free = file.Directory is { } folder ? new DriveInfo(folder.FullName).AvailableFreeSpace : 0;
        if (damage.Count > 0)
        {
            return new DatabaseFindings(damage, 0, null, null, 0, 0, file.Length, free, logBytes, TimeSpan.Zero, TimeSpan.Zero);
        }

        var sessions = await db.Sessions.LongCountAsync(cancellationToken);
        var oldest = await db.Sessions.MinAsync(row => (DateTime?)row.StartTime, cancellationToken);
        var newest = await db.Sessions.MaxAsync(row => (DateTime?)row.StartTime, cancellationToken);
        var longest = await db.Database.SqlQueryRaw<long?>(
            """SELECT MAX(v."EnterTime" - s."StartTime") AS "Value" FROM "QueueVisits" v JOIN "Sessions" s ON s."SessionId" = v."SessionId" """)
            .SingleAsync(cancellationToken);
        TimeRange? held = oldest is { } from && newest is { } to ? new TimeRange(from, to) : null;
        var (missingLastWeek, read) = await LedgerAsync(db, database, held, cancellationToken);
        return new DatabaseFindings(
            damage,
            sessions,
            held,
            longest is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null,
            await db.Coverage.CountAsync(row => row.IsSaturated, cancellationToken),
            await db.Coverage.CountAsync(row => row.IsFailed, cancellationToken),
            file.Length,
            free,
            logBytes,
            missingLastWeek,
            read);
    }

    private static async Task<(TimeSpan MissingLastWeek, TimeSpan Read)> LedgerAsync(
        CacheDbContext db, CacheDatabase database, TimeRange? held, CancellationToken cancellationToken)
    {
        var (scopes, now, rules) = database.Reading();
        var ledger = await CoverageLedger.LoadAsync(db, scopes, cancellationToken);
        TimeSpan Missing(DateTime from, DateTime to) =>
            ledger.Report(new AskedRange(from, to), now, rules, []).Missing.Aggregate(TimeSpan.Zero, (sum, range) => sum + range.Length);
        return (Missing(now.AddDays(-7), now), held is { Length.Ticks: > 0 } range ? range.Length - Missing(range.From, range.To) : TimeSpan.Zero);
    }
}

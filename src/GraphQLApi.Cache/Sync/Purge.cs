using System.Text.Json;
using GraphQLApi.Cache.Coverage;
using GraphQLApi.Cache.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace GraphQLApi.Cache.Sync;

/// <summary>
/// Drops what the cache must not keep any longer: sessions past <c>Cache:Retention</c>, records past <c>Cache:RawRetention</c>. Found in a snapshot,
/// deleted a few at a time: writers wait for each batch.
/// </summary>
internal sealed class Purge(CacheDatabase database, LedgerMemory ledger, IOptions<CacheOptions> options, TimeProvider clock)
{
    private const int Batch = 500;

    private DateTime rawPurged;

    /// <summary>Sessions every time it is called, records once a night: finding them walks through all.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (options.Value.Retention is { } retention)
        {
            await ForgetSessionsAsync(now.Before(retention).FloorTo(TimeSpan.FromSeconds(1)), cancellationToken);
        }

        if (rawPurged != SyncPlanner.LastNight(now))
        {
            await ForgetRecordsAsync(now.Before(options.Value.RawRetention), cancellationToken);
            rawPurged = SyncPlanner.LastNight(now);
        }
    }

    private async Task ForgetSessionsAsync(DateTime before, CancellationToken cancellationToken)
    {
        // The ledger first: it must not claim rows that are going.
        await database.WriteAsync((db, token) => CutLedgerAsync(db, before, token), cancellationToken);
        ledger.Forget();
        while (await FindAsync(db => db.Sessions.Where(row => row.StartTime < before).OrderBy(row => row.StartTime).Select(row => row.SessionId), cancellationToken)
            is { Count: > 0 } ids)
        {
            var doomed = JsonSerializer.Serialize(ids);
            await database.WriteAsync(
                (db, token) => db.Sessions.Where(row => db.JsonElements(doomed).Any(id => id.Value == row.SessionId)).ExecuteDeleteAsync(token),
                cancellationToken);
        }
    }

    private async Task ForgetRecordsAsync(DateTime before, CancellationToken cancellationToken)
    {
        var after = "";
        while (await FindAsync(
            db => db.RawRecords.Where(row => row.FetchedAt < before && string.Compare(row.SessionId, after) > 0).OrderBy(row => row.SessionId).Select(row => row.SessionId),
            cancellationToken) is { Count: > 0 } ids)
        {
            var doomed = JsonSerializer.Serialize(ids);
            await database.WriteAsync(
                (db, token) => db.RawRecords
                    .Where(row => row.FetchedAt < before && db.JsonElements(doomed).Any(id => id.Value == row.SessionId))
                    .ExecuteDeleteAsync(token),
                cancellationToken);
            after = ids[^1];
        }
    }

    private static async Task CutLedgerAsync(CacheDbContext db, DateTime before, CancellationToken cancellationToken)
    {
        await db.Coverage.Where(row => row.To <= before).ExecuteDeleteAsync(cancellationToken);
        await db.Coverage.Where(row => row.From < before).ExecuteUpdateAsync(set => set.SetProperty(row => row.From, before), cancellationToken);
    }

    private async Task<List<string>> FindAsync(Func<CacheDbContext, IQueryable<string>> doomed, CancellationToken cancellationToken)
    {
        await using var snapshot = await database.SnapshotAsync(cancellationToken);
        return await doomed(snapshot.Db).Take(Batch).ToListAsync(cancellationToken);
    }
}

using GraphQLApi.Cache.Coverage;
using GraphQLApi.Cache.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace GraphQLApi.Cache.Sync;

/// <summary>Drops what the cache must not keep any longer: sessions past <c>Cache:Retention</c>, records past <c>Cache:RawRetention</c>.</summary>
internal sealed class Purge(CacheDatabase database, LedgerMemory ledger, IOptions<CacheOptions> options, TimeProvider clock)
{
    // So many rows a transaction: writers wait for each one, and the feed cannot wait long.
    private const int Batch = 500;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var rawBefore = now.Before(options.Value.RawRetention);
        await InBatchesAsync(
            (db, token) => db.RawRecords
                .Where(row => db.RawRecords.Where(old => old.FetchedAt < rawBefore).OrderBy(old => old.SessionId).Select(old => old.SessionId).Take(Batch).Contains(row.SessionId))
                .Where(row => row.FetchedAt < rawBefore)
                .ExecuteDeleteAsync(token),
            cancellationToken);
        if (options.Value.Retention is { } retention)
        {
            await ForgetBeforeAsync(now.Before(retention).FloorTo(TimeSpan.FromSeconds(1)), cancellationToken);
        }
    }

    private async Task ForgetBeforeAsync(DateTime before, CancellationToken cancellationToken)
    {
        // The ledger first: it must not claim rows that are going.
        await database.WriteAsync((db, token) => CutLedgerAsync(db, before, token), cancellationToken);
        ledger.Forget();
        await InBatchesAsync(
            (db, token) => db.Sessions
                .Where(row => db.Sessions.Where(old => old.StartTime < before).OrderBy(old => old.StartTime).Select(old => old.SessionId).Take(Batch).Contains(row.SessionId))
                .ExecuteDeleteAsync(token),
            cancellationToken);
    }

    private static async Task CutLedgerAsync(CacheDbContext db, DateTime before, CancellationToken cancellationToken)
    {
        await db.Coverage.Where(row => row.To <= before).ExecuteDeleteAsync(cancellationToken);
        await db.Coverage.Where(row => row.From < before).ExecuteUpdateAsync(set => set.SetProperty(row => row.From, before), cancellationToken);
    }

    private async Task InBatchesAsync(Func<CacheDbContext, CancellationToken, Task<int>> delete, CancellationToken cancellationToken)
    {
        while (await database.WriteAsync(delete, cancellationToken) > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}

using GraphQLApi.Cache.Coverage;
using GraphQLApi.Cache.Database;
using GraphQLApi.Cache.Rows;
using GraphQLApi.Upstream;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace GraphQLApi.Cache.Sync;

/// <summary>How far the cache follows the vendor.</summary>
/// <param name="Jobs">Job rows by state; every state is there.</param>
/// <param name="Gap">Time within the last <c>Cache:HotWindow</c> that was never read.</param>
/// <param name="Lag">How far behind now the newest read time ends; null before the first reading.</param>
/// <param name="DatabaseBytes">Size of the file.</param>
/// <param name="LogBytes">Size of its write-ahead log.</param>
public sealed record SyncState(IReadOnlyDictionary<SyncJobState, int> Jobs, TimeSpan Gap, TimeSpan? Lag, long DatabaseBytes, long LogBytes);

/// <summary>What monitoring asks of the cache: one small statement and a look at the ledger, which is mostly in memory.</summary>
public sealed class SyncFigures
{
    private readonly CacheDatabase database;
    private readonly LedgerMemory ledger;
    private readonly CoverageRules rules;
    private readonly VendorClock clock;

    internal SyncFigures(CacheDatabase database, LedgerMemory ledger, IOptions<CacheOptions> options, VendorClock clock) =>
        (this.database, this.ledger, rules, this.clock) = (database, ledger, CoverageRules.From(options.Value), clock);

    /// <summary>The figures now. Throws <see cref="CacheException"/> where the file cannot be read.</summary>
    public async Task<SyncState> ReadAsync(CancellationToken cancellationToken)
    {
        var current = await ledger.CurrentAsync(cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        var gap = current.Report(new AskedRange(now.Before(rules.HotWindow), now), now, rules, []).Missing.Aggregate(TimeSpan.Zero, (sum, range) => sum + range.Length);
        var file = new FileInfo(database.FileName);
        var log = new FileInfo(database.FileName + "-wal");
        return new SyncState(
            await JobsAsync(cancellationToken), gap, Newest(current) is { } newest ? now - newest : null, file.Exists ? file.Length : 0, log.Exists ? log.Length : 0);
    }

    private async Task<Dictionary<SyncJobState, int>> JobsAsync(CancellationToken cancellationToken)
    {
        await using var snapshot = await database.SnapshotAsync(cancellationToken);
        var counted = await snapshot.Db.SyncJobs.GroupBy(row => row.State).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        return Enum.GetValues<SyncJobState>().ToDictionary(state => state, state => counted.Find(each => each.Key == state)?.Count ?? 0);
    }

    // Where bots are read one by one, the slowest counts.
    private DateTime? Newest(Ledger current)
    {
        var ends = ledger.Scopes.Select(scope => current.Entries(scope).LastOrDefault(entry => !entry.IsFailed).Range.To).ToList();
        return ends.Count == 0 || ends.Min() == default ? null : ends.Min();
    }
}

using Microsoft.EntityFrameworkCore;

namespace GraphQLApi.Cache.Coverage;

/// <summary>The ledger in the database: read as a whole, written with the rows it vouches for.</summary>
internal static class CoverageLedger
{
    /// <summary>All entries of the given scopes; scopes without any are there and empty.</summary>
    public static async Task<Ledger> LoadAsync(CacheDbContext db, IReadOnlyList<string> scopes, CancellationToken cancellationToken)
    {
        var rows = await db.Coverage.AsNoTracking().OrderBy(row => row.From).ToListAsync(cancellationToken);
        var byScope = rows.ToLookup(row => row.Scope, LedgerEntry.Of, StringComparer.Ordinal);
        return new Ledger(scopes.ToDictionary(scope => scope, scope => (IReadOnlyList<LedgerEntry>)[.. byScope[scope]], StringComparer.Ordinal));
    }

    /// <summary>Enters one reading or failure; call it in the transaction that writes the window's rows.</summary>
    public static async Task RecordAsync(CacheDbContext db, string scope, LedgerEntry added, CancellationToken cancellationToken)
    {
        // Stored in milliseconds: equal times must stay equal after a round trip, or neighbours would never join.
        added = added with { ReadAt = added.ReadAt.FloorTo(TimeSpan.FromMilliseconds(1)) };
        var near = db.Coverage.Where(row => row.Scope == scope && row.From <= added.Range.To && row.To >= added.Range.From);
        var around = await near.AsNoTracking().OrderBy(row => row.From).ToListAsync(cancellationToken);
        await near.ExecuteDeleteAsync(cancellationToken);
        db.Coverage.AddRange(LedgerEntry.Add([.. around.Select(LedgerEntry.Of)], added).Select(entry => entry.ToRow(scope)));
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }
}

using System.Security.Cryptography;
using GraphQLApi.Cache.Rows;
using Microsoft.EntityFrameworkCore;

namespace GraphQLApi.Cache.Database;

/// <summary>Whose data a database holds: invented and real ones, or those of two accounts, never meet in one file (SEMANTICS §7.1).</summary>
internal static class DatabaseStamp
{
    public const string DemoOrigin = "demo";

    // HMAC-SHA256 takes any length; 32 bytes is its full strength (SEMANTICS §7.4).
    private const int SecretBytes = 32;

    public static async Task<DatabaseStampRow> CheckAsync(
        CacheDbContext db, string origin, string accountId, string file, TimeProvider clock, CancellationToken cancellationToken)
    {
        var stamp = await db.DatabaseStamp.SingleOrDefaultAsync(cancellationToken);
        if (stamp is null)
        {
            stamp = new DatabaseStampRow
            {
                StampId = 1,
                AccountId = accountId,
                Origin = origin,
                CustomerKeySecret = RandomNumberGenerator.GetBytes(SecretBytes),
                CreatedAt = clock.GetUtcNow().UtcDateTime,
            };
            db.DatabaseStamp.Add(stamp);
            await db.SaveChangesAsync(cancellationToken);
        }

        return stamp.AccountId == accountId && string.Equals(stamp.Origin, origin, StringComparison.OrdinalIgnoreCase)
            ? stamp
            : throw new CacheDatabaseException(
                $"The cache {file} holds data of {Name(stamp.Origin, stamp.AccountId)}, but the settings name {Name(origin, accountId)}: "
                + "set Cache:ConnectionString to another file, or correct Upstream:BaseUrl and Upstream:AccountId.");
    }

    private static string Name(string origin, string accountId) =>
        origin == DemoOrigin ? $"the demo (account {accountId})" : $"account {accountId} at {origin}";
}

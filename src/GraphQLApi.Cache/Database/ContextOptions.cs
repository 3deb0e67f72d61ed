using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace GraphQLApi.Cache.Database;

/// <summary>
/// How every context is set up. Alike in all that Entity Framework keys its services by: for each other set-up it builds the whole model anew, and
/// it is what a start waits for longest.
/// </summary>
internal static class ContextOptions
{
    public static DbContextOptions<CacheDbContext> ForWriting(SqliteConnection connection) => Build(builder => builder.UseSqlite(connection));

    public static DbContextOptions<CacheDbContext> ForReading(SqliteConnection connection) =>
        Build(builder => builder.UseSqlite(connection).UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking));

    /// <summary>For looking at the model.</summary>
    public static DbContextOptions<CacheDbContext> WithoutDatabase() => Build(builder => builder.UseSqlite());

    private static DbContextOptions<CacheDbContext> Build(Action<DbContextOptionsBuilder<CacheDbContext>> connect)
    {
        var builder = new DbContextOptionsBuilder<CacheDbContext>();
        connect(builder);
        return builder
            .EnableThreadSafetyChecks(false) // CacheRequest reads one at a time, and CacheDatabase has one writer
            .Options;
    }
}

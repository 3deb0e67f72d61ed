using GraphQLApi.Cache;
using GraphQLApi.Cache.Rows;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace GraphQLApi.Tests.Cache;

public sealed class SqliteNativeTests
{
    [Fact]
    public void A_row_goes_through_the_native_library_and_back()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using var context = new CacheDbContext(new DbContextOptionsBuilder<CacheDbContext>().UseSqlite(connection).Options);
        context.Database.EnsureCreated();

        context.Queues.Add(new QueueRow { QueueId = "qu-1", Name = "Billing" });
        context.SaveChanges();

        Assert.Equal("Billing", context.Queues.AsNoTracking().Single(queue => queue.QueueId == "qu-1").Name);
    }

    [Fact]
    public void Says_which_library_runs_and_it_is_new_enough()
    {
        Assert.Matches(@"^SQLite 3\.[0-9]+\.[0-9]+ \((libsqlite3\.so\.0|bundled e_sqlite3)\)$", SqliteNative.Description);
        Assert.True(Version.Parse(SqliteNative.Version) >= new Version(3, 35, 5), SqliteNative.Version);
    }
}

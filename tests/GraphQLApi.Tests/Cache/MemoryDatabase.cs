using System.Runtime.CompilerServices;
using GraphQLApi.Cache;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace GraphQLApi.Tests.Cache;

/// <summary>A migrated database of its own, in memory, gone with the test.</summary>
internal sealed class MemoryDatabase : IDisposable
{
    public MemoryDatabase()
    {
        Connection.Open();
        using var context = Read();
        context.Database.Migrate();
    }

    public SqliteConnection Connection { get; } = new("Data Source=:memory:;Foreign Keys=True");

    public CacheDbContext Read() =>
        new(new DbContextOptionsBuilder<CacheDbContext>().UseSqlite(Connection).UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).Options);

    public List<string> Texts(string sql)
    {
        using var command = Connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "null" : reader.GetString(i))));
        }

        return rows;
    }

    public void Dispose() => Connection.Dispose();

    // Tests open SqliteConnection before they touch the cache; the product never does.
    [ModuleInitializer]
    internal static void Bind() => RuntimeHelpers.RunModuleConstructor(typeof(SqliteNative).Module.ModuleHandle);
}

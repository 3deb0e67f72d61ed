using GraphQLApi.Cache;
using GraphQLApi.Cache.Database;
using GraphQLApi.Tests.Upstream;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace GraphQLApi.Tests.Cache.Migrations;

/// <summary>
/// A database of every earlier version, with a row in each of its tables, opened by this one. The versions and the tables are found, so a new
/// migration is tested from the day it is written.
/// </summary>
public sealed class UpgradeTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    // Texts that are lists of texts as JSON.
    private static readonly HashSet<(string Table, string Column)> Lists = FindLists();

    public static TheoryData<string> Versions
    {
        get
        {
            using var db = Context("Data Source=:memory:");
            return [.. db.Database.GetMigrations()];
        }
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_database_of_any_version_is_brought_up_to_date_with_all_it_holds(string version)
    {
        var folder = Directory.CreateTempSubdirectory("upgrade-");
        await using var cache = CacheFixture.Unopened(Silent(), folder);
        var before = await CreateAsync(cache.FileName, version);

        await cache.Database.OpenAsync(Token);

        await using var connection = new SqliteConnection($"Data Source={cache.FileName};Pooling=False");
        await connection.OpenAsync(Token);
        Assert.Equal("ok", Assert.Single(Rows(connection, "PRAGMA integrity_check")));
        Assert.Empty(Rows(connection, "PRAGMA foreign_key_check"));
        foreach (var (query, rows) in before)
        {
            Assert.Equal(rows, Rows(connection, query));
        }

        await AssertSchemaAsync(connection);
        AssertEveryDayOfFactsIsKnown(connection);
        await AssertReadableAsync(cache, before.Count);
        await connection.CloseAsync();
        folder.Delete(true);
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_refused_in_one_sentence_and_left_alone()
    {
        var folder = Directory.CreateTempSubdirectory("upgrade-");
        await using (var cache = CacheFixture.Unopened(Silent(), folder))
        {
            await cache.Database.OpenAsync(Token);
        }

        await using var older = CacheFixture.Unopened(Silent(), folder);
        await using (var connection = new SqliteConnection($"Data Source={older.FileName};Pooling=False"))
        {
            await connection.OpenAsync(Token);
            Run(connection, "INSERT INTO \"__EFMigrationsHistory\" VALUES ('20991231000000_FromTheFuture', '99.0.0')");
        }

        var refusal = await Assert.ThrowsAsync<CacheDatabaseException>(() => older.Database.OpenAsync(Token));

        Assert.Equal(
            $"{older.FileName} was written by a newer version of this program, which knows the migration 20991231000000_FromTheFuture: run that version, or put back a "
            + "backup from before the upgrade.",
            refusal.Message);
        folder.Delete(true);
    }

    // One row a table, each value telling where it came from; the answer is what each table must hold afterwards.
    private static async Task<Dictionary<string, List<string>>> CreateAsync(string file, string version)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await using var db = Context($"Data Source={file};Pooling=False");
        await db.GetService<IMigrator>().MigrateAsync(version, Token);
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        await connection.OpenAsync(Token);
        Run(connection, "PRAGMA foreign_keys = 0"); // any order; the check afterwards holds them all
        var held = new Dictionary<string, List<string>>();
        foreach (var table in Rows(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_\\_EF%' ESCAPE '\\' AND name NOT LIKE 'sqlite%' ORDER BY name"))
        {
            var columns = Columns(connection, table);
            Run(connection, $"INSERT INTO \"{table}\" ({string.Join(", ", columns.Keys)}) VALUES ({string.Join(", ", columns.Values)})");
            held[$"SELECT {string.Join(" || '|' || ", columns.Keys.Select(column => $"quote({column})"))} FROM \"{table}\" ORDER BY 1"] = [];
        }

        // Read once all stand there: triggers of one table write into another.
        foreach (var query in held.Keys)
        {
            held[query] = Rows(connection, query);
        }

        return held;
    }

    private static Dictionary<string, string> Columns(SqliteConnection connection, string table) =>
        Rows(connection, $"SELECT name || '>' || type FROM pragma_table_info('{table}')")
            .Select(text => text.Split('>'))
            .ToDictionary(parts => $"\"{parts[0]}\"", parts => Value(Origin(connection, table, parts[0]), parts[1]));

    // A foreign key holds what its parent holds, which may have it from a parent of its own.
    private static (string Table, string Column) Origin(SqliteConnection connection, string table, string column) =>
        Rows(connection, $"SELECT \"table\" || '.' || \"to\" FROM pragma_foreign_key_list('{table}') WHERE \"from\" = '{column}' ORDER BY 1") is [{ } parent, ..]
            ? Origin(connection, parent.Split('.')[0], parent.Split('.')[1])
            : (table, column);

    private static string Value((string Table, string Column) origin, string type) => (origin.Table, origin.Column, type) switch
    {
        ("DatabaseStamp", "AccountId", _) => "'64f000000000000000000001'",
        ("DatabaseStamp", "Origin", _) => "'https://vendor.example'",
        (_, "Day" or "Version" or "Population", _) => "1",
        (_, _, "BLOB") => "X'0102'",
        (_, _, "REAL") => "1.5",
        // A moment in 2024, an enum's or a flag's value: whatever the column holds. Every length is a count of seconds.
        (_, _, "INTEGER") when origin.Column.EndsWith("Time", StringComparison.Ordinal) || origin.Column.EndsWith("At", StringComparison.Ordinal) || origin.Column is "From" or "To" => "1716000000000",
        (_, _, "INTEGER") => "1",
        _ when Lists.Contains(origin) => $"'[\"{origin.Table}.{origin.Column}\"]'",
        _ => $"'{origin.Table}.{origin.Column}'",
    };

    // Also triggers and indexes, by name and text: an upgraded file is the same as a fresh one.
    private static async Task AssertSchemaAsync(SqliteConnection upgraded)
    {
        const string Schema = "SELECT type || ' ' || name || ': ' || coalesce(sql, '') FROM sqlite_master WHERE name NOT LIKE 'sqlite%' ORDER BY 1";
        await using var db = Context("Data Source=:memory:");
        var fresh = (SqliteConnection)db.Database.GetDbConnection();
        await fresh.OpenAsync(Token);
        await db.Database.MigrateAsync(Token);
        Assert.Equal(Rows(fresh, Schema), Rows(upgraded, Schema));
        Assert.Equal(
            Rows(fresh, "SELECT MigrationId FROM \"__EFMigrationsHistory\" ORDER BY 1"), Rows(upgraded, "SELECT MigrationId FROM \"__EFMigrationsHistory\" ORDER BY 1"));
    }

    // Rows that older versions wrote must be known to the facts' days, or metrics would never count them.
    private static void AssertEveryDayOfFactsIsKnown(SqliteConnection connection)
    {
        if (Rows(connection, "SELECT count(*) FROM \"FactDays\" WHERE \"Day\" = 1 AND \"Population\" = 1").Single() == "1")
        {
            return; // written by a version that has the table: there its one writer counts, and no trigger does
        }

        Assert.Equal(["0|19861", "1|19861", "2|19861", "3|19861", "4|19861"], Rows(connection, "SELECT \"Population\" || '|' || \"Day\" FROM \"FactDays\" ORDER BY 1"));
    }

    private static async Task AssertReadableAsync(CacheFixture cache, int tables)
    {
        var read = await cache.QueryAsync(async db =>
        {
            var counts = new List<int>();
            foreach (var entity in db.Model.GetEntityTypes().Where(entity => entity.GetTableName() is not null))
            {
                var list = typeof(UpgradeTests).GetMethod(nameof(ReadAsync), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
                    .MakeGenericMethod(entity.ClrType);
                counts.Add(await (Task<int>)list.Invoke(null, [db])!);
            }

            return counts;
        });
        Assert.InRange(read.Count, tables, int.MaxValue);
        Assert.InRange(read.Count(count => count >= 1), tables, int.MaxValue);
    }

    private static async Task<int> ReadAsync<T>(CacheDbContext db)
        where T : class => (await db.Set<T>().ToListAsync(Token)).Count;

    private static HashSet<(string Table, string Column)> FindLists()
    {
        using var db = Context("Data Source=:memory:");
        return [.. from entity in db.Model.GetEntityTypes()
                   from property in entity.GetProperties()
                   where entity.GetTableName() is not null && typeof(IEnumerable<string>).IsAssignableFrom(property.ClrType)
                   select (entity.GetTableName()!, property.GetColumnName())]; // not null by the filter
    }

    private static CacheDbContext Context(string connectionString) => new(new DbContextOptionsBuilder<CacheDbContext>().UseSqlite(connectionString).Options);

    private static ScriptedVendor Silent() => new(_ => throw new InvalidOperationException("Nobody shall be asked."));

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static List<string> Rows(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(Convert.ToString(reader.GetValue(0), System.Globalization.CultureInfo.InvariantCulture)!);
        }

        return rows;
    }
}

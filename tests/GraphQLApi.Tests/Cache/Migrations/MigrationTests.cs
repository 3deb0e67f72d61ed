using System.Text.RegularExpressions;
using GraphQLApi.Cache;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace GraphQLApi.Tests.Cache.Migrations;

public sealed partial class MigrationTests
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Migrating_gives_the_tables_of_the_model()
    {
        await using var created = await OpenAsync();
        await using var migrated = await OpenAsync();
        await using (var context = Context(created))
        {
            await context.Database.EnsureCreatedAsync(Cancellation);
        }

        await using (var context = Context(migrated))
        {
            await context.Database.MigrateAsync(Cancellation);
        }

        Assert.Equal(Schema(created), Schema(migrated));
        Assert.Equal(Columns(created), Columns(migrated));
    }

    [Fact]
    public async Task The_schema_holds_what_people_expect_to_find()
    {
        await using var connection = await OpenAsync();
        await using var context = Context(connection);
        await context.Database.MigrateAsync(Cancellation);

        Assert.Equal(
            "AccessKeys Agents AgentSegments Consultations ConversationDetails ConversationDispositions Conversations ConversationSkills ConversationTags Coverage "
            + "DatabaseStamp FactDays JoinedUsers MissedAssignments QueueAgents Queues QueueVisits RawRecords RealtimePolls RealtimeSessions SessionIntents "
            + "Sessions SessionSkills SessionTags SyncJobs Tombstones UpstreamCalls",
            string.Join(' ', Names(connection).Order(StringComparer.OrdinalIgnoreCase)));
        Assert.Equal(["20260101000000_Initial", "20260601000000_FactDays", "20260701000000_LongStays", "20260801000000_AccessKeys", "20260901000000_Tombstones"], await context.Database.GetAppliedMigrationsAsync(Cancellation));
    }

    [Fact]
    public async Task Migrating_twice_changes_nothing()
    {
        await using var connection = await OpenAsync();
        await using var context = Context(connection);
        await context.Database.MigrateAsync(Cancellation);
        var before = Schema(connection);

        await context.Database.MigrateAsync(Cancellation);

        Assert.Equal(before, Schema(connection));
        Assert.Empty(await context.Database.GetPendingMigrationsAsync(Cancellation));
    }

    private static async Task<SqliteConnection> OpenAsync()
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync(Cancellation);
        return connection;
    }

    private static CacheDbContext Context(SqliteConnection connection) =>
        new(new DbContextOptionsBuilder<CacheDbContext>().UseSqlite(connection).Options);

    // EF's model knows no triggers; FactDaysTests hold those.
    // The text SQLite keeps of every statement, blanks aside: keys, nullability, foreign keys with their actions, index columns and filters.
    private static List<string> Schema(SqliteConnection connection) =>
        Rows(connection, "SELECT type || ' ' || name || ': ' || coalesce(sql, '') FROM sqlite_master WHERE type <> 'trigger' AND name NOT LIKE '\\_\\_EF%' ESCAPE '\\' AND tbl_name NOT LIKE '\\_\\_EF%' ESCAPE '\\' ORDER BY 1")
            .ConvertAll(row => Blanks().Replace(row, " "));

    // And what it made of them.
    private static List<string> Columns(SqliteConnection connection) =>
        Rows(connection, "SELECT m.name || '.' || p.name || ' ' || p.type || ' ' || p.\"notnull\" || ' ' || p.pk FROM sqlite_master m, pragma_table_info(m.name) p WHERE m.type = 'table' AND m.name NOT LIKE '\\_\\_EF%' ESCAPE '\\' ORDER BY 1");

    private static List<string> Names(SqliteConnection connection) =>
        Rows(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_\\_EF%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'");

    private static List<string> Rows(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}

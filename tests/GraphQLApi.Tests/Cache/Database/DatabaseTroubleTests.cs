using System.Globalization;
using GraphQLApi.Cache;
using GraphQLApi.Cache.Coverage;
using GraphQLApi.Cache.Database;
using GraphQLApi.Tests.Upstream;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace GraphQLApi.Tests.Cache.Database;

/// <summary>What the disk can do to the cache: each time one sentence that names the file, nothing overwritten, and recovery without a restart.</summary>
public sealed class DatabaseTroubleTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;
    private static readonly DateTime Day = new(2026, 3, 10, 0, 0, 0, DateTimeKind.Utc);
    private static readonly AskedRange First = new(Day, Day.AddDays(1));
    private static readonly AskedRange Second = new(Day.AddDays(1), Day.AddDays(2));
    private static readonly PagedRows Rows = new(Enumerable.Range(0, 900).Select(i => (new DateTimeOffset(Day).AddSeconds(i * 192), i % 2 == 0)));

    [Fact]
    public async Task A_full_disk_fails_what_must_be_written_and_nothing_else_and_passes()
    {
        await using var cache = await CacheFixture.OpenAsync(Rows.Answer);
        Assert.Equal(450, (await cache.CountAsync(First)).Sessions);
        await LimitAsync(cache, additional: 2);

        var refused = await Assert.ThrowsAsync<CacheException>(() => cache.CountAsync(Second));
        var (sessions, report) = await cache.CountAsync(First);

        Assert.Equal(
            ("DATABASE_UNAVAILABLE", $"No room to write {cache.FileName}: free space on its disk. What is cached can still be read."),
            (refused.Failure.Code, refused.Failure.Message));
        Assert.Equal((450, true), (sessions, report.Complete));
        Assert.True(await cache.Database.IsUsableAsync(Token));

        await LimitAsync(cache, additional: 100_000);
        Assert.Equal(450, (await cache.CountAsync(Second)).Sessions);
        Assert.Equal((0L, 0L), (await CheckAsync(cache), cache.Get<CacheCounters>().ReadLockWaits));
    }

    [Fact]
    public async Task A_file_moved_away_in_use_is_noticed_before_anything_is_written_into_the_void()
    {
        await using var cache = await CacheFixture.OpenAsync(Rows.Answer);
        await cache.CountAsync(First);
        File.Move(cache.FileName, cache.FileName + ".elsewhere");

        var refused = await Assert.ThrowsAsync<CacheException>(() => cache.CountAsync(Second));

        Assert.Equal(
            ("DATABASE_UNAVAILABLE", $"{cache.FileName} was moved or deleted while in use: put it back, or restart to begin with an empty cache."),
            (refused.Failure.Code, refused.Failure.Message));
        Assert.False(await cache.Database.IsUsableAsync(Token));
        Assert.False(File.Exists(cache.FileName));

        File.Move(cache.FileName + ".elsewhere", cache.FileName);
        Assert.Equal(450, (await cache.CountAsync(Second)).Sessions);
        Assert.True(await cache.Database.IsUsableAsync(Token));
    }

    [Fact]
    public async Task A_damaged_page_fails_the_reads_that_need_it()
    {
        var folder = Directory.CreateTempSubdirectory("cache-");
        await using (var first = CacheFixture.Unopened(new ScriptedVendor(Rows.Answer), folder))
        {
            await first.Database.OpenAsync(Token);
            await first.CountAsync(First);
        }

        await using (var cache = CacheFixture.Unopened(new ScriptedVendor(Rows.Answer), folder))
        {
            await DamageAsync(cache.FileName, "IX_Sessions_StartTime_SessionId");
            await cache.Database.OpenAsync(Token);
            var refused = await Assert.ThrowsAsync<CacheException>(() => cache.CountAsync(First));
            Assert.Equal(
                ("DATABASE_UNAVAILABLE", $"{cache.FileName} is not a usable SQLite database. Nothing was overwritten: restore it from a backup, or move it away to start anew."),
                (refused.Failure.Code, refused.Failure.Message));
        }

        folder.Delete(true);
    }

    [Fact]
    public async Task A_folder_whose_parent_is_missing_is_not_made_up()
    {
        await using var cache = CacheFixture.Unopened(
            new ScriptedVendor(Rows.Answer), null, ("Cache:ConnectionString", "Data Source=/no/such/volume/data/analytics.db"));
        var refusal = await Assert.ThrowsAsync<CacheDatabaseException>(() => cache.Database.OpenAsync(Token));
        Assert.Equal(
            "/no/such/volume/data/analytics.db cannot be opened: the folder /no/such/volume does not exist. Create it (or mount it), or correct Cache:ConnectionString.",
            refusal.Message);
        Assert.False(Directory.Exists("/no/such"));
    }

    [Fact]
    public async Task A_database_that_may_only_be_read_is_named()
    {
        var folder = Directory.CreateTempSubdirectory("cache-");
        await using (var first = CacheFixture.Unopened(new ScriptedVendor(Rows.Answer), folder))
        {
            await first.Database.OpenAsync(Token);
        }

        var file = Path.Combine(folder.FullName, "data", "analytics.db");
        await using (var cache = CacheFixture.Unopened(
            new ScriptedVendor(Rows.Answer), folder, ("Cache:ConnectionString", $"Data Source={file};Mode=ReadOnly")))
        {
            var refusal = await Assert.ThrowsAsync<CacheDatabaseException>(() => cache.Database.OpenAsync(Token));
            Assert.Equal($"{file} cannot be written: give this user write access to the file and its folder.", refusal.Message);
        }

        folder.Delete(true);
    }

    [Fact]
    public async Task Another_process_that_keeps_the_file_locked_is_waited_for()
    {
        await using var cache = await CacheFixture.OpenAsync(Rows.Answer);
        await using var other = new SqliteConnection($"Data Source={cache.FileName};Pooling=False");
        await other.OpenAsync(Token);
        await using (var transaction = other.BeginTransaction(deferred: false))
        {
            var asking = cache.CountAsync(First);
            Assert.True(await cache.Database.IsUsableAsync(Token));
            Assert.Equal(0, (await cache.CountAsync(First, new Freshness(FreshnessMode.CacheOnly))).Sessions);
            await transaction.RollbackAsync(Token);
            Assert.Equal(450, (await asking).Sessions);
        }

        Assert.Equal(0, cache.Get<CacheCounters>().ReadLockWaits);
    }

    // SQLITE_FULL at the next page but so many, as from a disk without room.
    private static Task LimitAsync(CacheFixture cache, int additional) => cache.Database.WriteAsync(
        async (db, token) =>
        {
            var pages = await db.Database.SqlQueryRaw<long>("SELECT page_count AS Value FROM pragma_page_count").SingleAsync(token);
            await db.Database.ExecuteSqlRawAsync(string.Create(CultureInfo.InvariantCulture, $"PRAGMA max_page_count = {pages + additional}"), token);
        },
        Token);

    private static Task<long> CheckAsync(CacheFixture cache) => cache.QueryAsync(
        db => db.Database.SqlQueryRaw<long>("SELECT COUNT(*) AS Value FROM pragma_quick_check WHERE quick_check <> 'ok'").SingleAsync(Token));

    private static async Task DamageAsync(string file, string index)
    {
        long root, size;
        await using (var connection = new SqliteConnection($"Data Source={file};Pooling=False"))
        {
            await connection.OpenAsync(Token);
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT rootpage, (SELECT page_size FROM pragma_page_size) FROM sqlite_master WHERE name = $name";
            command.Parameters.AddWithValue("$name", index);
            await using var reader = await command.ExecuteReaderAsync(Token);
            Assert.True(await reader.ReadAsync(Token), $"There is no index {index}.");
            (root, size) = (reader.GetInt64(0), reader.GetInt64(1));
        }

        await using var stream = File.OpenWrite(file);
        stream.Position = (root - 1) * size;
        await stream.WriteAsync(Enumerable.Repeat((byte)0xA5, (int)size).ToArray(), Token);
    }
}

using GraphQLApi.Cache.Database;
using GraphQLApi.Cache.Rows;
using GraphQLApi.Tests.Upstream;
using Microsoft.EntityFrameworkCore;

namespace GraphQLApi.Tests.Cache.Database;

public sealed class CacheDatabaseTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Opening_creates_folder_tables_and_stamp_and_can_be_repeated()
    {
        await using var cache = CacheFixture.Unopened(Silent());
        await cache.Database.OpenAsync(Token);
        await cache.Database.OpenAsync(Token);
        var stamp = await cache.QueryAsync(db => db.DatabaseStamp.SingleAsync(Token));
        Assert.Equal(("64f000000000000000000001", "https://vendor.example", 32), (stamp.AccountId, stamp.Origin, stamp.CustomerKeySecret.Length));
        Assert.True(await cache.Database.IsUsableAsync(Token));
        Assert.Equal("wal", await cache.QueryAsync(db => db.Database.SqlQueryRaw<string>("SELECT journal_mode AS Value FROM pragma_journal_mode").SingleAsync(Token)));
    }

    [Theory]
    [InlineData("Upstream:AccountId", "64f000000000000000000002", "account 64f000000000000000000002 at https://vendor.example")]
    [InlineData("Upstream:BaseUrl", "https://other.example/", "account 64f000000000000000000001 at https://other.example")]
    [InlineData("Cache:IsDemo", "true", "the demo (account 64f000000000000000000001)")]
    public async Task Data_of_two_origins_never_meet(string key, string value, string named)
    {
        var folder = Directory.CreateTempSubdirectory("cache-");
        byte[] secret;
        await using (var first = CacheFixture.Unopened(Silent(), folder))
        {
            await first.Database.OpenAsync(Token);
            secret = first.Database.Stamp.CustomerKeySecret;
        }

        await using (var second = CacheFixture.Unopened(Silent(), folder, (key, value)))
        {
            var refusal = await Assert.ThrowsAsync<CacheDatabaseException>(() => second.Database.OpenAsync(Token));
            Assert.Equal(
                $"The cache {second.FileName} holds data of account 64f000000000000000000001 at https://vendor.example, but the settings name {named}: "
                + "set Cache:ConnectionString to another file, or correct Upstream:BaseUrl and Upstream:AccountId.",
                refusal.Message);
        }

        await using (var again = CacheFixture.Unopened(Silent(), folder))
        {
            await again.Database.OpenAsync(Token);
            Assert.Equal(secret, again.Database.Stamp.CustomerKeySecret);
        }

        folder.Delete(true);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_named_and_kept()
    {
        await using var cache = CacheFixture.Unopened(Silent());
        Directory.CreateDirectory(Path.GetDirectoryName(cache.FileName)!);
        var text = new string('x', 4096);
        await File.WriteAllTextAsync(cache.FileName, text, Token);
        var refusal = await Assert.ThrowsAsync<CacheDatabaseException>(() => cache.Database.OpenAsync(Token));
        Assert.Equal(
            $"{cache.FileName} is not a usable SQLite database. Nothing was overwritten: restore it from a backup, or move it away to start anew.", refusal.Message);
        Assert.Equal(text, await File.ReadAllTextAsync(cache.FileName, Token));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_named()
    {
        await using var cache = CacheFixture.Unopened(Silent());
        await File.WriteAllTextAsync(Path.Combine(cache.Folder.FullName, "data"), "a file where the folder should be", Token);
        var refusal = await Assert.ThrowsAsync<CacheDatabaseException>(() => cache.Database.OpenAsync(Token));
        Assert.StartsWith($"{cache.FileName} cannot be used as the cache (Cache:ConnectionString): ", refusal.Message);
    }

    [Fact]
    public async Task Readers_neither_wait_for_the_writer_nor_see_its_unfinished_work()
    {
        await using var cache = CacheFixture.Unopened(Silent());
        await cache.Database.OpenAsync(Token);
        await using var before = await cache.Database.SnapshotAsync(Token);
        await cache.Database.WriteAsync(
            async (db, token) =>
            {
                db.RealtimePolls.Add(new RealtimePollRow { BotId = "st-1", FetchedAt = CacheFixture.Start.UtcDateTime });
                await db.SaveChangesAsync(token);
                Assert.Equal(0, await cache.QueryAsync(reader => reader.RealtimePolls.CountAsync(token))); // the write transaction is open
            },
            Token);
        Assert.Equal(1, await cache.QueryAsync(db => db.RealtimePolls.CountAsync(Token)));
        Assert.Equal(0, await before.Db.RealtimePolls.CountAsync(Token)); // its snapshot is older
    }

    [Fact]
    public async Task A_write_that_breaks_off_leaves_nothing_and_the_next_one_works()
    {
        await using var cache = CacheFixture.Unopened(Silent());
        await cache.Database.OpenAsync(Token);
        await Assert.ThrowsAsync<InvalidOperationException>(() => cache.Database.WriteAsync(
            async (db, token) =>
            {
                db.RealtimePolls.Add(new RealtimePollRow { BotId = "st-1", FetchedAt = CacheFixture.Start.UtcDateTime });
                await db.SaveChangesAsync(token);
                throw new InvalidOperationException("killed here");
            },
            Token));
        await cache.Database.WriteAsync(
            async (db, token) =>
            {
                db.RealtimePolls.Add(new RealtimePollRow { BotId = "st-2", FetchedAt = CacheFixture.Start.UtcDateTime });
                await db.SaveChangesAsync(token);
            },
            Token);
        Assert.Equal(["st-2"], await cache.QueryAsync(db => db.RealtimePolls.Select(row => row.BotId).ToListAsync(Token)));
    }

    [Fact]
    public async Task A_reader_cannot_write()
    {
        await using var cache = CacheFixture.Unopened(Silent());
        await cache.Database.OpenAsync(Token);
        await Assert.ThrowsAsync<Microsoft.Data.Sqlite.SqliteException>(() => cache.QueryAsync(db => db.DatabaseStamp.ExecuteDeleteAsync(Token)));
    }

    private static ScriptedVendor Silent() => new(_ => throw new InvalidOperationException("No call was expected."));
}

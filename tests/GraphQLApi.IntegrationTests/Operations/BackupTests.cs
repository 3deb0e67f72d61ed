using GraphQLApi.Cache;
using GraphQLApi.Server.Commands;
using GraphQLApi.Testing;
using GraphQLApi.Upstream.Simulator;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace GraphQLApi.IntegrationTests.Operations;

/// <summary><c>backup</c> while a server reads the vendor's history: each copy is sound, its ledger claims what it holds, and a server starts from it.</summary>
public sealed class BackupTests
{
    private const string From = "2025-06-01";
    private const string To = "2025-07-11";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Copies_made_under_a_running_backfill_are_whole()
    {
        using var folder = new TestFolder();
        await using var simulator = await SimulatorHost.StartAsync(
            TimeProvider.System, new SimulatorOptions { RequestsPerMinute = 0, SessionsPerDay = 150, LatencyMilliseconds = 20 });
        await using var server = await TestServer.StartAsync(simulator, TimeProvider.System, folder.File("cache.db"));
        var backfill = server.BackfillAsync(From, To);

        var copies = 0;
        do
        {
            var file = folder.File($"copy-{copies++}.db");
            var (exitCode, output, error) = await RunAsync(folder, simulator, file);
            Assert.Equal((0, ""), (exitCode, error));
            Assert.Matches(@"^.*copy-\d+\.db: [0-9.]+ MiB in [0-9.]+ s, sound\.\n$", output);
        }
        while (!backfill.IsCompleted && copies < 8);

        await backfill;
        var truth = (await ReadAsync(folder.File("cache.db"))).Held;
        for (var copy = 0; copy < copies; copy++)
        {
            var (claimed, held) = await ReadAsync(folder.File($"copy-{copy}.db"));
            Assert.Equal(truth.Where(session => claimed.Any(range => range.From <= session.Start && session.Start < range.To)), held);
        }

        Assert.Equal([], Directory.GetFiles(folder.Path, "copy-*.db-*").Concat(Directory.GetFiles(folder.Path, "*.partial")));
    }

    // As README writes it: stop, take away the database with its companions, put the copy there, start.
    [Fact]
    public async Task A_server_goes_on_from_a_copy_that_was_put_back()
    {
        using var folder = new TestFolder();
        await using var simulator = await SimulatorHost.StartAsync(Centre.Clock(), sessionsPerDay: 20);
        await TestServer.BackfillAsync(simulator, Centre.Clock(), folder.File("cache.db"), "2026-03-01", "2026-03-02");
        Assert.Equal(0, (await RunAsync(folder, simulator, folder.File("copy.db"))).ExitCode);
        await TestServer.BackfillAsync(simulator, Centre.Clock(), folder.File("cache.db"), "2026-03-02", "2026-03-03");
        foreach (var file in Directory.GetFiles(folder.Path, "cache.db*"))
            File.Delete(file);
        File.Copy(folder.File("copy.db"), folder.File("cache.db"));

        await TestServer.BackfillAsync(simulator, Centre.Clock(), folder.File("cache.db"), "2026-03-02", "2026-03-03");

        var (claimed, _) = await ReadAsync(folder.File("cache.db"));
        Assert.Equal((new DateTime(2026, 3, 1), new DateTime(2026, 3, 3)), (claimed[0].From, claimed[^1].To));
    }

    [Fact]
    public async Task What_stands_in_the_way_is_named_and_nothing_is_overwritten()
    {
        using var folder = new TestFolder();
        await using var simulator = await SimulatorHost.StartAsync(Centre.Clock(), sessionsPerDay: 1);

        var nothing = await RunAsync(folder, simulator, folder.File("copy.db"));
        await TestServer.BackfillAsync(simulator, Centre.Clock(), folder.File("cache.db"), "2026-03-01", "2026-03-02");
        await File.WriteAllTextAsync(folder.File("copy.db"), "mine", Token);
        var taken = await RunAsync(folder, simulator, folder.File("copy.db"));

        Assert.Equal((1, $"{folder.File("cache.db")} does not exist: there is nothing to copy (Cache:ConnectionString).\n"), (nothing.ExitCode, nothing.Error));
        Assert.Equal((1, $"{folder.File("copy.db")} exists already and is left alone: name another file.\n"), (taken.ExitCode, taken.Error));
        Assert.Equal("mine", await File.ReadAllTextAsync(folder.File("copy.db"), Token));
    }

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(TestFolder folder, SimulatorHost simulator, string target)
    {
        var (output, error) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var context = new CommandContext(output, error, TestServer.Environment(simulator, folder.File("cache.db")), TimeProvider.System, Token);
        var exitCode = await Task.Run(() => CommandLine.RunAsync(["backup", "--to", target], context), Token);
        return (exitCode, output.ToString(), error.ToString());
    }

    private static async Task<(List<(DateTime From, DateTime To)> Claimed, List<(string Id, DateTime Start)> Held)> ReadAsync(string file)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False;Mode=ReadOnly");
        await connection.OpenAsync(Token);
        await using var check = connection.CreateCommand();
        check.CommandText = "PRAGMA integrity_check";
        Assert.Equal("ok", await check.ExecuteScalarAsync(Token));
        await using var db = new CacheDbContext(new DbContextOptionsBuilder<CacheDbContext>().UseSqlite(connection).Options);
        var claimed = await db.Coverage.Where(row => !row.IsFailed).OrderBy(row => row.From).Select(row => new { row.From, row.To }).ToListAsync(Token);
        var held = await db.Sessions.OrderBy(row => row.SessionId).Select(row => new { row.SessionId, row.StartTime }).ToListAsync(Token);
        return (claimed.ConvertAll(row => (row.From, row.To)), held.ConvertAll(row => (row.SessionId, row.StartTime)));
    }
}

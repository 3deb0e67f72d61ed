using System.Diagnostics;
using GraphQLApi.Cache;
using GraphQLApi.Testing;
using GraphQLApi.Upstream.Simulator;
using Microsoft.EntityFrameworkCore;

namespace GraphQLApi.IntegrationTests.Sync;

/// <summary>A backfill in a process of its own, killed without warning: the ledger claims nothing that is not there, and the rest is read later.</summary>
public sealed class KilledBackfillTests
{
    private const string From = "2025-06-01";
    private const string To = "2025-07-11";

    [Fact]
    public async Task Kill_minus_nine_loses_nothing_and_claims_nothing()
    {
        using var folder = new TestFolder();
        var options = new SimulatorOptions { RequestsPerMinute = 0, SessionsPerDay = 150, LatencyMilliseconds = 20 };
        await using var simulator = await SimulatorHost.StartAsync(TimeProvider.System, options);
        await TestServer.BackfillAsync(simulator, TimeProvider.System, folder.File("whole.db"), From, To);
        var truth = (await ReadAsync(folder.File("whole.db"))).Held;
        var before = simulator.Calls;

        using (var victim = Start(simulator, folder.File("cache.db")))
        {
            while (simulator.Calls < before + 25 && !victim.HasExited)
                await Task.Delay(5, TestContext.Current.CancellationToken);
            Assert.False(victim.HasExited, "The backfill ended before it could be killed.");
            victim.Kill();
            await victim.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var (claimed, held) = await ReadAsync(folder.File("cache.db"));
        Assert.NotEmpty(claimed);
        Assert.NotEmpty(held);
        Assert.True(held.Count < truth.Count, "The backfill was finished before it was killed.");
        Assert.Equal(truth.Where(session => claimed.Any(range => range.From <= session.Start && session.Start < range.To)), held);

        using var second = Start(simulator, folder.File("cache.db"));
        await second.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, second.ExitCode);
        Assert.Equal(truth, (await ReadAsync(folder.File("cache.db"))).Held);
    }

    private static Process Start(SimulatorHost simulator, string database)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "GraphQLApi.Server.dll"), "backfill", "--from", From, "--to", To]) { RedirectStandardOutput = true };
        foreach (var (key, value) in TestServer.Environment(simulator, database))
            start.Environment[key] = value;
        var process = Process.Start(start)!; // a new process, always
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }

    private static async Task<(List<(DateTime From, DateTime To)> Claimed, List<(string Id, DateTime Start)> Held)> ReadAsync(string database)
    {
        await using var db = new CacheDbContext(new DbContextOptionsBuilder<CacheDbContext>().UseSqlite($"Data Source={database};Pooling=False").Options);
        var claimed = await db.Coverage.Where(row => !row.IsFailed).Select(row => new { row.From, row.To }).ToListAsync();
        var held = await db.Sessions.OrderBy(row => row.SessionId).Select(row => new { row.SessionId, row.StartTime }).ToListAsync();
        return (claimed.ConvertAll(row => (row.From, row.To)), held.ConvertAll(row => (row.SessionId, row.StartTime)));
    }
}

using System.Globalization;
using System.Net;
using GraphQLApi.Cache;
using GraphQLApi.Cache.Database;
using GraphQLApi.Testing;
using GraphQLApi.Upstream.Simulator;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GraphQLApi.IntegrationTests.Operations;

/// <summary>The cache's file in trouble, as a client and an orchestrator see it; and reads beside a writer at full speed.</summary>
public sealed class DatabaseTroubleTests
{
    private const string Uncached = """{ sessions(first: 0, where: { startTime: { gte: "2026-02-10T00:00:00Z", lt: "2026-02-11T00:00:00Z" } }) { totalCount } }""";
    private const string Cached = """{ sessions(first: 1, where: { startTime: { gte: "2026-03-03T00:00:00Z", lt: "2026-03-04T00:00:00Z" } }) { totalCount coverage { complete } } }""";

    [Fact]
    public async Task A_full_disk_is_a_coded_error_that_passes_when_there_is_room()
    {
        await using var centre = await Centre.StartAsync(400);
        await LimitAsync(centre.Server, 1);

        var refused = await centre.AskAsync(Uncached, calls: -1);
        var cached = await centre.AskAsync(Cached);
        using var ready = await centre.Server.Client.GetAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken);
        await LimitAsync(centre.Server, 1_000_000);
        var answered = await centre.AskAsync(Uncached, calls: -1);

        Assert.Equal((HttpStatusCode.OK, "DATABASE_UNAVAILABLE"), (refused.Status, refused.Code));
        Assert.Contains("cache.db: free space on its disk.", refused.Message, StringComparison.Ordinal);
        Assert.Equal("""{"complete":true}""", cached.At("sessions.coverage"));
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        Assert.Equal("398", answered.At("sessions.totalCount"));
    }

    [Fact]
    public async Task A_file_that_is_gone_makes_the_server_unready_until_it_is_back()
    {
        using var folder = new TestFolder();
        var clock = Centre.Clock();
        await using var simulator = await SimulatorHost.StartAsync(clock, sessionsPerDay: 40);
        await using var server = await TestServer.StartAsync(simulator, clock, folder.File("cache.db"), backfill: (Centre.From, Centre.Now));

        File.Move(folder.File("cache.db"), folder.File("away.db"));
        var gone = await ReadyAsync(server);
        var refused = await server.AskAsync(Uncached, calls: -1);
        File.Move(folder.File("away.db"), folder.File("cache.db"));

        Assert.Equal((HttpStatusCode.ServiceUnavailable, """{"status":"database unusable"}"""), gone);
        Assert.Equal("DATABASE_UNAVAILABLE", refused.Code);
        Assert.Equal((HttpStatusCode.OK, """{"status":"ready"}"""), await ReadyAsync(server));
    }

    [Fact]
    public async Task No_read_waits_for_a_lock_while_a_backfill_writes()
    {
        var clock = Centre.Clock();
        await using var simulator = await SimulatorHost.StartAsync(clock, new SimulatorOptions { SessionsPerDay = 2_000, RequestsPerMinute = 0 });
        await using var server = await TestServer.StartAsync(simulator, clock, backfill: (Centre.From, Centre.Now));

        var backfill = server.BackfillAsync("2026-02-10", "2026-02-13");
        var reads = 0;
        while (!backfill.IsCompleted)
        {
            var answer = await server.AskAsync(Cached, calls: -1);
            Assert.Equal("""{"complete":true}""", answer.At("sessions.coverage"));
            reads++;
        }

        await backfill;
        Assert.True(reads > 1, "No read fell into the backfill.");
        Assert.Equal(0, server.Services.GetRequiredService<CacheCounters>().ReadLockWaits);
        Assert.True(server.Services.GetRequiredService<CacheCounters>().SessionsChanged > 4_000, "The backfill wrote nothing.");
    }

    // As if the disk had room for so many more pages.
    private static Task LimitAsync(TestServer server, int pages) => server.Services.GetRequiredService<CacheDatabase>().WriteAsync(
        async (db, token) =>
        {
            var used = await db.Database.SqlQueryRaw<long>("SELECT page_count AS Value FROM pragma_page_count").SingleAsync(token);
            await db.Database.ExecuteSqlRawAsync(string.Create(CultureInfo.InvariantCulture, $"PRAGMA max_page_count = {used + pages}"), token);
        },
        TestContext.Current.CancellationToken);

    private static async Task<(HttpStatusCode, string)> ReadyAsync(TestServer server)
    {
        using var answer = await server.Client.GetAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}

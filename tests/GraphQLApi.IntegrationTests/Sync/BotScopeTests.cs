using System.Globalization;
using GraphQLApi.Cache;
using GraphQLApi.Testing;
using GraphQLApi.Upstream.Simulator;
using Microsoft.EntityFrameworkCore;

namespace GraphQLApi.IntegrationTests.Sync;

/// <summary>An account of two bots that are read apart (SEMANTICS §1.9).</summary>
public sealed class BotScopeTests
{
    private const string FirstBot = "st-00000000-0000-5000-8000-000000000001";
    private const string SecondBot = "st-00000000-0000-5000-8000-000000000002";

    [Fact]
    public async Task Bots_read_apart_have_a_ledger_each_and_a_day_counts_when_both_were_read()
    {
        const string day = """query Day @freshness(mode: CACHE_ONLY) { coverage(from: "2026-02-10T00:00:00Z", to: "2026-02-11T00:00:00Z") { complete missing { from to } } sessions(first: 0) { totalCount } }""";
        using var folder = new TestFolder();
        await File.WriteAllLinesAsync(
            folder.File("records.jsonl"),
            Enumerable.Range(0, 30).Select(i => Record(new DateTime(2026, 2, 10, 10, i, 0), i, i % 2 == 0 ? FirstBot : SecondBot)),
            TestContext.Current.CancellationToken);
        var clock = Centre.Clock();
        await using var simulator = await SimulatorHost.StartAsync(clock, new SimulatorOptions { RecordsFile = folder.File("records.jsonl"), RequestsPerMinute = 0 });
        var settings = new Dictionary<string, string> { ["Upstream__BotScope"] = "Bot", ["Upstream__BotIds__1"] = SecondBot };
        await using var server = await TestServer.StartAsync(simulator, clock, folder.File("cache.db"), settings, backfill: (Centre.From, Centre.Now));

        var job = await server.BackfillAsync("2026-02-10", "2026-02-11");
        var both = await server.AskAsync(day);
        await using (var db = new CacheDbContext(new DbContextOptionsBuilder<CacheDbContext>().UseSqlite($"Data Source={folder.File("cache.db")};Pooling=False").Options))
        {
            var february = new DateTime(2026, 2, 11, 0, 0, 0, DateTimeKind.Utc);
            Assert.Equal([FirstBot, SecondBot], await db.Coverage.Where(row => row.To == february).Select(row => row.Scope).OrderBy(scope => scope).ToListAsync(TestContext.Current.CancellationToken));
            await db.Coverage.Where(row => row.To == february && row.Scope == SecondBot).ExecuteDeleteAsync(TestContext.Current.CancellationToken);
        }

        clock.Advance(TimeSpan.FromSeconds(2)); // another process's write is seen after a second
        var one = await server.AskAsync(day);

        Assert.Equal((2, 60), (job.UpstreamCalls, job.RecordsFetched)); // this vendor answers each bot with the whole account
        Assert.Equal("""{"coverage":{"complete":true,"missing":[]},"sessions":{"totalCount":30}}""", both.Data.GetRawText());
        Assert.Equal(
            """{"coverage":{"complete":false,"missing":[{"from":"2026-02-10T00:00:00.000Z","to":"2026-02-11T00:00:00.000Z"}]},"sessions":{"totalCount":30}}""",
            one.Data.GetRawText());
    }

    private static string Record(DateTime start, int number, string bot)
    {
        var time = start.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
        var seconds = new DateTimeOffset(start, TimeSpan.Zero).ToUnixTimeSeconds();
        return string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"sessionId":"{{seconds:x8}}{{number:x16}}","channel":"rtm","sessionStartTime":"{{time}}","sessionEndTime":"{{time}}","botId":"{{bot}}","userId":"u-{{number}}","finalStatus":"BotResolved","smartStatus":"CLOSED AT BOT"}""");
    }
}

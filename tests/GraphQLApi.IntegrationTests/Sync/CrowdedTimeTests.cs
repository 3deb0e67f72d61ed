using System.Globalization;
using GraphQLApi.Testing;
using GraphQLApi.Upstream.Simulator;

namespace GraphQLApi.IntegrationTests.Sync;

/// <summary>More records in a window than the vendor lets anybody page to: cut until they fit, and where that ends, said.</summary>
public sealed class CrowdedTimeTests
{
    private const string Question =
        """
        { sessions(first: 0, where: { startTime: { gte: "2026-03-02T00:00:00Z", lt: "2026-03-03T00:00:00Z" } }) {
            totalCount coverage { complete missing { from to } saturated { from to } } } }
        """;

    private static readonly DateTime Ten = new(2026, 3, 2, 10, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task Five_thousand_records_within_an_hour_are_all_read()
    {
        var chance = new Random(5000);
        var answer = await AskAsync(Enumerable.Range(0, 5000).Select(_ => Ten.AddSeconds(chance.Next(3600))), Question);

        Assert.Equal("""{"sessions":{"totalCount":5000,"coverage":{"complete":true,"missing":[],"saturated":[]}}}""", answer.Data.GetRawText());
    }

    [Fact]
    public async Task Of_fifteen_hundred_records_in_one_second_the_readable_are_held_and_the_second_is_named()
    {
        var neighbours = new[] { Ten.AddSeconds(-1), Ten.AddSeconds(1), Ten.AddSeconds(2) };
        var answer = await AskAsync(Enumerable.Repeat(Ten, 1500).Concat(neighbours), Question);

        Assert.Equal(
            """{"sessions":{"totalCount":1103,"coverage":{"complete":false,"missing":[],"saturated":[{"from":"2026-03-02T10:00:00.000Z","to":"2026-03-02T10:00:01.000Z"}]}}}""",
            answer.Data.GetRawText());
    }

    [Fact]
    public async Task Records_of_a_saturated_second_say_so()
    {
        var answer = await AskAsync(
            Enumerable.Repeat(Ten, 1101).Append(Ten.AddSeconds(1)),
            """{ sessions(first: 2, order: [{ startTime: DESC }], where: { startTime: { gte: "2026-03-02T00:00:00Z", lt: "2026-03-03T00:00:00Z" } }) { nodes { startTime dataQuality } } }""");

        Assert.Equal(
            """{"sessions":{"nodes":[{"startTime":"2026-03-02T10:00:01.000Z","dataQuality":[]},{"startTime":"2026-03-02T10:00:00.000Z","dataQuality":["WINDOW_SATURATED"]}]}}""",
            answer.Data.GetRawText());
    }

    private static async Task<TestAnswer> AskAsync(IEnumerable<DateTime> starts, string question)
    {
        using var folder = new TestFolder();
        var lines = starts.Select((start, number) => string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"sessionId":"s-{{number:00000}}","sessionStartTime":"{{start:yyyy-MM-ddTHH:mm:ss}}","sessionEndTime":"{{start:yyyy-MM-ddTHH:mm:ss}}","finalStatus":"Dropped","smartStatus":"CLOSED AT BOT"}"""));
        await File.WriteAllLinesAsync(folder.File("records.jsonl"), lines, TestContext.Current.CancellationToken);
        var clock = Centre.Clock();
        await using var simulator = await SimulatorHost.StartAsync(clock, new SimulatorOptions { RecordsFile = folder.File("records.jsonl"), RequestsPerMinute = 0 });
        await using var server = await TestServer.StartAsync(simulator, clock, backfill: ("2026-03-02T00:00:00Z", Centre.Now));
        return await server.AskAsync(question);
    }
}

using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using GraphQLApi.IntegrationTests.Metrics.Oracle;
using GraphQLApi.Testing;
using GraphQLApi.Upstream.Simulator;

namespace GraphQLApi.IntegrationTests.Metrics;

/// <summary>An Israeli bank's calls of January 1999, replayed: figures that were computed from the source file with other tools.</summary>
public sealed class BankMonthTests
{
    private const string January = "range: { between: { from: \"1999-01-01T00:00:00Z\", to: \"1999-02-01T00:00:00Z\" } }";

    private const string Figures =
        $$"""
        query January @freshness(mode: CACHE_ONLY) {
          queueMetrics({{January}}) {
            coverage { complete }
            totals {
              offered answered abandoned
              waitSeconds { sum average p50: percentile(p: 50) p90: percentile(p: 90) maximum }
              offeredOnly: serviceLevel(thresholdSeconds: 20) { numerator denominator value }
              exclude: serviceLevel(thresholdSeconds: 20, policy: EXCLUDE_ABANDONED_WITHIN) { numerator denominator }
              count: serviceLevel(thresholdSeconds: 20, policy: COUNT_ABANDONED_WITHIN) { numerator denominator }
              answeredOnly: serviceLevel(thresholdSeconds: 20, policy: ANSWERED) { numerator denominator }
              answeredOrAbandoned: serviceLevel(thresholdSeconds: 20, policy: ANSWERED_OR_ABANDONED) { numerator denominator }
            }
          }
          agentMetrics({{January}}) { totals { interactionSeconds { sum p50: percentile(p: 50) } } }
        }
        """;

    [Fact]
    public async Task January_has_the_figures_of_the_source_file()
    {
        var records = Records();
        Assert.SkipUnless(Path.GetFileName(records).StartsWith("bank-1999-01", StringComparison.Ordinal), "The records file is of another month; it is compared with its own figures.");
        await using var month = await Month.ReplayAsync(records, "1998-12-31", "1999-02-02");

        var answer = await month.Server.AskAsync(Figures);

        Assert.Equal(
            """
            {"queueMetrics":{"coverage":{"complete":true},"totals":{"offered":30161,"answered":27060,"abandoned":3101,"waitSeconds":{"sum":947857,"average":35.0279748706578,"p50":3,"p90":111,"maximum":1500},"offeredOnly":{"numerator":16402,"denominator":30161,"value":0.5438148602499917},"exclude":{"numerator":16402,"denominator":29155},"count":{"numerator":17408,"denominator":30161},"answeredOnly":{"numerator":16402,"denominator":27060},"answeredOrAbandoned":{"numerator":16402,"denominator":30161}}},"agentMetrics":{"totals":{"interactionSeconds":{"sum":4964204,"p50":113}}}}
            """,
            answer.Data.GetRawText());
    }

    /// <summary>Whichever month lies there: every figure by queue and day, against plain LINQ over the file.</summary>
    [Fact]
    public async Task Every_queue_and_day_agrees_with_the_records()
    {
        var sessions = Decoder.Sessions(await LinesAsync(Records()));
        var first = new DateTime(sessions[0].Start.Year, sessions[0].Start.Month, 1, 0, 0, 0, DateTimeKind.Utc);
        var now = DateTimeOffset.Parse(Centre.Now, CultureInfo.InvariantCulture).UtcDateTime;
        await using var month = await Month.ReplayAsync(Records(), Date(first.AddDays(-1)), Date(first.AddMonths(1).AddDays(2)));

        var random = new Random(1);
        foreach (var zone in new[] { "UTC", "Asia/Jerusalem", "Asia/Kathmandu" })
        {
            var clock = new WallClock(TimeZoneInfo.FindSystemTimeZoneById(zone));
            var range = new Stretch(first, first.AddMonths(1));
            var text = string.Create(CultureInfo.InvariantCulture, $"{{ between: {{ from: \"{Date(range.From)}T00:00:00Z\", to: \"{Date(range.To)}T00:00:00Z\" }} }}");
            foreach (IPopulation population in new IPopulation[] { QueuePopulation.Of(sessions), AgentPopulation.Of(sessions), ContactPopulations.Conversations(sessions), ContactPopulations.Sessions(sessions) })
            {
                var (query, expected) = population.Ask(random, new TimeQuestion(clock, now, (text, range, range, null), ("WEEK", 1, true), null, false));
                var answer = await month.Server.AskAsync($"query @freshness(mode: CACHE_ONLY) {query}");
                Assert.Equal((query, null), (query, Answers.Difference(expected, answer.Data.GetProperty(population.Field))));
            }
        }
    }

    private static string Records()
    {
        var records = TestRepository.Records();
        Assert.SkipWhen(records is null, "No records file: neither GRAPHQLAPI_TEST_RECORDS nor ../shared/data/bank-1999-01.jsonl.gz beside the repository.");
        return records!;
    }

    private static async Task<List<JsonElement>> LinesAsync(string path)
    {
        await using var file = File.OpenRead(path);
        await using Stream plain = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(plain);
        var lines = new List<JsonElement>();
        while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.Length > 0)
                lines.Add(JsonElement.Parse(line));
        }

        return lines;
    }

    private static string Date(DateTime time) => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed class Month(SimulatorHost simulator, TestServer server) : IAsyncDisposable
    {
        public TestServer Server => server;

        public static async Task<Month> ReplayAsync(string records, string from, string to)
        {
            var clock = Centre.Clock();
            var simulator = await SimulatorHost.StartAsync(clock, new SimulatorOptions { RecordsFile = records, RequestsPerMinute = 0 });
            var server = await TestServer.StartAsync(
                simulator, clock, settings: new Dictionary<string, string> { ["GraphQL__MaxCost"] = "100000" }, backfill: (Centre.From, Centre.Now));
            await server.BackfillAsync(from, to);
            return new Month(simulator, server);
        }

        public async ValueTask DisposeAsync()
        {
            await server.DisposeAsync();
            await simulator.DisposeAsync();
        }
    }
}

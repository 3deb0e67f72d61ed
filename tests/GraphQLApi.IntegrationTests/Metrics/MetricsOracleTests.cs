using System.Globalization;
using GraphQLApi.IntegrationTests.Metrics.Oracle;
using GraphQLApi.Testing;
using GraphQLApi.Upstream.Simulator;

namespace GraphQLApi.IntegrationTests.Metrics;

/// <summary>
/// Random questions to the whole server, against plain LINQ over the vendor's records. The oracle shares no code with the product: its own reading of
/// the JSON, of outcomes and exits, TimeZoneInfo for time, textbook formulas for figures. <c>GRAPHQLAPI_ORACLE_SEED</c> and
/// <c>GRAPHQLAPI_ORACLE_QUESTIONS</c> ask others and more; 500 take some 30 seconds of one processor.
/// </summary>
public sealed class MetricsOracleTests
{
    // Clocks changed in America on March 8 and in Europe on March 29.
    private const string FirstDay = "2026-03-01T00:00:00Z";
    private const string Now = "2026-03-31T13:45:10Z";

    [Fact]
    public async Task Random_questions_agree_with_plain_linq()
    {
        var seed = Switch("GRAPHQLAPI_ORACLE_SEED", 5);
        var count = Switch("GRAPHQLAPI_ORACLE_QUESTIONS", 500);
        var (firstDay, now) = (Utc(FirstDay), Utc(Now));
        var clock = new ManualTimeProvider(now);
        await using var simulator = await SimulatorHost.StartAsync(clock, new SimulatorOptions { RequestsPerMinute = 0, SessionsPerDay = 90, Traps = SimulatorTraps.All });
        await using var server = await TestServer.StartAsync(simulator, clock, settings: Settings, backfill: (FirstDay, Now));
        var sessions = Decoder.Sessions(await VendorRecords.ReadAsync(simulator.BaseAddress, firstDay, now));
        IPopulation[] populations =
            [ContactPopulations.Sessions(sessions), ContactPopulations.Conversations(sessions), QueuePopulation.Of(sessions), AgentPopulation.Of(sessions)];

        var random = new Random(seed);
        var times = new TimeQuestions(random, Zones(), firstDay, now);
        var wrong = new List<string>();
        for (var i = 0; i < count && wrong.Count < 5; i++)
        {
            var population = populations[i % populations.Length];
            var (query, expected) = population.Ask(random, times.Next());
            var answer = await server.AskAsync($"query @freshness(mode: CACHE_ONLY) {query}");
            var difference = answer.Json.TryGetProperty("errors", out var errors)
                ? errors.GetRawText()
                : Answers.Difference(expected, answer.Data.GetProperty(population.Field));
            if (difference is not null)
                wrong.Add($"seed {seed}, question {i}: {difference}\n{query[..query.IndexOf(" { truncated", StringComparison.Ordinal)]}");
        }

        Assert.True(wrong.Count == 0, string.Join("\n\n", wrong));
    }

    /// <summary>Where the system's tables are of another version than the product's, the zones that changed between the two cannot be compared.</summary>
    private static IReadOnlyList<TimeZoneInfo> Zones() =>
        [.. TimeZoneInfo.GetSystemTimeZones().Where(zone => zone.HasIanaId && NodaTime.DateTimeZoneProviders.Tzdb.Ids.Contains(zone.Id) && IsSameTable(zone))];

    private static bool IsSameTable(TimeZoneInfo zone)
    {
        var other = NodaTime.DateTimeZoneProviders.Tzdb[zone.Id];
        // Buckets of three years begin and end long before and after the questions.
        return Enumerable.Range(0, 365 * 9).Select(day => Utc("2023-06-01T00:00:00Z").AddDays(day))
            .All(time => zone.GetUtcOffset(time) == other.GetUtcOffset(NodaTime.Instant.FromDateTimeUtc(time)).ToTimeSpan());
    }

    private static readonly Dictionary<string, string> Settings = new() { ["GraphQL__MaxCost"] = "100000" };

    private static int Switch(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;

    private static DateTime Utc(string time) => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture).UtcDateTime;
}

using GraphQLApi.Testing;

namespace GraphQLApi.IntegrationTests.Metrics;

/// <summary>What is held in memory makes answers quicker, never other.</summary>
public sealed class MetricsMemoryTests
{
    private const string Question =
        """
        query Memory @freshness(mode: CACHE_ONLY) {
          queueMetrics(
            range: { between: { from: "2026-03-01T04:00:00Z", to: "2026-03-04T10:00:00Z" } }, timeZone: "Asia/Kathmandu", groupBy: [QUEUE, DISPOSITION], interval: { unit: HOUR, size: 6 }
            where: { conversation: { direction: { eq: INBOUND } } }, compare: { offset: { amount: 1, unit: DAY } }
          ) {
            rows {
              key { queue { queueId } disposition } bucket { startLocal isPartial }
              metrics { offered abandoned maximumWaiting averageWaiting waitSeconds { sum average standardDeviation percentile(p: 90) } serviceLevel { value } }
              previous { offered }
            }
            totals { offered abandoned }
          }
          agentMetrics(range: { last: { amount: 2, unit: DAY } }, groupBy: [AGENT, SKILL]) {
            rows { key { agent { agentId } skill { skillId } } metrics { assigned accepted missed concurrency occupancyEstimate handleSeconds { sum percentile(p: 50) } } }
          }
          sessionMetrics(range: { preset: THIS_WEEK }, groupBy: [OUTCOME], groupByTags: [{ scope: SESSION, name: "voiceAutomationSuccess" }]) {
            rows { key { outcome tags { name value } } metrics { sessions containmentRate { value } durationSeconds { sum } } }
          }
          conversationMetrics(range: { preset: THIS_WEEK }, groupBy: [QUEUE, LAST_INTENT]) {
            rows { key { queue { queueId } intent } metrics { conversations handled handleSeconds { sum } csat { responses averageScore } } }
          }
        }
        """;

    [Fact]
    public async Task Cold_warm_rebuilt_and_streamed_answers_are_the_same_bytes()
    {
        using var folder = new TestFolder();
        var clock = Centre.Clock();
        await using var simulator = await SimulatorHost.StartAsync(clock, sessionsPerDay: 120);
        var database = folder.File("cache.db");
        string cold, warm, rebuilt, restarted, streamed;
        await using (var server = await TestServer.StartAsync(simulator, clock, database, backfill: (Centre.From, Centre.Now)))
        {
            cold = (await server.AskAsync(Question)).Data.GetRawText();
            warm = (await server.AskAsync(Question)).Data.GetRawText();
            await server.BackfillAsync("2026-03-02T00:00:00Z", "2026-03-03T00:00:00Z", refresh: true);
            rebuilt = (await server.AskAsync(Question)).Data.GetRawText();
        }

        await using (var server = await TestServer.StartAsync(simulator, clock, database))
            restarted = (await server.AskAsync(Question)).Data.GetRawText();
        await using (var server = await TestServer.StartAsync(simulator, clock, database, new Dictionary<string, string> { ["Metrics__MemoryBudget"] = "0" }))
            streamed = (await server.AskAsync(Question)).Data.GetRawText();

        Assert.Contains("\"offered\":", cold, StringComparison.Ordinal);
        Assert.Equal(cold, warm);
        Assert.Equal(cold, rebuilt);
        Assert.Equal(cold, restarted);
        Assert.Equal(cold, streamed);
    }
}

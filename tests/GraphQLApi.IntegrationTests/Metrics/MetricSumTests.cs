using System.Text.Json;

namespace GraphQLApi.IntegrationTests.Metrics;

/// <summary>Sum over buckets and groups = totals, for every count and sum of every result: each row stands in exactly one cell, and totals count it once.</summary>
public sealed class MetricSumTests
{
    private const string Rate = "{ numerator denominator }";
    private const string Duration = "{ count sum histogram(bounds: [30, 300]) { count } }";
    private const string Survey = $"{{ responses topTwoBoxRate {Rate} responseRate {Rate} }}";

    // What counts different conversations is a sum only where each of them has one row: in conversationMetrics and sessionMetrics.
    private static readonly (string Field, string Groups, string Metrics)[] Results =
    [
        ("sessionMetrics", "[OUTCOME, HOUR_OF_DAY]",
            $"sessions handoffRate {Rate} containmentRate {Rate} selfServiceRate {Rate} botDropOffRate {Rate} durationSeconds {Duration} csat {Survey}"),
        ("conversationMetrics", "[CHANNEL, OUTCOME]",
            $"conversations handled abandonedWithAgent abandonmentRate {Rate} resolutionRate {Rate} transferRate {Rate} handleSeconds {Duration} durationSeconds {Duration} timeToHumanSeconds {Duration} csat {Survey}"),
        ("queueMetrics", "[QUEUE, EXIT_REASON]",
            "offered answered abandoned flowedOut callbacks voicemails systemTerminated waiting"
            + $" callbackRate {Rate} voicemailRate {Rate} flowOutRate {Rate} answerRate {Rate} abandonmentRate(ignoreShorterThanSeconds: 10) {Rate} serviceLevel(policy: EXCLUDE_ABANDONED_WITHIN) {Rate} waitSeconds {Duration} timeToAbandonSeconds {Duration}"),
        ("agentMetrics", "[AGENT, DAY_OF_WEEK]",
            $"assigned accepted missed transfers answerRate {Rate} transferRate {Rate} ringSeconds {Duration} firstResponseSeconds {Duration} interactionSeconds {Duration} holdSeconds {Duration} afterCallWorkSeconds {Duration} handleSeconds {Duration}"),
    ];

    private static readonly string[] Exits = ["answered", "abandoned", "flowedOut", "callbacks", "voicemails", "systemTerminated", "waiting"];

    [Fact]
    public async Task Sums_over_buckets_and_groups_are_the_totals()
    {
        await using var centre = await Centre.StartAsync(sessionsPerDay: 120);
        foreach (var (field, groups, metrics) in Results)
        {
            foreach (var (interval, zone) in new[] { ("{ unit: MINUTE, size: 100 }", "Asia/Kathmandu"), ("{ unit: DAY }", "Pacific/Apia"), ("{ unit: WEEK }", "America/Sao_Paulo") })
            {
                foreach (var groupBy in new[] { "", $", groupBy: {groups}" })
                {
                    var answer = await centre.AskAsync(
                        $$"""query @freshness(mode: CACHE_ONLY) { {{field}}(range: { preset: THIS_WEEK }, timeZone: "{{zone}}", interval: {{interval}}{{groupBy}}) { truncated rows { metrics { {{metrics}} } } totals { {{metrics}} } } }""");
                    Assert.Equal("False", answer.At($"{field}.truncated"));
                    var totals = Numbers(answer.Data.GetProperty(field).GetProperty("totals"));
                    var sums = answer.List($"{field}.rows").SelectMany(row => Numbers(row.GetProperty("metrics"))).GroupBy(number => number.Name)
                        .Select(group => (group.Key, group.Sum(number => number.Value)));
                    Assert.Contains(totals, number => number.Value > 0);
                    Assert.Equal(totals, sums);
                }
            }
        }
    }

    [Fact]
    public async Task The_seven_ways_out_of_a_queue_are_all_ways_out()
    {
        await using var centre = await Centre.StartAsync(sessionsPerDay: 120);
        var answer = await centre.AskAsync($"query @freshness(mode: CACHE_ONLY) {{ queueMetrics(range: {{ preset: THIS_WEEK }}) {{ totals {{ offered {string.Join(' ', Exits)} }} }} }}");
        var totals = answer.Data.GetProperty("queueMetrics").GetProperty("totals");
        Assert.Equal(totals.GetProperty("offered").GetInt32(), Exits.Sum(name => totals.GetProperty(name).GetInt32()));
    }

    // Whole milliseconds, so that sums of seconds are exact.
    private static IEnumerable<(string Name, long Value)> Numbers(JsonElement metrics, string path = "") => metrics.ValueKind switch
    {
        JsonValueKind.Number => [(path, (long)Math.Round(metrics.GetDouble() * 1000))],
        JsonValueKind.Array => metrics.EnumerateArray().SelectMany((item, i) => Numbers(item, $"{path}[{i}]")),
        _ => metrics.EnumerateObject().SelectMany(member => Numbers(member.Value, $"{path}.{member.Name}")),
    };
}

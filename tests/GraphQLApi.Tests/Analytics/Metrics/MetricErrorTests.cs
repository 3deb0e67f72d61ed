using System.Text.Json;

namespace GraphQLApi.Tests.Analytics.Metrics;

/// <summary>What a client can get wrong has a code, and says what is allowed.</summary>
public sealed class MetricErrorTests
{
    private const string Day = """range: { between: { from: "2026-03-01T00:00:00Z", to: "2026-03-02T00:00:00Z" } }""";

    [Theory]
    [InlineData($"queueMetrics({Day}, timeZone: \"Asia/Calcuta\") {{ truncated }}", "TIME_ZONE_UNKNOWN", "There is no time zone \"Asia/Calcuta\". Give an IANA id in its exact spelling, such as \"Asia/Kolkata\".")]
    [InlineData("queueMetrics(range: { between: { from: \"2026-03-02T00:00:00Z\", to: \"2026-03-01T00:00:00Z\" } }) { truncated }", "RANGE_INVALID", "`range.between.from` must lie before `range.between.to`; the range is half-open, [from, to).")]
    [InlineData($"queueMetrics({Day}, interval: {{ unit: HOUR, size: 0 }}) {{ truncated }}", "RANGE_INVALID", "`interval.size` is 0; with this unit it must be from 1 to 8760000.")]
    [InlineData("queueMetrics(range: { last: { amount: 2, unit: YEAR } }, interval: { unit: MINUTE }) { truncated }", "RANGE_INVALID", "`interval` cuts the range into more than 10000 buckets, which is the most (`limits.maxBuckets`). Choose a longer unit, a larger `size`, or a shorter range.")]
    [InlineData($"queueMetrics({Day}) {{ totals {{ waitSeconds {{ percentile(p: 101) }} }} }}", "BAD_USER_INPUT", "`p` is a percentage, from 0 to 100.")]
    [InlineData($"queueMetrics({Day}) {{ totals {{ waitSeconds {{ histogram(bounds: [2, 1]) {{ count }} }} }} }}", "BAD_USER_INPUT", "`bounds` must rise, each above the one before it.")]
    [InlineData($"queueMetrics({Day}) {{ totals {{ serviceLevel(thresholdSeconds: -1) {{ value }} }} }}", "BAD_USER_INPUT", "`thresholdSeconds` is a number of seconds; it must not be negative.")]
    [InlineData($"queueMetrics({Day}, first: -1) {{ truncated }}", "PAGINATION_LIMIT", "`first` must not be negative.")]
    [InlineData($"queueMetrics({Day}, groupBy: [QUEUE, QUEUE]) {{ truncated }}", "BAD_USER_INPUT", "`groupBy` and `groupByTags` must name each dimension once.")]
    [InlineData($"queueMetrics({Day}, order: {{ serviceLevl: ASC }}) {{ truncated }}", "GRAPHQL_VALIDATION_FAILED", "Field \"serviceLevl\" is not defined by type \"QueueMetricsSortInput\". Did you mean \"serviceLevel\"?")]
    [InlineData($"queueMetrics({Day}, where: {{ waitSeconds: {{ gt: null }} }}) {{ truncated }}", "BAD_USER_INPUT", "`where.waitSeconds.gt` is null, which would match every row. Leave it out, or give a value; only eq, neq, in and nin take null.")]
    public async Task A_mistake_is_named(string field, string code, string message)
    {
        await using var host = await AnalyticsHost.StartAsync(MetricRows.Fill);
        var error = JsonElement.Parse(await host.AnswerAsync($"{{ {field} }}")).GetProperty("errors")[0];
        Assert.Equal((code, message), (error.GetProperty("extensions").GetProperty("code").GetString(), error.GetProperty("message").GetString()));
    }

    [Fact]
    public async Task Siblings_of_a_wrong_field_are_answered()
    {
        await using var host = await AnalyticsHost.StartAsync(MetricRows.Fill);
        var answer = JsonElement.Parse(await host.AnswerAsync($"{{ wrong: queueMetrics({Day}, first: -1) {{ truncated }} right: queueMetrics({Day}) {{ totals {{ offered }} }} }}"));
        Assert.Equal("""{"wrong":null,"right":{"totals":{"offered":7}}}""", answer.GetProperty("data").ToString());
    }
}

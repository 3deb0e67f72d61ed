using System.Text.Json;
using GraphQLApi.Analytics.Metrics;

namespace GraphQLApi.Tests.Analytics.Metrics;

/// <summary>Figures of the small centre, each computed by hand from its rows.</summary>
public sealed class MetricFigureTests
{
    private const string Range = """range: { between: { from: "2026-03-01T00:00:00Z", to: "2026-03-02T00:00:00Z" } }""";

    [Theory]
    [InlineData(
        "queueMetrics", "offered offeredConversations answered abandoned flowedOut callbacks voicemails systemTerminated waiting",
        """{"offered":7,"offeredConversations":7,"answered":3,"abandoned":2,"flowedOut":0,"callbacks":1,"voicemails":0,"systemTerminated":0,"waiting":1}""")]
    [InlineData(
        "queueMetrics", "answerRate { value numerator denominator } callbackRate { value } voicemailRate { value } flowOutRate { value } averageSpeedOfAnswerSeconds",
        """{"answerRate":{"value":0.42857142857142855,"numerator":3,"denominator":7},"callbackRate":{"value":0.14285714285714285},"voicemailRate":{"value":0},"flowOutRate":{"value":0},"averageSpeedOfAnswerSeconds":20}""")]
    [InlineData(
        "queueMetrics", "waitSeconds { count sum average minimum maximum standardDeviation p50: percentile(p: 50) p90: percentile(p: 90) histogram(bounds: [15, 30]) { from to count } } timeToAbandonSeconds { sum }",
        """{"waitSeconds":{"count":3,"sum":60,"average":20,"minimum":10,"maximum":30,"standardDeviation":8.16496580927726,"p50":20,"p90":28,"histogram":[{"from":null,"to":15,"count":1},{"from":15,"to":30,"count":1},{"from":30,"to":null,"count":1}]},"timeToAbandonSeconds":{"sum":55}}""")]
    [InlineData(
        "queueMetrics", "all: abandonmentRate { numerator denominator } longer: abandonmentRate(ignoreShorterThanSeconds: 5.5) { numerator denominator } same: abandonmentRate(ignoreShorterThanSeconds: 5) { numerator denominator }",
        """{"all":{"numerator":2,"denominator":7},"longer":{"numerator":1,"denominator":6},"same":{"numerator":2,"denominator":7}}""")]
    [InlineData(
        "queueMetrics", "serviceLevel { numerator denominator } thirty: serviceLevel(thresholdSeconds: 30) { numerator } ignored: serviceLevel(policy: EXCLUDE_ABANDONED_WITHIN) { numerator denominator } met: serviceLevel(policy: COUNT_ABANDONED_WITHIN) { numerator denominator } answered: serviceLevel(policy: ANSWERED) { numerator denominator } decided: serviceLevel(policy: ANSWERED_OR_ABANDONED) { numerator denominator }",
        """{"serviceLevel":{"numerator":2,"denominator":7},"thirty":{"numerator":3},"ignored":{"numerator":2,"denominator":6},"met":{"numerator":3,"denominator":7},"answered":{"numerator":2,"denominator":3},"decided":{"numerator":2,"denominator":5}}""")]
    [InlineData(
        // 10 + 30 + 20 + 5 + 50 + 15 seconds, and from 12:30 to the end of the day; at 86,400 seconds.
        "queueMetrics", "maximumWaiting averageWaiting",
        """{"maximumWaiting":1,"averageWaiting":0.4806712962962963}""")]
    [InlineData(
        "agentMetrics", "assigned accepted missed transfers conversations answerRate { numerator denominator } transferRate { numerator denominator }",
        """{"assigned":5,"accepted":3,"missed":1,"transfers":1,"conversations":3,"answerRate":{"numerator":3,"denominator":4},"transferRate":{"numerator":1,"denominator":3}}""")]
    [InlineData(
        "agentMetrics", "ringSeconds { count sum } firstResponseSeconds { count average } interactionSeconds { sum } holdSeconds { count sum } afterCallWorkSeconds { count sum } handleSeconds { sum average }",
        """{"ringSeconds":{"count":3,"sum":35},"firstResponseSeconds":{"count":0,"average":null},"interactionSeconds":{"sum":540},"holdSeconds":{"count":0,"sum":0},"afterCallWorkSeconds":{"count":3,"sum":60},"handleSeconds":{"sum":600,"average":200}}""")]
    [InlineData(
        // Ann had contacts from 10:00:10 to 10:06:10, Bob for 60 s: 600 / 420. Seen: 10:00:05 to 10:06:10, 11:00:00 to 11:01:20: 420 / 445.
        "agentMetrics", "concurrency occupancyEstimate",
        """{"concurrency":1.4285714285714286,"occupancyEstimate":0.9438202247191011}""")]
    [InlineData(
        "sessionMetrics", "sessions handoffRate { numerator denominator } containmentRate { numerator denominator } selfServiceRate { numerator denominator } botDropOffRate { numerator denominator } durationSeconds { sum }",
        """{"sessions":9,"handoffRate":{"numerator":6,"denominator":8},"containmentRate":{"numerator":2,"denominator":8},"selfServiceRate":{"numerator":1,"denominator":8},"botDropOffRate":{"numerator":1,"denominator":8},"durationSeconds":{"sum":450}}""")]
    [InlineData(
        "sessionMetrics", "csat { responses averageScore topTwoBoxRate { numerator denominator } responseRate { numerator denominator } }",
        """{"csat":{"responses":2,"averageScore":4,"topTwoBoxRate":{"numerator":1,"denominator":2},"responseRate":{"numerator":2,"denominator":3}}}""")]
    [InlineData(
        "conversationMetrics", "conversations handled abandonedWithAgent abandonmentRate { numerator denominator } resolutionRate { numerator denominator } npsScore transferRate { numerator denominator }",
        """{"conversations":7,"handled":3,"abandonedWithAgent":0,"abandonmentRate":{"numerator":2,"denominator":7},"resolutionRate":{"numerator":1,"denominator":6},"npsScore":null,"transferRate":{"numerator":1,"denominator":3}}""")]
    [InlineData(
        "conversationMetrics", "handleSeconds { sum } timeToHumanSeconds { count sum } csat { responseRate { numerator denominator } }",
        """{"handleSeconds":{"sum":600},"timeToHumanSeconds":{"count":3,"sum":90},"csat":{"responseRate":{"numerator":2,"denominator":3}}}""")]
    public async Task A_figure_is_as_counted_by_hand(string field, string metrics, string expected)
    {
        await using var host = await AnalyticsHost.StartAsync(MetricRows.Fill);
        var data = await host.DataAsync($"{{ {field}({Range}) {{ totals {{ {metrics} }} rows {{ metrics {{ {metrics} }} }} }} }}");
        var result = data.GetProperty(field);
        Assert.Equal(expected, result.GetProperty("totals").ToString());
        Assert.Equal(expected, Assert.Single(result.GetProperty("rows").EnumerateArray()).GetProperty("metrics").ToString());
    }

    [Theory]
    [InlineData("queueMetrics", "groupBy: [QUEUE]", "key { queue { queueId name } } metrics { offered }",
        """[{"key":{"queue":{"queueId":"qu-1","name":"Sales"}},"metrics":{"offered":6}},{"key":{"queue":{"queueId":"qu-2","name":"Support"}},"metrics":{"offered":1}}]""")]
    [InlineData("queueMetrics", "groupBy: [AGENT], order: { offered: DESC }", "key { agent { name } } metrics { offered }",
        """[{"key":{"agent":null},"metrics":{"offered":4}},{"key":{"agent":{"name":"Ann"}},"metrics":{"offered":2}},{"key":{"agent":{"name":"Bob"}},"metrics":{"offered":1}}]""")]
    [InlineData("queueMetrics", "groupBy: [CHANNEL, EXIT_REASON], first: 3", "key { channel exitReason } metrics { offered }",
        """[{"key":{"channel":null,"exitReason":"ABANDONED"},"metrics":{"offered":1}},{"key":{"channel":"rtm","exitReason":"ANSWERED"},"metrics":{"offered":1}},{"key":{"channel":"rtm","exitReason":"ABANDONED"},"metrics":{"offered":1}}]""")]
    [InlineData("queueMetrics", "groupBy: [HOUR_OF_DAY], timeZone: \"Asia/Kolkata\"", "key { hourOfDay } metrics { offered }",
        """[{"key":{"hourOfDay":15},"metrics":{"offered":2}},{"key":{"hourOfDay":16},"metrics":{"offered":3}},{"key":{"hourOfDay":17},"metrics":{"offered":1}},{"key":{"hourOfDay":18},"metrics":{"offered":1}}]""")]
    [InlineData("queueMetrics", "groupBy: [DAY_OF_WEEK]", "key { dayOfWeek } metrics { offered }",
        """[{"key":{"dayOfWeek":7},"metrics":{"offered":7}}]""")]
    [InlineData("conversationMetrics", "groupBy: [DISPOSITION], order: { key: { disposition: DESC } }", "key { disposition } metrics { conversations }",
        """[{"key":{"disposition":"resolved"},"metrics":{"conversations":1}},{"key":{"disposition":"Sale"},"metrics":{"conversations":1}},{"key":{"disposition":"Resolved"},"metrics":{"conversations":1}},{"key":{"disposition":null},"metrics":{"conversations":5}}]""")]
    [InlineData("sessionMetrics", "groupBy: [INTENT]", "key { intent } metrics { sessions }",
        """[{"key":{"intent":null},"metrics":{"sessions":8}},{"key":{"intent":"Book"},"metrics":{"sessions":1}},{"key":{"intent":"Pay"},"metrics":{"sessions":1}}]""")]
    [InlineData("sessionMetrics", "groupByTags: [{ scope: USER, name: \"tier\" }]", "key { tags { name value } } metrics { sessions }",
        """[{"key":{"tags":[{"name":"tier","value":null}]},"metrics":{"sessions":8}},{"key":{"tags":[{"name":"tier","value":"gold"}]},"metrics":{"sessions":1}}]""")]
    [InlineData("agentMetrics", "groupBy: [AGENT]", "key { agent { agentId } } metrics { assigned accepted missed occupancyEstimate }",
        """[{"key":{"agent":{"agentId":"u-1"}},"metrics":{"assigned":3,"accepted":2,"missed":1,"occupancyEstimate":0.9863013698630136}},{"key":{"agent":{"agentId":"u-2"}},"metrics":{"assigned":2,"accepted":1,"missed":0,"occupancyEstimate":0.75}}]""")]
    [InlineData("agentMetrics", "where: { agent: { name: { eq: \"Ann\" } }, ringSeconds: { gt: 6 } }", "metrics { accepted missed }",
        """[{"metrics":{"accepted":1,"missed":1}}]""")]
    [InlineData("queueMetrics", "where: { conversation: { channel: { eq: \"voice\" } }, waitSeconds: { lt: 20 } }", "metrics { offered }",
        """[{"metrics":{"offered":2}}]""")]
    [InlineData("queueMetrics", "where: { queue: { queueId: { eq: \"qu-9\" } } }", "key { queue { queueId } } metrics { offered answerRate { value interval95 { low } } waitSeconds { average } }",
        """[{"key":{"queue":null},"metrics":{"offered":0,"answerRate":{"value":null,"interval95":null},"waitSeconds":{"average":null}}}]""")]
    [InlineData("queueMetrics", "where: { queue: { queueId: { eq: \"qu-9\" } } }, groupBy: [QUEUE]", "metrics { offered }", "[]")]
    public async Task Rows_are_grouped_filtered_and_ordered(string field, string arguments, string rows, string expected)
    {
        await using var host = await AnalyticsHost.StartAsync(MetricRows.Fill);
        var data = await host.DataAsync($"{{ {field}({Range}, {arguments}) {{ rows {{ {rows} }} }} }}");
        Assert.Equal(expected, data.GetProperty(field).GetProperty("rows").ToString());
    }

    [Fact]
    public async Task Left_out_groups_are_said_and_stay_in_the_totals()
    {
        await using var host = await AnalyticsHost.StartAsync(MetricRows.Fill);
        var data = await host.DataAsync($"{{ queueMetrics({Range}, groupBy: [QUEUE], order: {{ offered: DESC }}, first: 1) {{ rows {{ metrics {{ offered }} }} totals {{ offered }} truncated }} }}");
        Assert.Equal("""{"rows":[{"metrics":{"offered":6}}],"totals":{"offered":7},"truncated":true}""", data.GetProperty("queueMetrics").ToString());
    }

    [Theory]
    [InlineData("groupBy: [AGENT]", "offered", 2, true)]
    [InlineData("groupBy: [AGENT], interval: { unit: DAY }", "offered", 2, true)]
    [InlineData("groupBy: [QUEUE]", "offered", 2, false)]
    public async Task No_more_rows_come_than_may(string arguments, string metric, int rows, bool isTruncated)
    {
        await using var host = await AnalyticsHost.StartAsync(MetricRows.Fill, options => options.MaxBuckets = 2);
        var result = (await host.DataAsync($"{{ queueMetrics({Range}, {arguments}) {{ rows {{ metrics {{ {metric} }} }} totals {{ offered }} truncated }} }}")).GetProperty("queueMetrics");
        Assert.Equal((rows, 7, isTruncated), (result.GetProperty("rows").GetArrayLength(), result.GetProperty("totals").GetProperty("offered").GetInt32(), result.GetProperty("truncated").GetBoolean()));
    }

    [Fact]
    public async Task A_queue_has_a_threshold_of_its_own()
    {
        var metrics = new MetricsOptions();
        metrics.Queues.Add("qu-2", new QueueMetricsOptions { ServiceLevelSeconds = 19 });
        await using var host = await AnalyticsHost.StartAsync(MetricRows.Fill, metrics: metrics);
        var data = await host.DataAsync($"{{ queueMetrics({Range}, groupBy: [QUEUE]) {{ rows {{ metrics {{ own: serviceLevel {{ numerator }} given: serviceLevel(thresholdSeconds: 20) {{ numerator }} }} }} totals {{ serviceLevel {{ numerator }} }} }} }}");
        Assert.Equal(
            """{"rows":[{"metrics":{"own":{"numerator":1},"given":{"numerator":1}}},{"metrics":{"own":{"numerator":0},"given":{"numerator":1}}}],"totals":{"serviceLevel":{"numerator":1}}}""",
            data.GetProperty("queueMetrics").ToString());
    }

    [Fact]
    public async Task Figures_below_queues_and_agents_are_those_of_the_rows()
    {
        await using var host = await AnalyticsHost.StartAsync(MetricRows.Fill);
        var data = await host.DataAsync($"{{ queues {{ nodes {{ queueId metrics({Range}) {{ offered answered coverage {{ complete }} }} }} }} agents {{ nodes {{ agentId metrics({Range}) {{ accepted missed }} }} }} }}");
        Assert.Equal(
            """[{"queueId":"qu-1","metrics":{"offered":6,"answered":2,"coverage":{"complete":false}}},{"queueId":"qu-2","metrics":{"offered":1,"answered":1,"coverage":{"complete":false}}}]""",
            data.GetProperty("queues").GetProperty("nodes").ToString());
        Assert.Equal(
            """[{"agentId":"u-1","metrics":{"accepted":2,"missed":1}},{"agentId":"u-2","metrics":{"accepted":1,"missed":0}}]""",
            data.GetProperty("agents").GetProperty("nodes").ToString());
    }

    [Fact]
    public async Task Only_what_is_selected_is_gathered()
    {
        await using var host = await AnalyticsHost.StartAsync(MetricRows.Fill);
        await host.DataAsync($"{{ queueMetrics({Range}) {{ totals {{ offered }} }} }}");
        Assert.DoesNotContain(host.Statements, statement => statement.Contains("Dispositions", StringComparison.Ordinal) || statement.Contains("Conversations", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_catalogue_names_every_metric_of_the_results()
    {
        await using var host = await AnalyticsHost.StartAsync();
        var data = await host.DataAsync("""{ metricCatalog { name population unit formula sourceFields dimensions reference } __type(name: "QueueMetrics") { fields { name description } } }""");
        var catalogue = data.GetProperty("metricCatalog").EnumerateArray().Where(line => line.GetProperty("population").GetString() == "QueueMetrics").ToArray();
        var fields = data.GetProperty("__type").GetProperty("fields").EnumerateArray().Select(field => field.GetProperty("name").GetString());
        Assert.Equal(["coverage", .. catalogue.Select(line => line.GetProperty("name").GetString())], fields);
        Assert.All(catalogue, line => Assert.NotEmpty(line.GetProperty("sourceFields").EnumerateArray()));
        Assert.Equal(JsonValueKind.String, catalogue[0].GetProperty("reference").ValueKind);
    }
}

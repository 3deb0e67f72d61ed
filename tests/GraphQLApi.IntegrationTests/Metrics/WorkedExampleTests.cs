using GraphQLApi.IntegrationTests.Samples;
using GraphQLApi.Testing;
using GraphQLApi.Upstream.Simulator;

namespace GraphQLApi.IntegrationTests.Metrics;

/// <summary>Published and hand-computed examples, from the vendor's JSON to the answer.</summary>
public sealed class WorkedExampleTests
{
    [Fact]
    public async Task The_vendors_five_rows_have_the_figures_computed_by_hand()
    {
        await using var upstream = await VendorStub.StartAsync(VendorSample.RecordsAtOffsetZero());
        var clock = new ManualTimeProvider(DateTimeOffset.Parse("2024-09-27T00:00:00Z", null));
        await using var server = await TestServer.StartAsync(upstream, clock, backfill: ("2024-09-24T00:00:00Z", "2024-09-27T00:00:00Z"));

        // Durations 1, 53, 54, 182 and 337 s; one of four finished sessions reached people (in vain), one was dropped, two ended nobody knows how.
        // The one answered visit waited from 20:35:24 to 20:35:55 on a clock at +05:30.
        var answer = await server.AskAsync(
            """
            query @freshness(mode: CACHE_ONLY) {
              sessionMetrics(range: { last: { amount: 1, unit: DAY } }) {
                totals {
                  sessions handoffRate { ...R } containmentRate { ...R } botDropOffRate { ...R } selfServiceRate { ...R }
                  durationSeconds { count sum median: percentile(p: 50) }
                }
              }
              conversationMetrics(range: { last: { amount: 1, unit: DAY } }) {
                totals { conversations handled abandonmentRate { ...R } resolutionRate { ...R } transferRate { ...R } timeToHumanSeconds { sum } csat { responses averageScore } }
              }
              queueMetrics(range: { last: { amount: 1, unit: DAY } }) {
                totals { offered answered abandoned waitSeconds { sum } in20: serviceLevel { ...R } in31: serviceLevel(thresholdSeconds: 31) { ...R } maximumWaiting }
              }
              agentMetrics(range: { last: { amount: 1, unit: DAY } }) {
                totals { assigned accepted missed ringSeconds { sum } interactionSeconds { sum } afterCallWorkSeconds { sum } handleSeconds { average } concurrency }
              }
            }

            fragment R on Rate { value numerator denominator }
            """);

        // 61 seconds by the vendor's integer, 62 by its times (trap T8): concurrency is 61 / 62.
        Assert.Equal(
            """
            {"sessionMetrics":{"totals":{"sessions":5,"handoffRate":{"value":0.25,"numerator":1,"denominator":4},"containmentRate":{"value":0.75,"numerator":3,"denominator":4},"botDropOffRate":{"value":0.25,"numerator":1,"denominator":4},"selfServiceRate":{"value":0,"numerator":0,"denominator":4},"durationSeconds":{"count":5,"sum":627,"median":54}}},"conversationMetrics":{"totals":{"conversations":2,"handled":1,"abandonmentRate":{"value":0,"numerator":0,"denominator":1},"resolutionRate":{"value":0,"numerator":0,"denominator":1},"transferRate":{"value":0,"numerator":0,"denominator":1},"timeToHumanSeconds":{"sum":32},"csat":{"responses":0,"averageScore":null}}},"queueMetrics":{"totals":{"offered":1,"answered":1,"abandoned":0,"waitSeconds":{"sum":31},"in20":{"value":0,"numerator":0,"denominator":1},"in31":{"value":1,"numerator":1,"denominator":1},"maximumWaiting":1}},"agentMetrics":{"totals":{"assigned":1,"accepted":1,"missed":0,"ringSeconds":{"sum":4},"interactionSeconds":{"sum":61},"afterCallWorkSeconds":{"sum":0},"handleSeconds":{"average":61},"concurrency":0.9838709677419355}}}
            """,
            answer.Data.GetRawText());
    }

    [Fact]
    public async Task Ciscos_seventy_ten_twenty_gives_its_three_service_levels()
    {
        // 70 answered within 20 s, 10 abandoned within them, 20 answered later.
        using var folder = new TestFolder();
        var records = folder.File("records.jsonl");
        await File.WriteAllLinesAsync(records, Enumerable.Range(0, 100).Select(i => i < 70 ? Answered(i, 20) : i < 80 ? Abandoned(i, 12) : Answered(i, 21)), TestContext.Current.CancellationToken);
        var clock = Centre.Clock();
        await using var simulator = await SimulatorHost.StartAsync(clock, new SimulatorOptions { RecordsFile = records, RequestsPerMinute = 0 });
        await using var server = await TestServer.StartAsync(simulator, clock, backfill: (Centre.From, Centre.Now));

        var answer = await server.AskAsync(
            """
            query @freshness(mode: CACHE_ONLY) {
              queueMetrics(range: { between: { from: "2026-03-03T00:00:00Z", to: "2026-03-04T00:00:00Z" } }, groupBy: [QUEUE]) {
                coverage { complete }
                rows {
                  key { queue { queueId name } }
                  metrics {
                    offered
                    negative: serviceLevel { value }
                    ignore: serviceLevel(policy: EXCLUDE_ABANDONED_WITHIN) { value numerator denominator }
                    positive: serviceLevel(policy: COUNT_ABANDONED_WITHIN) { value }
                    answered: serviceLevel(policy: ANSWERED) { numerator denominator }
                    answeredOrAbandoned: serviceLevel(policy: ANSWERED_OR_ABANDONED) { numerator denominator }
                    quick: abandonmentRate(ignoreShorterThanSeconds: 13) { value numerator denominator }
                    exact: abandonmentRate(ignoreShorterThanSeconds: 12) { numerator denominator }
                  }
                }
              }
            }
            """);

        Assert.Equal(
            """
            {"queueMetrics":{"coverage":{"complete":true},"rows":[{"key":{"queue":{"queueId":"qu-1","name":"Sales"}},"metrics":{"offered":100,"negative":{"value":0.7},"ignore":{"value":0.7777777777777778,"numerator":70,"denominator":90},"positive":{"value":0.8},"answered":{"numerator":70,"denominator":90},"answeredOrAbandoned":{"numerator":70,"denominator":100},"quick":{"value":0,"numerator":0,"denominator":90},"exact":{"numerator":10,"denominator":100}}}]}}
            """,
            answer.Data.GetRawText());
    }

    private static string Answered(int number, int wait) => Record(
        number, $$"""
        "finalStatus":"CLOSED","smartStatus":"CLOSED","destinations":[{"destinationType":"QueueEntry","queueId":"qu-1","queueName":"Sales","EnterTime":"{{At(number, 5)}}","respondingAgent":{"agentId":"u-1","name":"Ann","destinationType":"AgentSegment","status":"Answered","assignedAt":"{{At(number, 5)}}","acceptedTime":"{{At(number, 5 + wait)}}","interactionEndTime":"{{At(number, 50)}}","interactionDuration":{{45 - wait}} } }]
        """);

    private static string Abandoned(int number, int wait) => Record(
        number, $$"""
        "finalStatus":"USER ABANDONED","smartStatus":"CLOSED","disconnectingEvent":"User Hangup","destinations":[{"destinationType":"QueueEntry","queueId":"qu-1","queueName":"Sales","EnterTime":"{{At(number, 60 - wait)}}"}]
        """);

    // A minute each; the session lasts it.
    private static string Record(int number, string rest) =>
        $$"""{"sessionId":"s-{{number:d3}}","channel":"voice","botId":"st-1","conversationId":"c-{{number:d3}}","Direction":"Inbound","isVoicemail":"NO","sessionStartTime":"{{At(number, 0)}}","sessionEndTime":"{{At(number, 60)}}",{{rest}}}""";

    private static string At(int minute, int second) =>
        new DateTime(2026, 3, 3, 8, 0, 0, DateTimeKind.Utc).AddMinutes(minute).AddSeconds(second).ToString("yyyy-MM-ddTHH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);
}

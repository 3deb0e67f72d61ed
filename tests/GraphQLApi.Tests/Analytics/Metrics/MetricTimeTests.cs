using GraphQLApi.Cache;
using GraphQLApi.Cache.Rows;

namespace GraphQLApi.Tests.Analytics.Metrics;

/// <summary>Buckets, gaps, comparison and what the clock or the ledger cuts. The clock of the tests stands at 2026-03-10T12:00:00Z.</summary>
public sealed class MetricTimeTests
{
    [Theory]
    [InlineData(
        """range: { between: { from: "2026-03-01T10:00:00Z", to: "2026-03-01T14:00:00Z" } }, interval: { unit: HOUR }""",
        "bucket { start end startLocal durationSeconds } metrics { offered averageSpeedOfAnswerSeconds maximumWaiting }",
        """[{"bucket":{"start":"2026-03-01T10:00:00.000Z","end":"2026-03-01T11:00:00.000Z","startLocal":"2026-03-01T10:00:00+00:00","durationSeconds":3600},"metrics":{"offered":2,"averageSpeedOfAnswerSeconds":20,"maximumWaiting":1}},{"bucket":{"start":"2026-03-01T11:00:00.000Z","end":"2026-03-01T12:00:00.000Z","startLocal":"2026-03-01T11:00:00+00:00","durationSeconds":3600},"metrics":{"offered":3,"averageSpeedOfAnswerSeconds":20,"maximumWaiting":1}},{"bucket":{"start":"2026-03-01T12:00:00.000Z","end":"2026-03-01T13:00:00.000Z","startLocal":"2026-03-01T12:00:00+00:00","durationSeconds":3600},"metrics":{"offered":2,"averageSpeedOfAnswerSeconds":null,"maximumWaiting":1}},{"bucket":{"start":"2026-03-01T13:00:00.000Z","end":"2026-03-01T14:00:00.000Z","startLocal":"2026-03-01T13:00:00+00:00","durationSeconds":3600},"metrics":{"offered":0,"averageSpeedOfAnswerSeconds":null,"maximumWaiting":1}}]""")]
    [InlineData(
        // What entered before the range and still waits is part of the depth, but was not offered in it.
        """range: { between: { from: "2026-03-01T13:00:00Z", to: "2026-03-01T14:00:00Z" } }""",
        "bucket { start } metrics { offered maximumWaiting averageWaiting }",
        """[{"bucket":null,"metrics":{"offered":0,"maximumWaiting":1,"averageWaiting":1}}]""")]
    [InlineData(
        // A week later the same visit waits still.
        """range: { between: { from: "2026-03-08T13:00:00Z", to: "2026-03-08T14:00:00Z" } }""",
        "metrics { offered maximumWaiting averageWaiting }",
        """[{"metrics":{"offered":0,"maximumWaiting":1,"averageWaiting":1}}]""")]
    [InlineData(
        """range: { between: { from: "2026-03-01T10:00:00Z", to: "2026-03-01T12:00:00Z" } }, interval: { unit: HOUR, fillGaps: false }, groupBy: [QUEUE]""",
        "key { queue { queueId } } bucket { startLocal } metrics { offered }",
        """[{"key":{"queue":{"queueId":"qu-1"}},"bucket":{"startLocal":"2026-03-01T10:00:00+00:00"},"metrics":{"offered":2}},{"key":{"queue":{"queueId":"qu-1"}},"bucket":{"startLocal":"2026-03-01T11:00:00+00:00"},"metrics":{"offered":2}},{"key":{"queue":{"queueId":"qu-2"}},"bucket":{"startLocal":"2026-03-01T11:00:00+00:00"},"metrics":{"offered":1}}]""")]
    [InlineData(
        """range: { between: { from: "2026-03-01T10:00:00Z", to: "2026-03-01T12:00:00Z" } }, interval: { unit: HOUR }, groupBy: [QUEUE], first: 1, order: { offered: DESC }""",
        "key { queue { queueId } } bucket { startLocal } metrics { offered }",
        """[{"key":{"queue":{"queueId":"qu-1"}},"bucket":{"startLocal":"2026-03-01T10:00:00+00:00"},"metrics":{"offered":2}},{"key":{"queue":{"queueId":"qu-1"}},"bucket":{"startLocal":"2026-03-01T11:00:00+00:00"},"metrics":{"offered":2}}]""")]
    [InlineData(
        // Half an hour's offset moves the hours; the range cuts the first and the last of them.
        """range: { between: { from: "2026-03-01T10:00:00Z", to: "2026-03-01T11:00:00Z" } }, interval: { unit: HOUR }, timeZone: "Asia/Kolkata" """,
        "bucket { startLocal isPartial } metrics { offered }",
        """[{"bucket":{"startLocal":"2026-03-01T15:00:00+05:30","isPartial":true},"metrics":{"offered":2}},{"bucket":{"startLocal":"2026-03-01T16:00:00+05:30","isPartial":true},"metrics":{"offered":0}}]""")]
    [InlineData(
        // The hour before holds nothing; the first hour's predecessor was never read, but nothing was: the ledger of this database is full.
        """range: { between: { from: "2026-03-01T11:00:00Z", to: "2026-03-01T12:00:00Z" } }, compare: { previousPeriod: true }""",
        "metrics { offered answered } previous { offered answered }",
        """[{"metrics":{"offered":3,"answered":1},"previous":{"offered":2,"answered":2}}]""")]
    [InlineData(
        """range: { between: { from: "2026-03-01T11:00:00Z", to: "2026-03-01T12:00:00Z" } }, interval: { unit: MINUTE, size: 30 }, compare: { offset: { amount: 1, unit: HOUR } }, groupBy: [CHANNEL], first: 1, order: { key: { channel: DESC } }""",
        "key { channel } metrics { offered } previous { offered }",
        """[{"key":{"channel":"rtm"},"metrics":{"offered":2},"previous":{"offered":0}},{"key":{"channel":"rtm"},"metrics":{"offered":0},"previous":{"offered":0}}]""")]
    public async Task Rows_stand_in_their_buckets(string arguments, string rows, string expected)
    {
        await using var host = await AnalyticsHost.StartAsync(db => { MetricRows.Fill(db); Read(db, MetricRows.Day, MetricRows.Day.AddDays(1)); });
        var data = await host.DataAsync($"{{ queueMetrics({arguments}) {{ rows {{ {rows} }} }} }}");
        Assert.Equal(expected, data.GetProperty("queueMetrics").GetProperty("rows").ToString());
    }

    [Theory]
    [InlineData("2026-03-28T23:00:00Z", "2026-03-30T22:00:00Z", """[{"bucket":{"startLocal":"2026-03-29T00:00:00+01:00","durationSeconds":82800},"metrics":{"sessions":0}},{"bucket":{"startLocal":"2026-03-30T00:00:00+02:00","durationSeconds":86400},"metrics":{"sessions":0}}]""")]
    [InlineData("2025-10-25T22:00:00Z", "2025-10-26T23:00:00Z", """[{"bucket":{"startLocal":"2025-10-26T00:00:00+02:00","durationSeconds":90000},"metrics":{"sessions":25}}]""")]
    public async Task A_day_on_which_clocks_change_has_23_or_25_hours(string from, string to, string expected)
    {
        await using var host = await AnalyticsHost.StartAsync(db => db.AddRange(Enumerable.Range(0, 48).Select(hour => new SessionRow
        {
            SessionId = $"s{hour}", StartTime = new DateTime(2025, 10, 25, 22, 30, 0, DateTimeKind.Utc).AddHours(hour), Outcome = Outcome.BotResolved, FetchedAt = MetricRows.Day,
        })));
        var data = await host.DataAsync($$"""{ sessionMetrics(range: { between: { from: "{{from}}", to: "{{to}}" } }, timeZone: "Europe/Berlin", interval: { unit: DAY }) { rows { bucket { startLocal durationSeconds } metrics { sessions } } } }""");
        Assert.Equal(expected, data.GetProperty("sessionMetrics").GetProperty("rows").ToString());
    }

    [Fact]
    public async Task What_the_ledger_lacks_is_partial_and_not_compared()
    {
        // Read from 04:00 of the second day on; its look-back reaches into the gap.
        await using var host = await AnalyticsHost.StartAsync(db => { MetricRows.Fill(db); Read(db, MetricRows.Day, MetricRows.Day.AddHours(12)); });
        var data = await host.DataAsync(
            """{ queueMetrics(range: { between: { from: "2026-03-01T10:00:00Z", to: "2026-03-01T14:00:00Z" } }, interval: { unit: HOUR }, compare: { offset: { amount: 2, unit: HOUR } }) { rows { bucket { isPartial } previous { offered } } coverage { complete missing { from to } } previousCoverage { complete } } }""");
        Assert.Equal(
            """{"rows":[{"bucket":{"isPartial":false},"previous":{"offered":0}},{"bucket":{"isPartial":false},"previous":{"offered":0}},{"bucket":{"isPartial":true},"previous":{"offered":2}},{"bucket":{"isPartial":true},"previous":{"offered":3}}],"coverage":{"complete":false,"missing":[{"from":"2026-03-01T12:00:00.000Z","to":"2026-03-01T14:00:00.000Z"}]},"previousCoverage":{"complete":true}}""",
            data.GetProperty("queueMetrics").ToString());
        var later = await host.DataAsync(
            """{ queueMetrics(range: { between: { from: "2026-03-01T14:00:00Z", to: "2026-03-01T16:00:00Z" } }, interval: { unit: HOUR }, compare: { offset: { amount: 3, unit: HOUR } }) { rows { previous { offered } } } }""");
        Assert.Equal("""{"rows":[{"previous":{"offered":3}},{"previous":null}]}""", later.GetProperty("queueMetrics").ToString());
        var whole = await host.DataAsync(
            """{ queueMetrics(range: { between: { from: "2026-03-01T14:00:00Z", to: "2026-03-01T16:00:00Z" } }, compare: { offset: { amount: 3, unit: HOUR } }) { rows { previous { offered } } previousTotals { offered } } }""");
        Assert.Equal("""{"rows":[{"previous":null}],"previousTotals":{"offered":5}}""", whole.GetProperty("queueMetrics").ToString());
    }

    [Fact]
    public async Task Complete_coverage_can_be_required_of_both_periods()
    {
        await using var host = await AnalyticsHost.StartAsync(db => { MetricRows.Fill(db); Read(db, MetricRows.Day, MetricRows.Day.AddDays(1)); });
        const string Operation = """query @freshness(mode: CACHE_ONLY, requireComplete: true) { sessionMetrics(range: { between: { from: "2026-03-01T00:00:00Z", to: "2026-03-01T12:00:00Z" } }""";
        Assert.Equal("""{"data":{"sessionMetrics":{"totals":{"sessions":5}}}}""", await host.AnswerAsync(Operation + ") { totals { sessions } } }"));
        Assert.Contains("COVERAGE_INCOMPLETE", await host.AnswerAsync(Operation + ", compare: { previousPeriod: true }) { totals { sessions } } }"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("groupBy: [INTENT]", true)]
    [InlineData("where: { intents: { some: { eq: \"Book\" } } }", true)]
    [InlineData("groupBy: [CHANNEL]", false)]
    public async Task Figures_by_intent_say_how_many_intents_are_known(string arguments, bool warns)
    {
        await using var host = await AnalyticsHost.StartAsync(MetricRows.Fill);
        var data = await host.DataAsync($$"""{ sessionMetrics(range: { between: { from: "2026-03-01T00:00:00Z", to: "2026-03-02T00:00:00Z" } }, {{arguments}}) { coverage { warnings } } }""");
        Assert.Equal(
            warns ? """["Intents are known for 1 of 9 sessions of the range (11.1 %): the real-time feed shows the newest sessions only."]""" : "[]",
            data.GetProperty("sessionMetrics").GetProperty("coverage").GetProperty("warnings").ToString());
    }

    private static void Read(CacheDbContext db, DateTime from, DateTime to) =>
        db.Add(new CoverageRow { Scope = "", From = from, To = to, ReadAt = MetricRows.Day.AddDays(8) });
}

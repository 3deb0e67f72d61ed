using System.Text.Json;
using GraphQLApi.Cache.Rows;

namespace GraphQLApi.Tests.Analytics;

public sealed class DataQualityTests
{
    [Fact]
    public async Task Every_flag_is_counted_with_the_newest_sessions_that_carry_it()
    {
        await using var host = await AnalyticsHost.StartAsync(db =>
        {
            for (var i = 1; i <= 12; i++)
                db.Add(Session($"s{i:00}", i, DataQualityFlags.MissingEnd | (i == 3 ? DataQualityFlags.UnknownStatus : 0)));
            db.Add(Session("clean", 1, DataQualityFlags.None));
            db.Add(Session("later", 60, DataQualityFlags.MissingEnd));
        });
        var data = await host.DataAsync(
            """
            { dataQuality(range: { between: { from: "2026-03-01T05:30:00+05:30", to: "2026-03-01T01:00:00Z" } }, timeZone: "Asia/Kolkata") { flag count sampleSessionIds } }
            """);
        var counts = data.GetProperty("dataQuality").EnumerateArray().ToArray();
        Assert.Equal(13, counts.Length);
        Assert.Equal(
            [
                """{"flag":"MISSING_END","count":12,"sampleSessionIds":["s12","s11","s10","s09","s08","s07","s06","s05","s04","s03"]}""",
                """{"flag":"UNKNOWN_STATUS","count":1,"sampleSessionIds":["s03"]}""",
            ],
            counts.Where(count => count.GetProperty("count").GetInt32() > 0).Select(count => count.GetRawText()));
    }

    [Fact]
    public async Task Counts_alone_take_one_statement()
    {
        await using var host = await AnalyticsHost.StartAsync(SampleRows.Fill);
        var data = await host.DataAsync("{ dataQuality(range: { last: { amount: 30, unit: DAY } }) { flag count } }");
        Assert.Equal(["NEGATIVE_WAIT", "MISSING_END"], data.GetProperty("dataQuality").EnumerateArray().Where(count => count.GetProperty("count").GetInt32() == 1).Select(count => count.GetProperty("flag").GetString()));
        Assert.Single(host.Statements);
    }

    [Theory]
    [InlineData("range: { preset: TODAY }, timeZone: \"asia/kolkata\"", "TIME_ZONE_UNKNOWN", "There is no time zone \"asia/kolkata\".")]
    [InlineData("range: { between: { from: \"2026-03-02T00:00:00Z\", to: \"2026-03-01T00:00:00Z\" } }", "RANGE_INVALID", "`range.between.from` must lie before `range.between.to`")]
    [InlineData("range: { last: { amount: 0, unit: DAY } }", "RANGE_INVALID", "`range.last.amount` is 0")]
    [InlineData("range: { preset: TODAY, last: { amount: 1, unit: DAY } }", "GRAPHQL_VALIDATION_FAILED", "must specify exactly one key")]
    public async Task A_wrong_time_is_refused_in_words(string arguments, string code, string message)
    {
        await using var host = await AnalyticsHost.StartAsync(SampleRows.Fill);
        var error = JsonElement.Parse(await host.AnswerAsync($"{{ dataQuality({arguments}) {{ flag }} }}")).GetProperty("errors")[0];
        Assert.Equal(code, error.GetProperty("extensions").GetProperty("code").GetString());
        Assert.Contains(message, error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Incomplete_time_is_refused_where_complete_was_required()
    {
        await using var host = await AnalyticsHost.StartAsync(SampleRows.Fill);
        var answer = JsonElement.Parse(await host.AnswerAsync("query @freshness(mode: CACHE_ONLY, requireComplete: true) { dataQuality(range: { preset: TODAY }) { flag } }"));
        Assert.Equal("COVERAGE_INCOMPLETE", answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    private static SessionRow Session(string id, int minute, DataQualityFlags flags) => new()
    {
        SessionId = id, StartTime = SampleRows.Day.AddMinutes(minute), Outcome = Outcome.BotResolved, FetchedAt = SampleRows.Day, DataQuality = flags,
    };
}

using System.Text.Json;
using GraphQLApi.Upstream.Simulator;

namespace GraphQLApi.Tests.VendorStandIn;

/// <summary>Dates, limits and filters of interactionDetails; the row of each second of interest names itself.</summary>
public sealed class RequestTests
{
    private const string Invalid = """{"errors":[{"msg":"Validation errors/ Invalid arguments","code":412}]}""";
    private const string TooLong = """{"errors":[{"msg":"Date range cannot be more than 7 days","code":400}]}""";
    private const string Empty = """{"numResults":0,"data":[]}""";

    private static readonly string[] Rows =
    [
        Row("last-of-february", "2026-02-28T23:59:59"), Row("midnight", "2026-03-01T00:00:00"), Row("morning", "2026-03-01T02:25:54"),
        Row("last-of-first", "2026-03-01T23:59:59"), Row("second", "2026-03-02T00:00:00"),
    ];

    [Theory]
    [InlineData("2026-03-01", "2026-03-01", 0, "midnight morning last-of-first")]
    [InlineData("2026-03-01 00:00:00", "2026-03-01 02:25:54", 0, "midnight morning")]
    [InlineData("2026-03-01 2:25:54", "2026-03-01T2:25:54", 0, "morning")]
    [InlineData("2026-03-01T00:00:01.000Z", "2026-03-02T00:00:00.000Z", 0, "morning last-of-first second")]
    // India: the local day of March 1st is 2026-02-28T18:30Z to 2026-03-01T18:30Z.
    [InlineData("2026-03-01", "2026-03-01", -330, "last-of-february midnight morning")]
    [InlineData("2026-03-01 05:30:00", "2026-03-01 05:30:00", -330, "midnight")]
    // New York, winter.
    [InlineData("2026-02-28 19:00:00", "2026-02-28 19:00:00", 300, "midnight")]
    // A Z is UTC in any zone.
    [InlineData("2026-03-01T00:00:00.000Z", "2026-03-01T00:00:00.000Z", 300, "midnight")]
    [InlineData("2026-02-23", "2026-03-01", 0, "last-of-february midnight morning last-of-first")]
    [InlineData("2026-02-22 00:00:00", "2026-03-01 00:00:00", 0, "last-of-february midnight")]
    public async Task Three_spellings_in_the_zone_of_the_request_ends_inclusive(string from, string to, int offset, string expected)
    {
        await using var vendor = await Vendor.ReplayAsync(Rows);
        var rows = await vendor.PageAsync(Vendor.Body(from, to, offset));
        Assert.Equal(expected, string.Join(' ', rows.Select(row => row.GetProperty("sessionId").GetString())));
    }

    [Theory]
    [InlineData("""{"startDate":"2026-03-01","endDate":"2026-03-01"}""")]
    [InlineData("""{"startDate":"2026-03-01","endDate":"2026-03-01","timeZoneOffset":"0"}""")]
    [InlineData("""{"endDate":"2026-03-01","timeZoneOffset":0}""")]
    [InlineData("""{"startDate":"01/03/2026","endDate":"2026-03-01","timeZoneOffset":0}""")]
    [InlineData("""{"startDate":"2026-03-02","endDate":"2026-03-01","timeZoneOffset":0}""")]
    [InlineData("[]")]
    [InlineData("{")]
    public async Task Missing_or_unreadable_fields_are_412(string body)
    {
        await using var vendor = await Vendor.ReplayAsync(Rows);
        Assert.Equal((412, Invalid), await vendor.PostAsync(body));
    }

    [Theory]
    [InlineData("2026-02-22", "2026-03-01")]
    [InlineData("2026-02-22 00:00:00", "2026-03-01 00:00:01")]
    public async Task More_than_seven_days_are_refused(string from, string to)
    {
        await using var vendor = await Vendor.ReplayAsync(Rows);
        Assert.Equal((400, TooLong), await vendor.PostAsync(Vendor.Body(from, to)));
    }

    [Theory]
    [InlineData(LongRangeAnswer.PreconditionFailed, 412, """{"errors":[{"msg":"Date range cannot be more than 7 days","code":412}]}""")]
    [InlineData(LongRangeAnswer.Empty, 200, Empty)]
    [InlineData(LongRangeAnswer.ClampToLastSevenDays, 200, """{"numResults":1,"data":[{"sessionId":"second","sessionStartTime":"2026-03-02T00:00:00"}]}""")]
    public async Task Long_ranges_have_other_answers(LongRangeAnswer answer, int status, string expected)
    {
        await using var vendor = await Vendor.ReplayAsync(Rows, new SimulatorOptions { Profile = new() { LongRange = answer } }, "2026-04-01T00:00:00Z");
        Assert.Equal((status, expected), await vendor.PostAsync(Vendor.Body("2026-02-01", "2026-03-08")));
    }

    [Theory]
    [InlineData("?limit=0", 412)]
    [InlineData("?limit=-5", 412)]
    [InlineData("?limit=ten", 412)]
    [InlineData("?limit=200", 200)]
    [InlineData("?offset=10", 200)]
    [InlineData("?offset=11", 200)]
    public async Task Limits_by_default(string query, int status)
    {
        await using var vendor = await Vendor.ReplayAsync(Rows);
        Assert.Equal(status, (await vendor.PostAsync(Vendor.Body("2026-03-01", "2026-03-01"), query)).Status);
    }

    [Fact]
    public async Task Limits_by_switch()
    {
        var profile = new SimulatorProfile { RefuseLimitAboveMaximum = true, RefuseOffsetAboveMaximum = true, DefaultInvalidLimit = true, InvalidBodyStatus = 400 };
        await using var vendor = await Vendor.ReplayAsync(Rows, new SimulatorOptions { Profile = profile });
        var body = Vendor.Body("2026-03-01", "2026-03-01");
        Assert.Equal(400, (await vendor.PostAsync(body, "?limit=101")).Status);
        Assert.Equal(400, (await vendor.PostAsync(body, "?offset=11")).Status);
        Assert.Equal(200, (await vendor.PostAsync(body, "?limit=zero")).Status);
        Assert.Equal(400, (await vendor.PostAsync("{}")).Status);
    }

    [Theory]
    [InlineData(""", "channels":["voice"]""", "a b c")]
    [InlineData(""", "channels":["rtm"]""", "d")]
    [InlineData(""", "channels":["Voice","Web/Mobile Client"]""", "a b d c")]
    [InlineData(""", "channels":["telegram"]""", "")]
    [InlineData(""", "queues":["qu-2"]""", "c")]
    [InlineData(""", "queues":[]""", "a b d c")]
    [InlineData(""", "bots":["st-2"]""", "b")]
    [InlineData(""", "direction":"Outbound" """, "c")]
    [InlineData(""", "direction":"Inbound" """, "a b d")]
    [InlineData(""", "direction":"Both" """, "a b d c")]
    [InlineData(""", "isAutomation":false""", "d c")]
    public async Task Filters(string filter, string expected)
    {
        await using var vendor = await Vendor.ReplayAsync(
        [
            """{"sessionId":"a","sessionStartTime":"2026-03-01T10:00:00","channel":"Voice","botId":"st-1"}""",
            """{"sessionId":"b","sessionStartTime":"2026-03-01T11:00:00","channel":"Voice","botId":"st-2"}""",
            """{"sessionId":"c","sessionStartTime":"2026-03-01T12:00:00","channel":"voice","botId":"st-1","conversationId":"c-1","Direction":"Outbound","destinations":[{"destinationType":"QueueEntry","queueId":"qu-1"},{"destinationType":"QueueEntry","queueId":"qu-2"}]}""",
            """{"sessionId":"d","sessionStartTime":"2026-03-01T13:00:00","channel":"Web/Mobile Client","botId":"st-1","conversationId":"c-2","Direction":"Inbound"}""",
        ]);
        var rows = await vendor.PageAsync(Vendor.Body("2026-03-01", "2026-03-01", more: filter));
        Assert.Equal(expected, string.Join(' ', rows.Select(row => row.GetProperty("sessionId").GetString())));
    }

    [Fact]
    public async Task What_has_not_begun_does_not_exist()
    {
        await using var vendor = await Vendor.ReplayAsync(Rows, now: "2026-03-01T23:59:58Z");
        Assert.Equal(2, (await vendor.PageAsync(Vendor.Body("2026-03-01", "2026-03-02"))).Count);
        vendor.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(3, (await vendor.PageAsync(Vendor.Body("2026-03-01", "2026-03-02"))).Count);
    }

    private static string Row(string id, string start) => JsonSerializer.Serialize(new { sessionId = id, sessionStartTime = start });
}

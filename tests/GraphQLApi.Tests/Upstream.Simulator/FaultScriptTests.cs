using System.Diagnostics;
using GraphQLApi.Upstream.Simulator;

namespace GraphQLApi.Tests.VendorStandIn;

/// <summary>Rules as text: which call, which endpoint, how often.</summary>
public sealed class FaultScriptTests
{
    private static readonly string Day = Vendor.Body("2026-03-01", "2026-03-01");

    // D = a call of interactionDetails, F = one of the feed; statuses in order.
    [Theory]
    [InlineData("interactionDetails.rate-limit=#3", "DFDFDFD", "200 200 200 200 429 200 200")]
    [InlineData("rate-limit=#2-3", "DFDF", "200 429 429 200")]
    [InlineData("unauthorized=#1,server-error:502=#2,html:500=#3", "DDDD", "401 502 500 200")]
    [InlineData("intentrealtimedata.server-error=2", "DFFFD", "200 503 503 200 200")]
    [InlineData("INTERACTIONDETAILS.html:200=#1", "DD", "200 200")]
    [InlineData("rate-limit=10%x3,seed=4", "DDDDDDDDDDDDDDDDDDDD", "429 429 429 200 200 200 200 200 200 200 200 429 429 429 200 429 429 429 200 200")]
    public async Task A_rule_strikes_exactly_the_calls_it_names(string rules, string calls, string statuses)
    {
        await using var vendor = await Vendor.StartAsync(new SimulatorOptions { SessionsPerDay = 0, Faults = SimulatorFaults.Parse(rules) });
        var struck = new List<int>();
        foreach (var call in calls)
            struck.Add(call == 'D' ? (await vendor.PostAsync(Day)).Status : (await vendor.SendAsync(HttpMethod.Post, Vendor.Feed)).Status);
        Assert.Equal(statuses, string.Join(' ', struck));
    }

    [Fact]
    public async Task A_429_says_when_to_come_back_where_the_rule_does()
    {
        await using var vendor = await Vendor.StartAsync(new SimulatorOptions { Faults = SimulatorFaults.Parse("rate-limit:2=#1,rate-limit=#2") });
        using var first = await vendor.FeedAsync();
        using var second = await vendor.FeedAsync();
        Assert.Equal("2", first.Headers.RetryAfter?.ToString());
        Assert.Equal((429, null), ((int)second.StatusCode, second.Headers.RetryAfter));
    }

    [Fact]
    public async Task A_dead_host_cuts_without_counting_and_comes_back()
    {
        await using var vendor = await Vendor.StartAsync(new SimulatorOptions { SessionsPerDay = 0, Faults = SimulatorFaults.Parse("dead-host:30=#2") });
        Assert.Equal(200, (await vendor.PostAsync(Day)).Status);
        for (var call = 0; call < 3; call++)
            await Assert.ThrowsAsync<HttpRequestException>(() => vendor.PostAsync(Day));
        vendor.Clock.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal(200, (await vendor.PostAsync(Day)).Status);
        Assert.Equal(3, vendor.App.Counters.TotalCalls);
    }

    [Fact]
    public async Task A_call_can_hang_until_the_caller_gives_up()
    {
        await using var vendor = await Vendor.StartAsync(new SimulatorOptions { SessionsPerDay = 0, Faults = SimulatorFaults.Parse("hang=1") });
        using var client = new HttpClient { Timeout = TimeSpan.FromMilliseconds(300) };
        var watch = Stopwatch.StartNew();
        await Assert.ThrowsAsync<TaskCanceledException>(() => client.PostAsync(new Uri(vendor.App.BaseAddress, Vendor.Feed), null, TestContext.Current.CancellationToken));
        Assert.InRange(watch.ElapsedMilliseconds, 250, 10_000);
        Assert.Equal(200, (await vendor.PostAsync(Day)).Status);
    }

    [Theory]
    [InlineData("", "Wed, 04 Mar 2026 12:00:00 GMT", 401)]
    [InlineData("clock-skew=-90", "Wed, 04 Mar 2026 11:58:30 GMT", 200)]
    [InlineData("clock-skew=600", "Wed, 04 Mar 2026 12:10:00 GMT", 401)]
    public async Task The_vendors_clock_moves_the_date_and_what_a_token_is_worth(string rules, string date, int status)
    {
        // HS256 over {"appId":"cs-00000000-0000-5000-8000-000000000001","exp":1772625570} (11:59:30 that day) with "simulator-secret".
        const string token =
            "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJhcHBJZCI6ImNzLTAwMDAwMDAwLTAwMDAtNTAwMC04MDAwLTAwMDAwMDAwMDAwMSIsImV4cCI6MTc3MjYyNTU3MH0.vyj7jbIvI3_1Dxmi4rQhzUVxrv4Dhrv_1dlgOAg3jeY";
        await using var vendor = await Vendor.StartAsync(new SimulatorOptions { SessionsPerDay = 0, Faults = SimulatorFaults.Parse(rules) });
        Assert.Equal(status, (await vendor.SendAsync(HttpMethod.Post, Vendor.Details, Day, ("auth", token))).Status);
        using var response = await vendor.FeedAsync();
        Assert.Equal(date, response.Headers.Date?.ToString("R"));
    }

    [Fact]
    public async Task Offsets_can_count_what_the_caller_does_not_expect()
    {
        await using var vendor = await Vendor.StartAsync(new SimulatorOptions { Faults = SimulatorFaults.Parse("wrong-offset-mode") });
        var day = Vendor.Body("2026-03-03", "2026-03-03");
        var first = await vendor.PageAsync(day, "?offset=0");
        var second = await vendor.PageAsync(day, "?offset=1");
        Assert.Equal(first[1].GetRawText(), second[0].GetRawText());
    }

    [Theory]
    [InlineData("flood", "Unknown fault 'flood'. Misbehave: [ENDPOINT.]NAME[:VALUE][=WHEN], several separated by commas.")]
    [InlineData("latency", "Fault 'latency' needs a whole number, got ''. Examples: latency=250, rate-limit:2=#3, server-error=0.5%.")]
    [InlineData("html=often", "Fault 'html=often' needs a whole number, got 'often'. Examples: latency=250, rate-limit:2=#3, server-error=0.5%.")]
    [InlineData("html=-1", "Fault 'html=-1' needs a whole number, got '-1'. Examples: latency=250, rate-limit:2=#3, server-error=0.5%.")]
    [InlineData("truncated:5", "Fault 'truncated' takes no value, got '5'.")]
    [InlineData("feed.html", "Unknown endpoint 'feed'. Endpoints: interactionDetails, intentrealtimedata, conversation, conversationBySession, conversationList.")]
    [InlineData("interactionDetails.latency", "Fault 'latency' needs milliseconds: latency=250 always, latency:250=10% at random.")]
    [InlineData("late-change=10%", "Fault 'late-change' is written late-change:HOURS=PERCENT%, such as late-change:72=10% or late-change:#200-900=10%.")]
    public void A_rule_that_cannot_be_read_says_what_can(string text, string message) =>
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => SimulatorFaults.Parse(text)).Message.Split('\n')[0]);
}

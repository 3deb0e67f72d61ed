using GraphQLApi.Upstream.Simulator;

namespace GraphQLApi.Tests.VendorStandIn;

public sealed class FaultTests
{
    private static readonly string Day = Vendor.Body("2026-03-01", "2026-03-01");

    [Theory]
    [InlineData("rate-limit=1", 429, """{"errors":[{"msg":"You've exceeded the per-minute rate limit. Please wait for sometime before retrying.","code":429}]}""")]
    [InlineData("unauthorized=1", 401, """{"errors":[{"msg":"Invalid SDK credentials","code":4002}]}""")]
    [InlineData("server-error=1", 503, "")]
    [InlineData("html=1", 503, "<html><body><h1>Bad gateway</h1></body></html>")]
    [InlineData("truncated=1", 200, """{"numResult""")]
    public async Task A_fault_strikes_as_often_as_armed(string fault, int status, string body)
    {
        await using var vendor = await Vendor.StartAsync(new SimulatorOptions { SessionsPerDay = 0, Faults = SimulatorFaults.Parse(fault) });
        var (struck, text) = await vendor.PostAsync(Day);
        Assert.Equal(status, struck);
        Assert.StartsWith(body, text, StringComparison.Ordinal);
        Assert.Equal((200, """{"numResults":0,"data":[]}"""), await vendor.PostAsync(Day));
    }

    [Fact]
    public async Task A_struck_429_is_counted_and_can_say_when_to_come_back()
    {
        await using var vendor = await Vendor.StartAsync(new SimulatorOptions { Faults = SimulatorFaults.Parse("rate-limit=1, retry-after=7") });
        using var response = await vendor.FeedAsync();
        Assert.Equal("7", response.Headers.RetryAfter?.ToString());
        Assert.Equal(1, vendor.App.Counters.RateLimited);
    }

    [Fact]
    public async Task The_connection_can_be_cut()
    {
        await using var vendor = await Vendor.StartAsync();
        vendor.App.Faults.Arm(SimulatorFault.Disconnect);
        await Assert.ThrowsAsync<HttpRequestException>(() => vendor.PostAsync(Day));
        vendor.App.Faults.Clear();
        Assert.Equal(200, (await vendor.PostAsync(Day)).Status);
    }

    [Fact]
    public async Task A_body_can_be_gzip_without_being_asked_for()
    {
        await using var vendor = await Vendor.StartAsync(new SimulatorOptions { SessionsPerDay = 0, Faults = SimulatorFaults.Parse("gzip") });
        using var response = await vendor.FeedAsync();
        Assert.Equal(["gzip"], response.Content.Headers.ContentEncoding);
        await using var body = new System.IO.Compression.GZipStream(
            await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken), System.IO.Compression.CompressionMode.Decompress);
        using var reader = new StreamReader(body);
        Assert.Equal("[]", await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Latency_and_slow_bodies_wait_on_the_given_clock()
    {
        await using var vendor = await Vendor.StartAsync(
            new SimulatorOptions { SessionsPerDay = 0, LatencyMilliseconds = 400, Faults = SimulatorFaults.Parse("latency=600,slow-body=5000") });
        var answer = vendor.PostAsync(Day);
        var elapsed = TimeSpan.Zero;
        while (!answer.IsCompleted)
        {
            await Task.Delay(1, TestContext.Current.CancellationToken);
            vendor.Clock.Advance(TimeSpan.FromMilliseconds(100));
            elapsed += TimeSpan.FromMilliseconds(100);
        }

        Assert.Equal((200, """{"numResults":0,"data":[]}"""), await answer);
        Assert.True(elapsed >= TimeSpan.FromSeconds(5.5), $"answered after {elapsed}"); // 1 s and ten parts of 0.5 s
    }

    [Fact]
    public async Task Odds_are_drawn_from_a_fixed_seed()
    {
        var runs = new List<string>();
        for (var run = 0; run < 2; run++)
        {
            await using var vendor = await Vendor.StartAsync(new SimulatorOptions { SessionsPerDay = 0, Faults = SimulatorFaults.Parse("server-error=30%") });
            var statuses = new List<int>();
            for (var call = 0; call < 40; call++)
                statuses.Add((await vendor.PostAsync(Day)).Status);
            Assert.InRange(statuses.Count(status => status == 503), 4, 22);
            runs.Add(string.Join(' ', statuses));
        }

        Assert.Equal(runs[0], runs[1]);
    }

    [Fact]
    public async Task A_port_in_use_is_named()
    {
        await using var first = await Vendor.StartAsync();
        var failure = await Assert.ThrowsAsync<IOException>(() => Vendor.StartAsync(new SimulatorOptions { Port = first.App.BaseAddress.Port }));
        Assert.Equal($"Failed to bind to address http://127.0.0.1:{first.App.BaseAddress.Port}: address already in use.", failure.Message);
    }

    [Fact]
    public async Task It_stops_when_the_caller_says_so()
    {
        await using var vendor = await Vendor.StartAsync();
        using var stop = new CancellationTokenSource();
        var running = vendor.App.WaitForShutdownAsync(stop.Token);
        Assert.Equal(200, (await vendor.PostAsync(Day)).Status);
        Assert.False(running.IsCompleted);
        await stop.CancelAsync();
        await running;
        await Assert.ThrowsAsync<HttpRequestException>(() => vendor.PostAsync(Day));
    }

    [Fact]
    public async Task Options_out_of_range_are_refused() =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Vendor.StartAsync(new SimulatorOptions { SessionsPerDay = -1 }));
}

using GraphQLApi.Upstream.Simulator;

namespace GraphQLApi.Tests.VendorStandIn;

public sealed class RateLimitTests
{
    private const string PerMinute =
        """{"errors":[{"msg":"You've exceeded the per-minute rate limit. Please wait for sometime before retrying.","code":429}]}""";

    private const string PerHour =
        """{"errors":[{"msg":"You've exceeded the hourly rate limit. Please wait for sometime before retrying.","code":429}]}""";

    private static readonly string Body = Vendor.Body("2026-03-01", "2026-03-01");

    [Fact]
    public async Task The_window_of_a_minute_slides_over_all_endpoints()
    {
        await using var vendor = await Vendor.StartAsync(new SimulatorOptions { SessionsPerDay = 0, RequestsPerMinute = 3 });
        Assert.Equal(200, (await vendor.PostAsync(Body)).Status); // at 0 s
        vendor.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(200, (await vendor.SendAsync(HttpMethod.Post, Vendor.Feed)).Status); // at 30 s
        Assert.Equal(404, (await vendor.SendAsync(HttpMethod.Get, Vendor.Conversations + "/c-1")).Status);
        Assert.Equal((429, PerMinute), await vendor.PostAsync(Body));
        vendor.Clock.Advance(TimeSpan.FromSeconds(29.999));
        Assert.Equal((429, PerMinute), await vendor.PostAsync(Body)); // at 59.999 s
        vendor.Clock.Advance(TimeSpan.FromSeconds(0.001));
        Assert.Equal(200, (await vendor.PostAsync(Body)).Status); // the call at 0 s has left the window
        Assert.Equal((429, PerMinute), await vendor.PostAsync(Body));

        Assert.Equal(3, vendor.App.Counters.RateLimited);
        Assert.Equal(7, vendor.App.Counters.TotalCalls);
        Assert.Equal(5, vendor.App.Counters.CallsTo(SimulatorEndpoint.InteractionDetails));
        Assert.Equal(1, vendor.App.Counters.CallsTo(SimulatorEndpoint.IntentFeed));
        Assert.Equal(1, vendor.App.Counters.CallsTo(SimulatorEndpoint.Conversation));
        // (0, 60] holds six of the seven calls; so does any other minute at most.
        Assert.Equal(6, vendor.App.Counters.MaximumCallsPerMinute);
    }

    [Fact]
    public async Task Refused_credentials_use_nothing_up()
    {
        await using var vendor = await Vendor.StartAsync(new SimulatorOptions { SessionsPerDay = 0, RequestsPerMinute = 1 });
        Assert.Equal(401, (await vendor.SendAsync(HttpMethod.Post, Vendor.Details, Body, ("auth", null))).Status);
        Assert.Equal(200, (await vendor.PostAsync(Body)).Status);
    }

    [Fact]
    public async Task The_feed_has_an_hourly_limit_too()
    {
        await using var vendor = await Vendor.StartAsync(new SimulatorOptions { SessionsPerDay = 0, FeedRequestsPerHour = 2 });
        Assert.Equal((200, "[]"), await vendor.SendAsync(HttpMethod.Post, Vendor.Feed));
        vendor.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal((200, "[]"), await vendor.SendAsync(HttpMethod.Post, Vendor.Feed));
        Assert.Equal((429, PerHour), await vendor.SendAsync(HttpMethod.Post, Vendor.Feed));
        Assert.Equal(200, (await vendor.PostAsync(Body)).Status);
        vendor.Clock.Advance(TimeSpan.FromMinutes(50));
        Assert.Equal((200, "[]"), await vendor.SendAsync(HttpMethod.Post, Vendor.Feed));
    }

    [Theory]
    [InlineData(false, null)]
    [InlineData(true, "45")]
    public async Task Retry_After_is_a_switch(bool retryAfter, string? expected)
    {
        await using var vendor = await Vendor.StartAsync(
            new SimulatorOptions { SessionsPerDay = 0, RequestsPerMinute = 1, Profile = new() { RetryAfter = retryAfter } });
        await vendor.PostAsync(Body);
        vendor.Clock.Advance(TimeSpan.FromSeconds(15));
        using var response = await vendor.FeedAsync();
        Assert.Equal(429, (int)response.StatusCode);
        Assert.Equal(expected, response.Headers.RetryAfter?.ToString());
    }

    [Fact]
    public async Task Zero_means_unlimited()
    {
        await using var vendor = await Vendor.StartAsync(new SimulatorOptions { SessionsPerDay = 0, RequestsPerMinute = 0, FeedRequestsPerHour = 1 });
        for (var i = 0; i < 70; i++)
            Assert.Equal(200, (await vendor.SendAsync(HttpMethod.Post, Vendor.Feed)).Status);
    }
}

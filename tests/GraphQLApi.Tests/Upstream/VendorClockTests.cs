using GraphQLApi.Upstream;

namespace GraphQLApi.Tests.Upstream;

public sealed class VendorClockTests
{
    // Seconds by which the vendor's clock is ahead; what is reported; by how much readings are dated otherwise; whether it is warned of.
    [Theory]
    [InlineData(0, 0, 0, false)]
    [InlineData(3, 3, 0, false)]
    [InlineData(600, 600, 600, true)]
    [InlineData(-600, -599, -599, true)]
    [InlineData(259_200, 259_200, 0, true)]
    public async Task The_vendors_clock_dates_the_readings(int ahead, int skew, int correction, bool warns)
    {
        UpstreamFixture? upstream = null;
        var vendor = new ScriptedVendor(_ =>
        {
            var answer = ScriptedVendor.Json("""{"data":[]}""");
            answer.Headers.Date = upstream!.Clock.GetUtcNow().AddSeconds(ahead);
            return answer;
        });
        using (upstream = new UpstreamFixture(vendor))
        {
            var window = new TimeWindow(UpstreamFixture.Start.AddHours(-1), UpstreamFixture.Start);
            var reading = await upstream.Client
                .ReadInteractionsAsync(window, "st-1", CallLane.Interactive, TestContext.Current.CancellationToken).SingleAsync(TestContext.Current.CancellationToken);

            Assert.Equal(TimeSpan.FromSeconds(skew), upstream.Status.ClockSkew);
            Assert.Equal(UpstreamFixture.Start.AddSeconds(correction), reading.ReadAt);
            Assert.Equal(warns, upstream.Log.Text.Contains("2005 The vendor's clock is", StringComparison.Ordinal));
        }
    }
}

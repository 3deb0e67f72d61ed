using System.Net;
using GraphQLApi.Upstream.Retry;

namespace GraphQLApi.Tests.Upstream.Retry;

public sealed class RetryDelayTests
{
    [Theory]
    [InlineData(0, null, null, 0.0, 0.1)]
    [InlineData(0, null, null, 1.0, 0.2)]
    [InlineData(1, 503, null, 1.0, 0.4)]
    [InlineData(2, 500, null, 0.5, 0.6)]
    [InlineData(7, 502, null, 1.0, 25.6)]
    [InlineData(8, 502, null, 1.0, 30.0)]
    [InlineData(19, 502, null, 0.0, 15.0)]
    [InlineData(0, 429, null, 0.0, 2.5)]
    [InlineData(0, 429, null, 1.0, 5.0)]
    [InlineData(3, 429, null, 1.0, 40.0)]
    [InlineData(4, 429, null, 1.0, 60.0)]
    [InlineData(0, 429, 7, 0.0, 7.0)]
    [InlineData(5, 503, 7, 1.0, 7.25)]
    [InlineData(0, 429, 300, 0.0, 300.0)]
    [InlineData(0, 429, 301, 0.0, null)]
    public void Attempt_status_and_retry_after_make_the_delay(int attempt, int? status, int? retryAfter, double jitter, double? seconds) => Assert.Equal(
        seconds,
        RetryDelay.For(attempt, (HttpStatusCode?)status, retryAfter is { } asked ? TimeSpan.FromSeconds(asked) : null, jitter)?.TotalSeconds);

    [Fact]
    public void A_user_waits_less_than_two_seconds_for_a_dead_host() => Assert.InRange(
        Enumerable.Range(0, new GraphQLApi.Upstream.UpstreamOptions().InteractiveRetries).Sum(attempt => RetryDelay.For(attempt, null, null, 1)!.Value.TotalSeconds),
        1,
        1.5);

    [Theory]
    [InlineData(429, true)]
    [InlineData(408, true)]
    [InlineData(500, true)]
    [InlineData(504, true)]
    [InlineData(401, false)]
    [InlineData(403, false)]
    [InlineData(400, false)]
    [InlineData(404, false)]
    [InlineData(412, false)]
    public void Only_passing_trouble_is_tried_again(int status, bool expected) => Assert.Equal(expected, RetryDelay.IsTransient((HttpStatusCode)status));
}

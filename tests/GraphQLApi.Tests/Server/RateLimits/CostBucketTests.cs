using System.Threading.RateLimiting;
using GraphQLApi.Server.RateLimits;
using GraphQLApi.Testing;

namespace GraphQLApi.Tests.Server.RateLimits;

public sealed class CostBucketTests : IDisposable
{
    private readonly ManualTimeProvider clock = new(new DateTimeOffset(2026, 4, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly CostBucket bucket;

    public CostBucketTests() => bucket = new CostBucket(perMinute: 60, capacity: 10, clock);

    public void Dispose() => bucket.Dispose();

    [Fact]
    public void It_fills_steadily_and_tells_when_there_is_enough()
    {
        Assert.Equal("granted, 2 left", Spend(8));
        Assert.Equal("after 00:00:03, 2 left", Spend(5));
        clock.Advance(TimeSpan.FromSeconds(2.5));
        Assert.Equal("after 00:00:00.5000000, 4 left", Spend(5));
        clock.Advance(TimeSpan.FromSeconds(0.5));
        Assert.Equal("granted, 0 left", Spend(5));
    }

    [Fact]
    public void It_never_holds_more_than_its_capacity()
    {
        Spend(10);
        clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal("granted, 0 left", Spend(10));
        Assert.Equal("after 00:00:11, 0 left", Spend(11));
    }

    [Fact]
    public void It_is_idle_once_it_is_full_again()
    {
        Spend(2);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(bucket.IdleDuration);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(TimeSpan.FromSeconds(2), bucket.IdleDuration);
    }

    private string Spend(int cost)
    {
        using var lease = bucket.AttemptAcquire(cost);
        var left = bucket.GetStatistics()?.CurrentAvailablePermits;
        return lease.IsAcquired ? $"granted, {left} left"
            : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? $"after {wait:c}, {left} left" : "refused without a word";
    }
}

using System.Threading.RateLimiting;

namespace GraphQLApi.Server.RateLimits;

/// <summary>
/// The budget of one caller: a token bucket that fills steadily. The framework's counts in whole periods of its own clock; this one tells to the
/// second when an operation of a given cost can run.
/// </summary>
internal sealed class CostBucket(int perMinute, int capacity, TimeProvider time) : RateLimiter
{
    private readonly Lock gate = new();
    private readonly double perSecond = perMinute / 60.0;
    private double held = capacity;
    private long countedAt = time.GetTimestamp();
    private long usedAt = time.GetTimestamp();

    /// <summary>Since when a full bucket has not been used: one that nobody remembers is as good as a new one.</summary>
    public override TimeSpan? IdleDuration
    {
        get
        {
            lock (gate)
            {
                Fill();
                return held < capacity ? null : time.GetElapsedTime(usedAt);
            }
        }
    }

    public override RateLimiterStatistics GetStatistics()
    {
        lock (gate)
        {
            Fill();
            return new RateLimiterStatistics { CurrentAvailablePermits = (long)held };
        }
    }

    protected override RateLimitLease AttemptAcquireCore(int permitCount)
    {
        lock (gate)
        {
            Fill();
            usedAt = countedAt;
            if (permitCount > held)
                return new Lease(TimeSpan.FromSeconds((permitCount - held) / perSecond));
            held -= permitCount;
            return Lease.Acquired;
        }
    }

    // Nobody waits here: a refused caller is told how long to wait instead.
    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken) =>
        new(AttemptAcquireCore(permitCount));

    private void Fill()
    {
        var now = time.GetTimestamp();
        held = Math.Min(capacity, held + (time.GetElapsedTime(countedAt, now).TotalSeconds * perSecond));
        countedAt = now;
    }

    private sealed class Lease(TimeSpan? retryAfter) : RateLimitLease
    {
        public static readonly Lease Acquired = new(null);

        public override bool IsAcquired => retryAfter is null;

        public override IEnumerable<string> MetadataNames => IsAcquired ? [] : [MetadataName.RetryAfter.Name];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = metadataName == MetadataName.RetryAfter.Name ? retryAfter : null;
            return metadata is not null;
        }
    }
}

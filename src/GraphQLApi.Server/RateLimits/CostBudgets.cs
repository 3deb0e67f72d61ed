using System.Threading.RateLimiting;
using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Http;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Server.RateLimits;

/// <summary>Charges every operation to its caller, and slows down who reads more than a document's cost tells. Callers who have been quiet long enough to have their whole budget again are forgotten.</summary>
internal sealed class CostBudgets : IDisposable
{
    // GraphQL:MaxCost keeps a core busy for about a second (RateLimitOptions); this is the same rate, read the other way.
    private const int CostOfASecond = 10_000;

    private readonly PartitionedRateLimiter<string> buckets;
    private readonly int perMinute;
    private readonly int capacity;

    public CostBudgets(RateLimitOptions options, int maxCost, TimeProvider time)
    {
        perMinute = options.CostPerMinute;
        capacity = Math.Max(options.Burst, maxCost);
        buckets = PartitionedRateLimiter.Create<string, string>(
            caller => RateLimitPartition.Get(caller, _ => new CostBucket(perMinute, capacity, time)), StringComparer.Ordinal);
    }

    /// <exception cref="GraphQLException">The caller's budget does not allow it.</exception>
    public void Charge(RequestContext request, long cost)
    {
        var caller = RateLimitedCaller.Of(request);
        using var lease = buckets.AttemptAcquire(caller, (int)Math.Min(cost, int.MaxValue));
        var left = buckets.GetStatistics(caller)?.CurrentAvailablePermits ?? 0;
        request.Extensions.Set(TransportOptions.BudgetExtension, new OrderedDictionary<string, object?>(StringComparer.Ordinal)
        {
            ["limit"] = capacity,
            ["remaining"] = left,
            ["resetSeconds"] = (int)Math.Ceiling((capacity - left) * 60.0 / perMinute),
        });
        if (!lease.IsAcquired)
            throw Refusal(cost, left, lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromMinutes(1));
    }

    /// <summary>
    /// Charges a piece of a long answer by the time it took, and waits until the budget has paid for it: a caller's table becomes slower where a
    /// document would be refused, for half a table is of no use.
    /// </summary>
    public async Task PaceAsync(RequestContext request, TimeSpan worked)
    {
        var caller = RateLimitedCaller.Of(request);
        var cost = (int)Math.Clamp(worked.TotalSeconds * CostOfASecond, 1, capacity);
        while (!request.CancellationToken.IsCancellationRequested)
        {
            using var lease = buckets.AttemptAcquire(caller, cost);
            if (lease.IsAcquired)
                return;
            await Task.Delay(WaitOf(lease), request.Time, request.CancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public void Dispose() => buckets.Dispose();

    // Timers count in whole milliseconds.
    private static TimeSpan WaitOf(RateLimitLease lease) =>
        TimeSpan.FromMilliseconds(lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? Math.Ceiling(wait.TotalMilliseconds) : 1_000);

    private GraphQLException Refusal(long cost, long left, TimeSpan wait)
    {
        var seconds = (int)Math.Ceiling(wait.TotalSeconds);
        return TooMuch.Error(
            $"This costs {cost} and {left} of your budget is left (RateLimit:CostPerMinute={perMinute}). Ask for less, or try again in {seconds} s.", seconds);
    }
}

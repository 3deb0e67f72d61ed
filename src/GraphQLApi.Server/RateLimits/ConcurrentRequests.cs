using System.Threading.RateLimiting;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Server.RateLimits;

/// <summary>
/// Bounds how many queries and mutations run at once, of one caller and of all. A caller waits for a place of its own first: so nobody's queue
/// holds a place that others could use.
/// </summary>
internal sealed class ConcurrentRequests : IDisposable
{
    // Shorter than anybody's patience, and than RequestBudget: an answer that comes too late is work for nothing.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly PartitionedRateLimiter<string>? own;
    private readonly ConcurrencyLimiter? all;
    private readonly RateLimitOptions options;

    public ConcurrentRequests(RateLimitOptions options)
    {
        this.options = options;
        if (options.MaxConcurrentRequestsPerCaller > 0)
        {
            own = PartitionedRateLimiter.Create<string, string>(
                caller => RateLimitPartition.GetConcurrencyLimiter(caller, _ => Limit(options.MaxConcurrentRequestsPerCaller)), StringComparer.Ordinal);
        }

        if (options.MaxConcurrentRequests > 0)
            all = new ConcurrencyLimiter(Limit(options.MaxConcurrentRequests));
    }

    /// <summary>A place for one request, to be given back.</summary>
    /// <exception cref="Engine.Errors.GraphQLException">There is none, and none became free in time.</exception>
    public ValueTask<IDisposable> AdmitAsync(RequestContext request)
    {
        var mine = own?.AttemptAcquire(RateLimitedCaller.Of(request));
        if (mine is not { IsAcquired: false })
        {
            var ofAll = all?.AttemptAcquire();
            if (ofAll is not { IsAcquired: false })
                return ValueTask.FromResult<IDisposable>(new Place(mine, ofAll));
            ofAll.Dispose();
        }

        mine?.Dispose();
        return WaitAsync(request);
    }

    public void Dispose()
    {
        own?.Dispose();
        all?.Dispose();
    }

    // Where there is room at once, nothing that could run out is set up. Nobody is overtaken: while others wait, no attempt succeeds.
    private async ValueTask<IDisposable> WaitAsync(RequestContext request)
    {
        using var patience = new CancellationTokenSource(Patience, request.Time);
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, request.CancellationToken);
        var mine = own is null ? null : await TakeAsync(own.AcquireAsync(RateLimitedCaller.Of(request), 1, waiting.Token), OwnRefusal);
        try
        {
            var ofAll = all is null ? null : await TakeAsync(all.AcquireAsync(1, waiting.Token), Refusal);
            return new Place(mine, ofAll);
        }
        catch
        {
            mine?.Dispose();
            throw;
        }
    }

    private static async ValueTask<RateLimitLease> TakeAsync(ValueTask<RateLimitLease> taking, Func<Exception> refusal)
    {
        try
        {
            var lease = await taking;
            return lease.IsAcquired ? lease : throw refusal();
        }
        catch (OperationCanceledException)
        {
            throw refusal(); // if it was the client who lost patience, nobody reads it
        }
    }

    private ConcurrencyLimiterOptions Limit(int permits) =>
        new() { PermitLimit = permits, QueueLimit = options.MaxQueuedRequests, QueueProcessingOrder = QueueProcessingOrder.OldestFirst };

    private Exception OwnRefusal() => TooMuch.Error(
        $"{options.MaxConcurrentRequestsPerCaller} of your requests run already (RateLimit:MaxConcurrentRequestsPerCaller). Wait for one to end.", 1);

    private Exception Refusal() => TooMuch.Error(
        $"The server is busy: {options.MaxConcurrentRequests} requests run already (RateLimit:MaxConcurrentRequests). Try again.", (int)Patience.TotalSeconds);

    private sealed class Place(RateLimitLease? mine, RateLimitLease? ofAll) : IDisposable
    {
        public void Dispose()
        {
            ofAll?.Dispose();
            mine?.Dispose();
        }
    }
}

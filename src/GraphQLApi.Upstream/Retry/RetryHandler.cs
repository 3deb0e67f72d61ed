using Microsoft.Extensions.Options;
using Polly;

namespace GraphQLApi.Upstream.Retry;

/// <summary>
/// Outermost handler: every attempt, retries included, waits for the rate gate, has its own time limit, and reads the body to its end, so that
/// a connection that breaks midway is a failed attempt and not a cut answer.
/// </summary>
internal sealed class RetryHandler(HostCircuits circuits, RateGate gate, IOptions<UpstreamOptions> options, TimeProvider clock) : DelegatingHandler
{
    public static readonly HttpRequestOptionsKey<CallLane> Lane = new("lane");

    // A page is 100 to 200 records of some kilobytes each.
    private const long LongestBody = 64 * 1024 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var lane = request.Options.TryGetValue(Lane, out var asked) ? asked : CallLane.Interactive;
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(HostCircuits.Lane, lane);
        try
        {
            return await circuits.For(request.RequestUri!).ExecuteAsync(
                async (attempt, state) => await AttemptAsync(state.request, state.lane, attempt.CancellationToken), context, (request, lane));
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private async Task<HttpResponseMessage> AttemptAsync(HttpRequestMessage request, CallLane lane, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(lane, cancellationToken);
        using var timeLimit = new CancellationTokenSource(options.Value.RequestTimeout, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeLimit.Token);
        try
        {
            var response = await base.SendAsync(request, both.Token);
            await response.Content.LoadIntoBufferAsync(LongestBody, both.Token);
            return response;
        }
        catch (OperationCanceledException canceled) when (timeLimit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException("No answer within Upstream:RequestTimeout.", canceled);
        }
    }
}

using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;

namespace GraphQLApi.Upstream.Retry;

/// <summary>
/// Outermost handler: every attempt, retries included, waits for the rate gate, has its own time limit, and reads the body to its end, so that
/// a connection that breaks midway is a failed attempt and not a cut answer.
/// </summary>
internal sealed partial class RetryHandler(
    HostPolicies policies, RateGate gate, IOptions<UpstreamOptions> options, TimeProvider clock, ILogger<RetryHandler> logger) : DelegatingHandler
{
    public static readonly HttpRequestOptionsKey<CallLane> Lane = new("lane");

    // A page is 100 to 200 records of some kilobytes each.
    private const long LongestBody = 64 * 1024 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var lane = request.Options.TryGetValue(Lane, out var asked) ? asked : CallLane.Interactive;
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(HostPolicies.Lane, lane);
        var policy = policies.For(request.RequestUri!);
        try
        {
            return await policy.Pipeline.ExecuteAsync(
                async (attempt, state) => await AttemptAsync(state.policy, state.request, state.lane, attempt.CancellationToken),
                context,
                (policy, request, lane));
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private async Task<HttpResponseMessage> AttemptAsync(
        HostPolicy policy, HttpRequestMessage request, CallLane lane, CancellationToken cancellationToken)
    {
        policy.Circuit.ThrowIfOpen();
        await gate.WaitAsync(lane, cancellationToken);
        policy.Circuit.Enter();
        try
        {
            var response = await SendWithinTimeLimitAsync(request, cancellationToken);
            Report(policy, HostPolicies.IsHostFailure(response.StatusCode));
            return response;
        }
        catch (Exception exception) when (HostPolicies.IsHostFailure(exception))
        {
            Report(policy, isFailure: true);
            throw;
        }
        catch
        {
            policy.Circuit.Abandoned();
            throw;
        }
    }

    private void Report(HostPolicy policy, bool isFailure)
    {
        if (isFailure && policy.Circuit.Failed())
        {
            LogOpened(logger, policy.Host, options.Value.CircuitBreak.TotalSeconds);
        }
        else if (!isFailure && policy.Circuit.Succeeded())
        {
            LogClosed(logger, policy.Host);
        }
    }

    private async Task<HttpResponseMessage> SendWithinTimeLimitAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
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

    [LoggerMessage(2002, LogLevel.Error, "Upstream {Host}: circuit opened, calls fail for {BreakSeconds:0} s")]
    private static partial void LogOpened(ILogger logger, string host, double breakSeconds);

    [LoggerMessage(2003, LogLevel.Information, "Upstream {Host}: circuit closed")]
    private static partial void LogClosed(ILogger logger, string host);
}

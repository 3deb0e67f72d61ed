using System.Net;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;

namespace GraphQLApi.Upstream.Retry;

/// <summary>
/// Outermost handler: every attempt, retries included, waits for the rate gate, has its own time limit, and reads the body to its end, so that
/// a connection that breaks midway is a failed attempt and not a cut answer.
/// </summary>
internal sealed partial class RetryHandler(
    HostPolicies policies,
    RateGate gate,
    UpstreamMonitor monitor,
    UpstreamCounters counters,
    VendorClock vendorClock,
    IOptions<UpstreamOptions> options,
    TimeProvider clock,
    ILogger<RetryHandler> logger) : DelegatingHandler
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

    /// <summary>
    /// One attempt that counts. Backfill sits out an outage inside it: what fails while the circuit is open says that the host is away, not
    /// that this request cannot succeed, so it uses up no attempts however long it lasts.
    /// </summary>
    private async Task<HttpResponseMessage> AttemptAsync(
        HostPolicy policy, HttpRequestMessage request, CallLane lane, CancellationToken cancellationToken)
    {
        while (true)
        {
            var start = await EnterAsync(policy, lane, cancellationToken);
            var datedBy = vendorClock.Correction;
            try
            {
                var response = await SendAsync(request, start, cancellationToken);
                Report(policy, HostPolicies.IsHostFailure(response.StatusCode));
                if (response.StatusCode == HttpStatusCode.Unauthorized && vendorClock.Correction != datedBy)
                {
                    // The refusal itself told that the clocks differ: a token dated by the vendor's may be taken.
                    response.Dispose();
                    continue;
                }

                if (lane != CallLane.Backfill || !HostPolicies.IsAway(response.StatusCode) || policy.Circuit.State == UpstreamCircuit.Closed)
                {
                    return response;
                }

                monitor.Failed(VendorFailures.From(response.StatusCode, null, usesReadyToken: false));
                response.Dispose();
            }
            catch (Exception exception) when (HostPolicies.IsHostFailure(exception))
            {
                Report(policy, isFailure: true);
                if (lane != CallLane.Backfill || exception is TimeoutException || policy.Circuit.State == UpstreamCircuit.Closed)
                {
                    throw;
                }

                monitor.Failed(VendorFailures.From(exception)!); // a host failure always is one
            }
            catch
            {
                policy.Circuit.Abandoned();
                throw;
            }
        }
    }

    /// <summary>Passes the circuit and the rate gate. A user is refused at once while the circuit is open; backfill waits for its turn to probe.</summary>
    private async Task<DateTimeOffset> EnterAsync(HostPolicy policy, CallLane lane, CancellationToken cancellationToken)
    {
        while (true)
        {
            while (policy.Circuit.Wait() is { Ticks: > 0 } pause)
            {
                if (lane != CallLane.Backfill)
                {
                    throw new CircuitOpenException();
                }

                await Task.Delay(pause, clock, cancellationToken);
            }

            var start = await gate.WaitAsync(lane, cancellationToken);
            if (policy.Circuit.TryEnter())
            {
                return start;
            }
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, DateTimeOffset start, CancellationToken cancellationToken)
    {
        using var call = new ObservedCall(request, counters, options.Value.SendTraceContext);
        try
        {
            var response = await SendWithinTimeLimitAsync(request, cancellationToken);
            call.Answered(response.StatusCode);
            return response;
        }
        catch (Exception exception)
        {
            call.Failed(exception);
            throw;
        }
        finally
        {
            gate.Ended(start);
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
            var sentAt = clock.GetUtcNow();
            var response = await base.SendAsync(request, both.Token);
            if (response.Headers.Date is { } date)
            {
                vendorClock.Observe(date, sentAt);
            }

            await response.Content.LoadIntoBufferAsync(LongestBody, both.Token);
            return response;
        }
        catch (OperationCanceledException canceled) when (timeLimit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException("No answer within Upstream:RequestTimeout.", canceled);
        }
        catch (OperationCanceledException canceled) when (canceled.InnerException is TimeoutException && !cancellationToken.IsCancellationRequested)
        {
            // So the transport says that no connection came about in time: a host that is not there.
            throw new HttpRequestException(HttpRequestError.ConnectionError, "No connection within the time for it.", canceled.InnerException);
        }
    }

    [LoggerMessage(2002, LogLevel.Error, "Upstream {Host}: circuit opened, calls fail for {BreakSeconds:0} s")]
    private static partial void LogOpened(ILogger logger, string host, double breakSeconds);

    [LoggerMessage(2003, LogLevel.Information, "Upstream {Host}: circuit closed")]
    private static partial void LogClosed(ILogger logger, string host);
}

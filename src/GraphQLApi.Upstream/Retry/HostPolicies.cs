using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;

namespace GraphQLApi.Upstream.Retry;

/// <summary>The retry pipeline and the circuit of one host.</summary>
internal sealed record HostPolicy(string Host, ResiliencePipeline<HttpResponseMessage> Pipeline, Circuit Circuit);

/// <summary>
/// One policy per host: the real-time feed may live on a second host whose outage says nothing about the first. They outlive the handlers,
/// which IHttpClientFactory renews.
/// </summary>
internal sealed partial class HostPolicies(
    RateGate gate, IOptions<UpstreamOptions> options, TimeProvider clock, ILogger<HostPolicies> logger)
{
    public static readonly ResiliencePropertyKey<CallLane> Lane = new("lane");

    private readonly ConcurrentDictionary<string, HostPolicy> hosts = [];

    public HostPolicy For(Uri address) => hosts.GetOrAdd(address.Authority, Build);

    /// <summary>No answer, or the answer of a server in trouble. 429 is the answer of a living host.</summary>
    public static bool IsHostFailure(HttpStatusCode status) => status != HttpStatusCode.TooManyRequests && RetryDelay.IsTransient(status);

    public static bool IsHostFailure(Exception? exception) => exception is HttpRequestException or IOException or TimeoutException;

    /// <summary>A gateway's word that nobody is behind it; 500 may be about the one request.</summary>
    public static bool IsAway(HttpStatusCode status) =>
        status is HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

    private HostPolicy Build(string host)
    {
        var settings = options.Value;
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock };
        var retries = Math.Max(settings.InteractiveRetries, settings.BackfillRetries);
        if (retries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = retries,
                ShouldHandle = args => ValueTask.FromResult(
                    args.AttemptNumber < Retries(args.Context) && IsWorthRetrying(args.Outcome, args.Context)),
                DelayGenerator = args => ValueTask.FromResult<TimeSpan?>(Delay(args.AttemptNumber, args.Outcome)),
                OnRetry = args =>
                {
                    LogRetry(logger, host, args.AttemptNumber + 1, Reason(args.Outcome), args.RetryDelay.TotalSeconds);
                    return ValueTask.CompletedTask;
                },
            });
        }

        return new HostPolicy(host, builder.Build(), new Circuit(settings.CircuitFailures, settings.CircuitBreak, clock));
    }

    private int Retries(ResilienceContext context) =>
        LaneOf(context) == CallLane.Backfill ? options.Value.BackfillRetries : options.Value.InteractiveRetries;

    private static CallLane LaneOf(ResilienceContext context) => context.Properties.GetValue(Lane, CallLane.Interactive);

    private bool IsWorthRetrying(Outcome<HttpResponseMessage> outcome, ResilienceContext context) => outcome switch
    {
        // Connecting takes seconds to fail: a user is not kept waiting for a second one.
        { Exception: HttpRequestException { InnerException: TimeoutException } } => LaneOf(context) == CallLane.Backfill,
        { Result: { } response } => RetryDelay.IsTransient(response.StatusCode)
            && RetryDelay.For(0, response.StatusCode, RetryAfter(response), 0) is not null,
        _ => IsHostFailure(outcome.Exception),
    };

    private TimeSpan Delay(int attempt, Outcome<HttpResponseMessage> outcome)
    {
#pragma warning disable CA5394 // Jitter needs no cryptographic chance.
        var jitter = Random.Shared.NextDouble();
#pragma warning restore CA5394
        var delay = RetryDelay.For(attempt, outcome.Result?.StatusCode, RetryAfter(outcome.Result), jitter) ?? TimeSpan.Zero;
        if (outcome.Result?.StatusCode == HttpStatusCode.TooManyRequests)
        {
            gate.Pause(delay);
        }

        return delay;
    }

    private TimeSpan? RetryAfter(HttpResponseMessage? response) => response?.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > clock.GetUtcNow() => date - clock.GetUtcNow(),
        { Date: not null } => TimeSpan.Zero,
        _ => null,
    };

    private static string Reason(Outcome<HttpResponseMessage> outcome) =>
        outcome.Result is { } response ? $"status {(int)response.StatusCode}" : outcome.Exception!.GetType().Name;

    [LoggerMessage(2001, LogLevel.Warning, "Upstream {Host}: attempt {Attempt} failed ({Reason}); next one in {DelaySeconds:0.0} s")]
    private static partial void LogRetry(ILogger logger, string host, int attempt, string reason, double delaySeconds);
}

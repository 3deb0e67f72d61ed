using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace GraphQLApi.Upstream.Retry;

/// <summary>
/// One retry-and-circuit pipeline per host: the real-time feed may live on a second host whose outage says nothing about the first.
/// It outlives the handlers, which IHttpClientFactory renews.
/// </summary>
internal sealed partial class HostCircuits(
    RateGate gate, IOptions<UpstreamOptions> options, TimeProvider clock, ILogger<HostCircuits> logger)
{
    public static readonly ResiliencePropertyKey<CallLane> Lane = new("lane");

    private static readonly TimeSpan Sampling = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, (ResiliencePipeline<HttpResponseMessage> Pipeline, CircuitBreakerStateProvider State)> hosts = [];

    public ResiliencePipeline<HttpResponseMessage> For(Uri address) => Host(address).Pipeline;

    public UpstreamCircuit State(Uri address)
    {
        return Host(address).State.CircuitState switch
        {
            CircuitState.Closed => UpstreamCircuit.Closed,
            CircuitState.HalfOpen => UpstreamCircuit.HalfOpen,
            _ => UpstreamCircuit.Open,
        };
    }

    private (ResiliencePipeline<HttpResponseMessage> Pipeline, CircuitBreakerStateProvider State) Host(Uri address) =>
        hosts.GetOrAdd(address.Authority, Build);

    private (ResiliencePipeline<HttpResponseMessage>, CircuitBreakerStateProvider) Build(string host)
    {
        var settings = options.Value;
        var state = new CircuitBreakerStateProvider();
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
                    LogRetry(logger, host, args.AttemptNumber + 1, args.RetryDelay.TotalSeconds, Reason(args.Outcome));
                    return ValueTask.CompletedTask;
                },
            });
        }

        builder.AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>
        {
            FailureRatio = 0.5,
            MinimumThroughput = settings.CircuitFailures,
            SamplingDuration = Sampling,
            BreakDuration = settings.CircuitBreak,
            StateProvider = state,
            ShouldHandle = args => ValueTask.FromResult(IsHostFailure(args.Outcome)),
            OnOpened = args =>
            {
                LogOpened(logger, host, args.BreakDuration.TotalSeconds);
                return ValueTask.CompletedTask;
            },
            OnClosed = _ =>
            {
                LogClosed(logger, host);
                return ValueTask.CompletedTask;
            },
        });
        return (builder.Build(), state);
    }

    private int Retries(ResilienceContext context) =>
        LaneOf(context) == CallLane.Backfill ? options.Value.BackfillRetries : options.Value.InteractiveRetries;

    private static CallLane LaneOf(ResilienceContext context) => context.Properties.GetValue(Lane, CallLane.Interactive);

    private bool IsWorthRetrying(Outcome<HttpResponseMessage> outcome, ResilienceContext context) => outcome switch
    {
        // A user gets the answer "not now" at once; backfill waits for the probe.
        { Exception: BrokenCircuitException } => LaneOf(context) == CallLane.Backfill,
        { Result: { } response } => RetryDelay.IsTransient(response.StatusCode)
            && RetryDelay.For(0, response.StatusCode, RetryAfter(response), 0) is not null,
        _ => IsHostFailure(outcome),
    };

    // 429 is an answer of a living host; it never opens the circuit.
    private static bool IsHostFailure(Outcome<HttpResponseMessage> outcome) =>
        outcome.Exception is HttpRequestException or IOException or TimeoutException
        || (outcome.Result is { } response && response.StatusCode != HttpStatusCode.TooManyRequests && RetryDelay.IsTransient(response.StatusCode));

    private TimeSpan Delay(int attempt, Outcome<HttpResponseMessage> outcome)
    {
#pragma warning disable CA5394 // Jitter needs no cryptographic chance.
        var jitter = Random.Shared.NextDouble();
#pragma warning restore CA5394
        var asked = outcome.Exception is BrokenCircuitException ? options.Value.CircuitBreak : RetryAfter(outcome.Result);
        var delay = RetryDelay.For(attempt, outcome.Result?.StatusCode, asked, jitter) ?? TimeSpan.Zero;
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
    private static partial void LogRetry(ILogger logger, string host, int attempt, double delaySeconds, string reason);

    [LoggerMessage(2002, LogLevel.Error, "Upstream {Host}: circuit opened for {BreakSeconds:0} s")]
    private static partial void LogOpened(ILogger logger, string host, double breakSeconds);

    [LoggerMessage(2003, LogLevel.Information, "Upstream {Host}: circuit closed")]
    private static partial void LogClosed(ILogger logger, string host);
}

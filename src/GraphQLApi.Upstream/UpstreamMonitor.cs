using GraphQLApi.Upstream.Retry;
using Microsoft.Extensions.Options;

namespace GraphQLApi.Upstream;

/// <summary>Answers "how is the vendor?" without calling it: read by serviceStatus and the readiness check.</summary>
public sealed class UpstreamMonitor
{
    private readonly CallLog log;
    private readonly HostPolicies policies;
    private readonly VendorClock vendorClock;
    private readonly IOptions<UpstreamOptions> options;
    private readonly TimeProvider clock;
    private readonly Lock gate = new();
    private DateTimeOffset? lastSuccessAt;
    private OffsetMode? offsetMode;
    private (DateTimeOffset At, UpstreamException Failure)? lastFailure;

    internal UpstreamMonitor(CallLog log, HostPolicies policies, VendorClock vendorClock, IOptions<UpstreamOptions> options, TimeProvider clock)
    {
        this.vendorClock = vendorClock;
        this.log = log;
        this.policies = policies;
        this.options = options;
        this.clock = clock;
    }

    /// <summary>The state now. Reachable = the circuit is not open, and the latest call did not end without an answer.</summary>
    public UpstreamStatus Read()
    {
        var settings = options.Value;
        var circuit = Uri.TryCreate(settings.BaseUrl, UriKind.Absolute, out var address) ? policies.For(address).Circuit.State : UpstreamCircuit.Closed;
        lock (gate)
        {
            var isUnanswered = lastFailure is { Failure.Failure: UpstreamFailure.Unavailable } failure && !(lastSuccessAt > failure.At);
            return new UpstreamStatus(
                circuit != UpstreamCircuit.Open && !isUnanswered,
                circuit,
                log.Count(clock.GetUtcNow()),
                settings.RequestsPerMinute,
                lastSuccessAt,
                lastFailure?.At,
                lastFailure?.Failure.Message,
                vendorClock.Skew,
                offsetMode);
        }
    }

    internal void CountsOffsetAs(OffsetMode mode)
    {
        lock (gate)
        {
            offsetMode = mode;
        }
    }

    internal void Succeeded()
    {
        lock (gate)
        {
            lastSuccessAt = clock.GetUtcNow();
        }
    }

    internal void Failed(UpstreamException failure)
    {
        lock (gate)
        {
            lastFailure = (clock.GetUtcNow(), failure);
        }
    }
}

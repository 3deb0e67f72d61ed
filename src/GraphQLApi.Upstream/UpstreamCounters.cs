using System.Diagnostics.Metrics;

namespace GraphQLApi.Upstream;

/// <summary>The calls of this process by endpoint and outcome, as the meter <c>GraphQLApi.Upstream</c>.</summary>
public sealed class UpstreamCounters : IDisposable
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "GraphQLApi.Upstream";

    /// <summary>Name of the source of this project's trace spans.</summary>
    public const string TraceSource = "GraphQLApi.Upstream";

    private readonly Counter<long> calls;

    /// <summary>Registers the instruments.</summary>
    public UpstreamCounters() => calls = Meter.CreateCounter<long>(
        "graphqlapi.upstream.calls", "{call}", "Calls to the vendor, retries included, by endpoint and outcome.");

    /// <summary>The meter of this container alone; others of the process have the same name.</summary>
    public Meter Meter { get; } = new(MeterName);

    /// <inheritdoc />
    public void Dispose() => Meter.Dispose();

    internal void Called(string endpoint, string outcome) => calls.Add(1, new("endpoint", endpoint), new("outcome", outcome));
}

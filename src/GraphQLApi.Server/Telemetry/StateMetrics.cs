using System.Diagnostics.Metrics;
using GraphQLApi.Cache.Database;
using GraphQLApi.Cache.Facts;
using GraphQLApi.Cache.Rows;
using GraphQLApi.Cache.Sync;
using GraphQLApi.Engine;
using GraphQLApi.Engine.Http;
using Microsoft.Extensions.Options;

namespace GraphQLApi.Server.Telemetry;

/// <summary>
/// The instruments that say how things stand. What has to be asked of the database is asked by <see cref="RefreshAsync"/> alone, before somebody
/// looks; while the file cannot be read those instruments are silent and <c>graphqlapi.database.up</c> is 0.
/// </summary>
internal sealed class StateMetrics : IDisposable
{
    private readonly CacheDatabase database;
    private readonly SyncFigures sync;
    private readonly ServiceFigures service;
    private volatile Figures? figures;

    public StateMetrics(
        CacheDatabase database, SyncFigures sync, ServiceFigures service, FactStore facts, IOptions<FactOptions> options, TransportFigures transports, RequestPipeline pipeline)
    {
        (this.database, this.sync, this.service) = (database, sync, service);
        Gauge("graphqlapi.connections", "{connection}", "WebSockets and event streams open now.", () => transports.Connections);
        Gauge("graphqlapi.subscriptions", "{subscription}", "Subscriptions open now.", () => pipeline.OpenSubscriptions);
        Gauge("graphqlapi.facts.memory", "By", "Columns that metrics keep in memory.", () => facts.Bytes);
        Gauge("graphqlapi.facts.budget", "By", "Most bytes that those columns may take between requests: Metrics:MemoryBudget.", () => options.Value.MemoryBudget);
        Gauge("graphqlapi.database.up", null, "1 where the cache's file could be read just now, else 0.", () => figures is null ? 0 : 1);
        Known("graphqlapi.database.size", "By", "Size of the cache's file.", known => known.Sync.DatabaseBytes);
        Known("graphqlapi.database.wal_size", "By", "Size of the write-ahead log of the cache's file.", known => known.Sync.LogBytes);
        Known("graphqlapi.coverage.gap", "s", "Time within the last Cache:HotWindow that was never read.", known => known.Sync.Gap.TotalSeconds);
        Known("graphqlapi.sync.lag", "s", "How far behind now the newest read time ends.", known => known.Sync.Lag?.TotalSeconds);
        Known(
            "graphqlapi.upstream.calls_left", "{call}", "Calls that may still start in this minute; absent where Upstream:RequestsPerMinute is 0.",
            known => known.Upstream.CallsPerMinuteLimit == 0 ? null : Math.Max(0, known.Upstream.CallsPerMinuteLimit - known.Upstream.CallsLastMinute));
        Meter.CreateObservableGauge("graphqlapi.upstream.circuit", Circuit, null, "The circuit of the vendor's host: 1 for the state it is in.");
        Meter.CreateObservableGauge("graphqlapi.sync.jobs", Jobs, "{job}", "Jobs by state.");
    }

    /// <summary>The same meter name as <see cref="ServerMetrics"/>: one product, one name.</summary>
    public Meter Meter { get; } = new(ServerMetrics.MeterName);

    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        try
        {
            figures = new Figures(await sync.ReadAsync(cancellationToken), service.Upstream());
        }
        catch (Exception exception) when (database.FailureOf(exception) is not null)
        {
            figures = null;
        }
    }

    public void Dispose() => Meter.Dispose();

    private void Gauge(string name, string? unit, string description, Func<long> read) => Meter.CreateObservableGauge(name, read, unit, description);

    private void Known(string name, string unit, string description, Func<Figures, double?> read) => Meter.CreateObservableGauge(
        name, () => figures is { } known && read(known) is { } value ? [new Measurement<double>(value)] : Enumerable.Empty<Measurement<double>>(), unit, description);

    private IEnumerable<Measurement<long>> Circuit() => figures is { } known
        ? Enum.GetValues<CircuitState>().Select(state => new Measurement<long>(state == known.Upstream.Circuit ? 1 : 0, new KeyValuePair<string, object?>("state", Word(state))))
        : [];

    private IEnumerable<Measurement<long>> Jobs() => figures is { } known
        ? known.Sync.Jobs.Select(entry => new Measurement<long>(entry.Value, new KeyValuePair<string, object?>("state", Word(entry.Key))))
        : [];

    private static string Word(CircuitState state) => state switch
    {
        CircuitState.Open => "open",
        CircuitState.HalfOpen => "half_open",
        _ => "closed",
    };

    private static string Word(SyncJobState state) => state.ToString().ToLowerInvariant();

    private sealed record Figures(SyncState Sync, UpstreamFigures Upstream);
}

using GraphQLApi.Analytics;
using GraphQLApi.Cache;
using GraphQLApi.Cache.Database;
using GraphQLApi.Engine;
using GraphQLApi.Engine.Http;
using GraphQLApi.Upstream;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace GraphQLApi.Server.Telemetry;

/// <summary>
/// Sends traces and metrics to a collector, from before the server listens until everything else has stopped; without <c>Telemetry:OtlpEndpoint</c> it
/// is not there at all.
/// </summary>
internal sealed class OtlpExport(TelemetryOptions options, StateMetrics state, TimeProvider time) : IHostedLifecycleService, IDisposable
{
    private static readonly TimeSpan Refresh = TimeSpan.FromSeconds(15);

    // What is not sent by then is lost; the process has ten seconds in all.
    private const int LastWordsMilliseconds = 1_000;

    private readonly CancellationTokenSource stopping = new();
    private SqlTrace? statements;
    private TracerProvider? traces;
    private MeterProvider? metrics;
    private Task refreshing = Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        (statements, traces, metrics) = (SqlTrace.Start(), Traces(), Metrics());
        refreshing = RefreshAsync(stopping.Token);
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        await refreshing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        traces?.Shutdown(LastWordsMilliseconds);
        metrics?.Shutdown(LastWordsMilliseconds);
    }

    public void Dispose()
    {
        traces?.Dispose();
        metrics?.Dispose();
        statements?.Dispose();
        stopping.Dispose();
    }

    private async Task RefreshAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await state.RefreshAsync(cancellationToken);
            await Task.Delay(Refresh, time, cancellationToken);
        }
    }

    private TracerProvider Traces() => Sdk.CreateTracerProviderBuilder()
        .SetResourceBuilder(Resource())
        .SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(options.SampleRatio)))
        .AddSource(RequestTrace.Source, TransportTrace.Source, RequestPipeline.TraceSource, CacheCounters.TraceSource, UpstreamCounters.TraceSource)
        .AddOtlpExporter(exporter => Point(exporter, "traces"))
        .Build();

    private MeterProvider Metrics() => Sdk.CreateMeterProviderBuilder()
        .SetResourceBuilder(Resource())
        .AddMeter(ServerMetrics.MeterName, CacheCounters.MeterName, UpstreamCounters.MeterName, "System.Runtime")
        .AddOtlpExporter(exporter => Point(exporter, "metrics"))
        .Build();

    private ResourceBuilder Resource() => ResourceBuilder.CreateDefault().AddService(options.ServiceName, serviceVersion: new AnalyticsOptions().Version);

    // Over HTTP each signal has a path of its own; given an address in code the exporter adds none.
    private void Point(OtlpExporterOptions exporter, string signal)
    {
        var isHttp = options.OtlpProtocol == OtlpProtocol.Http;
        exporter.Protocol = isHttp ? OtlpExportProtocol.HttpProtobuf : OtlpExportProtocol.Grpc;
        exporter.Endpoint = new Uri(isHttp ? $"{options.OtlpEndpoint.TrimEnd('/')}/v1/{signal}" : options.OtlpEndpoint);
        if (options.OtlpHeaders.Length > 0)
            exporter.Headers = options.OtlpHeaders;
    }
}

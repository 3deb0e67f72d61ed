using GraphQLApi.Cache;
using GraphQLApi.Engine.Http;
using GraphQLApi.Upstream;

namespace GraphQLApi.Server.Telemetry;

/// <summary>Metrics always, at <c>/metrics</c>; exporters where a collector is named.</summary>
internal static class TelemetryRegistration
{
    public static IServiceCollection AddTelemetry(this IServiceCollection services, TelemetryOptions options)
    {
        services.AddSingleton(options).AddSingleton<TransportFigures>().AddSingleton<ServerMetrics>().AddSingleton<OperationObserver>().AddSingleton<StateMetrics>();
        services.AddSingleton(provider => new MetricStore(
        [
            provider.GetRequiredService<ServerMetrics>().Meter, provider.GetRequiredService<StateMetrics>().Meter,
            provider.GetRequiredService<CacheCounters>().Meter, provider.GetRequiredService<UpstreamCounters>().Meter,
        ]));
        return options.IsExporting ? services.AddHostedService<OtlpExport>() : services;
    }

    /// <summary><c>/metrics</c> in Prometheus' text format; what the database knows is asked for anew.</summary>
    public static void MapMetrics(this WebApplication app)
    {
        var state = app.Services.GetRequiredService<StateMetrics>();
        // Asked for now: it counts from the first request on.
        var store = app.Services.GetRequiredService<MetricStore>();
        app.MapMethods("/metrics", [HttpMethods.Get, HttpMethods.Head], async http =>
        {
            await state.RefreshAsync(http.RequestAborted);
            http.Response.ContentType = PrometheusText.ContentType;
            http.Response.Headers.CacheControl = "no-store";
            if (!HttpMethods.IsHead(http.Request.Method))
                await http.Response.WriteAsync(PrometheusText.Write(store.Collect()), http.RequestAborted);
        });
    }
}

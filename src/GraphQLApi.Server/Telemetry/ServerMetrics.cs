using System.Diagnostics.Metrics;
using GraphQLApi.Engine;
using GraphQLApi.Engine.Http;
using GraphQLApi.Engine.Response;

namespace GraphQLApi.Server.Telemetry;

/// <summary>
/// The instruments of requests and operations. No label holds what a client chose: operation kinds, status classes and error codes are few and ours.
/// </summary>
internal sealed class ServerMetrics : IDisposable
{
    public const string MeterName = "GraphQLApi.Server";

    private static readonly double[] Seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

    // GraphQL:MaxCost is 10,000.
    private static readonly long[] Costs = [1, 5, 10, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000];

    private readonly Histogram<double> duration;
    private readonly Histogram<long> cost;
    private readonly Counter<long> operations;
    private readonly Counter<long> errors;

    public ServerMetrics()
    {
        duration = Meter.CreateHistogram(
            "graphqlapi.request.duration", "s", "Time to answer a GraphQL request over HTTP, by operation and class of status; event streams and WebSockets not included.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = Seconds });
        cost = Meter.CreateHistogram(
            "graphqlapi.query.cost", null, "Cost of operations as GraphQL:MaxCost counts it, refused ones included.",
            advice: new InstrumentAdvice<long> { HistogramBucketBoundaries = Costs });
        operations = Meter.CreateCounter<long>(
            "graphqlapi.operations", "{operation}", "Operations over every transport, events of subscriptions among them: ok, partial = with errors, refused = never executed.");
        errors = Meter.CreateCounter<long>("graphqlapi.errors", "{error}", "Errors in answers, by code.");
    }

    public Meter Meter { get; } = new(MeterName);

    public void Answered(OperationReport report)
    {
        var result = report.Result;
        var outcome = result.Step != RequestStep.Execute ? "refused" : result.Errors.Count == 0 ? "ok" : "partial";
        operations.Add(1, new("operation", OperationNames.Of(report.Request.Operation)), new("outcome", outcome));
        if (report.Request.Cost is { } counted)
            cost.Record(counted);
        foreach (var error in result.Errors)
            errors.Add(1, new KeyValuePair<string, object?>("code", error.Code ?? "UNKNOWN"));
    }

    public void Requested(HttpContext http, RequestObservation? observation, TransportRefusal? refusal, TimeSpan elapsed)
    {
        if (refusal is not null)
            errors.Add(1, new KeyValuePair<string, object?>("code", refusal.Code ?? "UNKNOWN"));
        if (observation is null || !http.Request.Path.StartsWithSegments("/graphql", StringComparison.Ordinal) || !(observation.IsAnswered || refusal is not null))
            return;
        duration.Record(elapsed.TotalSeconds, new("operation", observation.Operation ?? "none"), new("status", StatusClass(http.Response.StatusCode)));
    }

    public void Dispose() => Meter.Dispose();

    private static string StatusClass(int status) => status switch
    {
        < 300 => "2xx",
        < 400 => "3xx",
        < 500 => "4xx",
        _ => "5xx",
    };
}

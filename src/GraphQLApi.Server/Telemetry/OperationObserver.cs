using System.Diagnostics;
using GraphQLApi.Engine;
using GraphQLApi.Engine.Language.Ast;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Server.Telemetry;

/// <summary>Takes the engine's reports: into the metrics, and into the request's line or, over a WebSocket, a line of their own.</summary>
internal sealed partial class OperationObserver(ServerMetrics metrics, ILoggerFactory loggers)
{
    private readonly ILogger logger = loggers.CreateLogger(RequestLog.Category);

    /// <summary>Before an operation: errors shall name the trace that the log names.</summary>
    public static void Begin(HttpContext http, RequestContext request)
    {
        if (Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity)
            request.CorrelationId = activity.TraceId.ToHexString();
        if (http.Features.Get<RequestObservation>() is { } observation)
            request.Items[typeof(RequestObservation)] = observation;
    }

    public void Answered(OperationReport report)
    {
        metrics.Answered(report);
        var request = report.Request;
        if (request.Items.TryGetValue(typeof(RequestObservation), out var value) && value is RequestObservation observation)
        {
            observation.Answered(report);
        }
        else if (!(request.Operation == OperationType.Subscription && report.Result.Errors.Count == 0) && logger.IsEnabled(LogLevel.Information))
        {
            // Events that went well would be most of the log.
            OverSocket(
                logger, OperationNames.Of(request.Operation), OperationNames.Shown(request.OperationName), report.Duration.TotalMilliseconds,
                request.Cost ?? 0, report.Objects, string.Join(',', report.Result.Errors.Select(error => error.Code).Distinct()));
        }
    }

    [LoggerMessage(3, LogLevel.Information, "STREAM {Operation} {Name} {Milliseconds:0.0} ms, cost {Cost}, {Objects} objects, errors [{Codes}]")]
    private static partial void OverSocket(ILogger logger, string operation, string name, double milliseconds, long cost, int objects, string codes);
}

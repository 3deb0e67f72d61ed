using GraphQLApi.Engine.Http;
using Microsoft.Extensions.Logging.Console;

namespace GraphQLApi.Server.Telemetry;

/// <summary>
/// The log: one line per request with method, path, status and duration, and what its operation was, cost and brought; never query strings, bodies,
/// variables or addresses of people.
/// </summary>
internal static partial class RequestLog
{
    public const string Category = "GraphQLApi.Server.Requests";

    // The framework logs a failed start with its stack trace; the command line says the same in one line.
    private const string HostCategory = "Microsoft.Extensions.Hosting.Internal.Host";

    // Its lines about each request are ours already. Unless it is quite silent it also keeps an Activity and a scope for each request, which nobody
    // reads, as long as the request lasts: half a kilobyte of every idle subscriber.
    private const string RequestCategory = "Microsoft.AspNetCore.Hosting.Diagnostics";

    // It quotes the line of a head that it could not read: a key, or a question about somebody.
    private const string BadHeadCategory = "Microsoft.AspNetCore.Server.Kestrel.BadRequests";

    public static void AddLogLines(this WebApplicationBuilder builder, LogFormat format)
    {
        var state = new StartState();
        builder.Services.AddSingleton(state);
        builder.Logging.AddConfiguration(builder.Configuration.GetSection("Logging"));
        builder.Logging.AddLogLines(format, builder.Configuration["Logging:Console:FormatterName"]);
        builder.Logging.AddFilter(RequestCategory, LogLevel.None).AddFilter(BadHeadCategory, LogLevel.None);
        builder.Logging.AddFilter<ConsoleLoggerProvider>(HostCategory, level => state.HasStarted && level >= LogLevel.Warning);
    }

    public static void UseRequestLog(this WebApplication app)
    {
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(Category);
        var time = app.Services.GetRequiredService<TimeProvider>();
        var metrics = app.Services.GetService<ServerMetrics>();
        app.Lifetime.ApplicationStarted.Register(() => app.Services.GetRequiredService<StartState>().HasStarted = true);
        app.Use(async (http, next) =>
        {
            var started = time.GetTimestamp();
            var observation = RequestTrace.StaysOpen(http.Request) ? null : new RequestObservation();
            using var activity = observation is null ? null : RequestTrace.Start(http, observation);
            try
            {
                await next(http);
            }
            finally
            {
                RequestTrace.End(activity, http);
                var elapsed = time.GetElapsedTime(started);
                // Refused attempts are counted (FailedAttempts): a line for each would let anybody fill the disk.
                if (http.Response.StatusCode != StatusCodes.Status401Unauthorized)
                    Write(logger, http, observation, elapsed);
                metrics?.Requested(http, observation, http.Features.Get<TransportRefusal>(), elapsed);
            }
        });
    }

    private static void Write(ILogger logger, HttpContext http, RequestObservation? observation, TimeSpan elapsed)
    {
        // Escaped as in the request line: a decoded path could forge log lines.
        var (method, path, status) = (http.Request.Method, http.Request.Path.ToUriComponent(), http.Response.StatusCode);
        // Refused attempts are counted (FailedAttempts): a line for each would let anybody fill the disk.
        if (status == StatusCodes.Status401Unauthorized)
            return;
        if (observation is not { IsAnswered: true })
        {
            Answered(logger, method, path, status, elapsed.TotalMilliseconds);
            return;
        }

        Operated(
            logger, method, path, status, observation.Operation, observation.Name, observation.Cost, observation.Objects, observation.Tally.Calls,
            observation.Codes, elapsed.TotalMilliseconds);
    }

    [LoggerMessage(1, LogLevel.Information, "{Method} {Path} {Status} {Milliseconds:0.0} ms")]
    private static partial void Answered(ILogger logger, string method, string path, int status, double milliseconds);

    [LoggerMessage(2, LogLevel.Information, "{Method} {Path} {Status} {Operation} {Name} cost {Cost}, {Objects} objects, {UpstreamCalls} upstream calls, errors [{Codes}] {Milliseconds:0.0} ms")]
    private static partial void Operated(
        ILogger logger, string method, string path, int status, string? operation, string name, long cost, int objects, int upstreamCalls, string codes, double milliseconds);

    private sealed class StartState
    {
        public bool HasStarted { get; set; }
    }
}

using Microsoft.Extensions.Logging.Console;

namespace GraphQLApi.Server.Telemetry;

/// <summary>The log: one line per request with method, path, status and duration; never query strings, bodies or addresses of people.</summary>
internal static partial class RequestLog
{
    // The framework logs a failed start with its stack trace; the command line says the same in one line.
    private const string HostCategory = "Microsoft.Extensions.Hosting.Internal.Host";

    // Its lines about each request are ours already. Unless it is quite silent it also keeps an Activity and a scope for each request, which nobody
    // reads, as long as the request lasts: half a kilobyte of every idle subscriber.
    private const string RequestCategory = "Microsoft.AspNetCore.Hosting.Diagnostics";

    public static void AddLogLines(this WebApplicationBuilder builder)
    {
        var state = new StartState();
        builder.Services.AddSingleton(state);
        builder.Logging.AddConfiguration(builder.Configuration.GetSection("Logging"));
        builder.Logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z' ";
        });
        builder.Logging.AddFilter(RequestCategory, LogLevel.None);
        builder.Logging.AddFilter<ConsoleLoggerProvider>(HostCategory, level => state.HasStarted && level >= LogLevel.Warning);
    }

    public static void UseRequestLog(this WebApplication app)
    {
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("GraphQLApi.Server.Requests");
        var time = app.Services.GetRequiredService<TimeProvider>();
        app.Lifetime.ApplicationStarted.Register(() => app.Services.GetRequiredService<StartState>().HasStarted = true);
        app.Use(async (http, next) =>
        {
            var started = time.GetTimestamp();
            try
            {
                await next(http);
            }
            finally
            {
                // Refused attempts are counted (FailedAttempts): a line for each would let anybody fill the disk.
                // Escaped as in the request line: a decoded path could forge log lines.
                if (http.Response.StatusCode != StatusCodes.Status401Unauthorized)
                    Answered(logger, http.Request.Method, http.Request.Path.ToUriComponent(), http.Response.StatusCode, time.GetElapsedTime(started).TotalMilliseconds);
            }
        });
    }

    [LoggerMessage(1, LogLevel.Information, "{Method} {Path} {Status} {Milliseconds:0.0} ms")]
    private static partial void Answered(ILogger logger, string method, string path, int status, double milliseconds);

    private sealed class StartState
    {
        public bool HasStarted { get; set; }
    }
}

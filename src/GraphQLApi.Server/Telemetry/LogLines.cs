using System.Diagnostics;
using Microsoft.Extensions.Logging.Console;

namespace GraphQLApi.Server.Telemetry;

/// <summary>The two forms of a log line, both with the trace id of the request that caused it: for people, and for programs.</summary>
internal static class LogLines
{
    public static void AddLogLines(this ILoggingBuilder logging, LogFormat format, string? formatterName)
    {
        logging.AddConsole(console => console.FormatterName = IsJson(format, formatterName) ? JsonLines.FormatterName : TextLines.FormatterName);
        logging.AddConsoleFormatter<TextLines, ConsoleFormatterOptions>();
        logging.AddConsoleFormatter<JsonLines, ConsoleFormatterOptions>();
    }

    public static string? TraceId => Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? activity.TraceId.ToHexString() : null;

    public static string Level(LogLevel level) => level switch
    {
        LogLevel.Trace => "trace",
        LogLevel.Debug => "debug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warn",
        LogLevel.Error => "error",
        _ => "critical",
    };

    // The framework's own way to say it is understood too.
    private static bool IsJson(LogFormat format, string? formatterName) => format switch
    {
        LogFormat.Json => true,
        LogFormat.Text => false,
        _ => formatterName is { Length: > 0 } ? formatterName.Equals("json", StringComparison.OrdinalIgnoreCase) : Console.IsOutputRedirected,
    };
}

using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace GraphQLApi.Server.Telemetry;

/// <summary><c>2026-03-02T09:00:00.000Z info  GraphQLApi.Server.Requests: POST /graphql 200 … trace=…</c>; an exception stands on the same line.</summary>
internal sealed class TextLines(TimeProvider time) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "graphqlapi-text";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        textWriter.Write(time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z' ", CultureInfo.InvariantCulture));
        textWriter.Write($"{LogLines.Level(logEntry.LogLevel),-5} {logEntry.Category}: ");
        textWriter.Write(logEntry.Formatter(logEntry.State, logEntry.Exception).ReplaceLineEndings(" "));
        if (LogLines.TraceId is { } trace)
            textWriter.Write($" trace={trace}");
        if (logEntry.Exception is { } exception)
            textWriter.Write(" " + exception.ToString().ReplaceLineEndings(" "));
        textWriter.Write('\n');
    }
}

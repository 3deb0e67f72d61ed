using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace GraphQLApi.Testing;

/// <summary>
/// Which statements a request ran: the request carries a trace id, ASP.NET Core hands it to everything the request starts, and EF tells every
/// command it executes. Other tests of the process, and background work, have other trace ids or none.
/// </summary>
internal sealed class SqlRecorder : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private static readonly SqlRecorder Instance = Subscribe();

    private readonly ConcurrentDictionary<ActivityTraceId, ConcurrentQueue<string>> byTrace = new();

    /// <summary>Listens from now on. EF remembers for a second that nobody listens, so call it before the first command.</summary>
    public static void Start() => _ = Instance;

    public static void Record(ActivityTraceId trace) => Instance.byTrace[trace] = new ConcurrentQueue<string>();

    public static IReadOnlyList<string> Take(ActivityTraceId trace) => Instance.byTrace.TryRemove(trace, out var statements) ? [.. statements] : [];

    void IObserver<DiagnosticListener>.OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore")
            value.Subscribe(this);
    }

    void IObserver<KeyValuePair<string, object?>>.OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == RelationalEventId.CommandExecuting.Name && value.Value is CommandEventData data
            && Activity.Current is { } activity && byTrace.TryGetValue(activity.TraceId, out var statements))
            statements.Enqueue(Describe(data.Command));
    }

    void IObserver<DiagnosticListener>.OnCompleted()
    {
    }

    void IObserver<DiagnosticListener>.OnError(Exception error)
    {
    }

    void IObserver<KeyValuePair<string, object?>>.OnCompleted()
    {
    }

    void IObserver<KeyValuePair<string, object?>>.OnError(Exception error)
    {
    }

    // Values would repeat the request; names show that a value went as a parameter, not into the text.
    private static string Describe(DbCommand command)
    {
        var names = command.Parameters.Cast<DbParameter>().Select(parameter => parameter.ParameterName).Order(StringComparer.Ordinal);
        return $"-- parameters: {string.Join(", ", names)}\n{command.CommandText}";
    }

    private static SqlRecorder Subscribe()
    {
        var recorder = new SqlRecorder();
        DiagnosticListener.AllListeners.Subscribe(recorder);
        // Without a listener ASP.NET Core starts no activity for a request, and the trace id would get lost.
        ActivitySource.AddActivityListener(new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Microsoft.AspNetCore",
            Sample = (ref _) => ActivitySamplingResult.AllData,
        });
        return recorder;
    }
}

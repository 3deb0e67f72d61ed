using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace GraphQLApi.Cache.Database;

/// <summary>
/// Turns what Entity Framework tells of its commands into spans with text and rows. Each is made when it is over: begun earlier it would be the
/// current one for whatever the reader of its rows does meanwhile.
/// </summary>
public sealed class SqlTrace : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private const string Listener = "Microsoft.EntityFrameworkCore";

    private readonly ConcurrentDictionary<Guid, DateTimeOffset> reading = new();
    private readonly List<IDisposable> subscriptions = [];

    private SqlTrace()
    {
    }

    /// <summary>Listens until it is disposed; for hosts that export traces. EF may take a second to notice.</summary>
    public static SqlTrace Start()
    {
        var trace = new SqlTrace();
        trace.subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(trace));
        return trace;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var subscription in subscriptions)
        {
            subscription.Dispose();
        }
    }

    void IObserver<DiagnosticListener>.OnNext(DiagnosticListener value)
    {
        if (value.Name == Listener)
        {
            subscriptions.Add(value.Subscribe(this, IsWanted));
        }
    }

    void IObserver<KeyValuePair<string, object?>>.OnNext(KeyValuePair<string, object?> value)
    {
        switch (value.Value)
        {
            case CommandExecutedEventData { Result: DbDataReader } command:
                reading[command.CommandId] = command.StartTime;
                break;
            case CommandExecutedEventData command:
                End(command.Command, command.StartTime, null);
                break;
            case CommandErrorEventData command:
                End(command.Command, command.StartTime, null, command.Exception);
                break;
            case DataReaderDisposingEventData reader when reading.TryRemove(reader.CommandId, out var startedAt):
                End(reader.Command, startedAt, reader.ReadCount);
                break;
        }
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

    private static bool IsWanted(string name) => CacheTrace.IsOn
        && (name == RelationalEventId.CommandExecuted.Name || name == RelationalEventId.CommandError.Name || name == RelationalEventId.DataReaderDisposing.Name);

    private static void End(DbCommand command, DateTimeOffset startedAt, int? rows, Exception? exception = null)
    {
        using var activity = CacheTrace.Statement(command.CommandText, startedAt);
        if (rows is { } count)
        {
            CacheTrace.SetRows(activity, count);
        }

        if (exception is not null)
        {
            activity?.SetTag("error.type", exception.GetType().FullName);
            activity?.SetStatus(ActivityStatusCode.Error);
        }
    }
}

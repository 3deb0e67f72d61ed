using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace GraphQLApi.IntegrationTests.Access;

/// <summary>Everything the process says of itself: log lines of every level with their values and scopes, traces, and labels of metrics.</summary>
internal sealed class Captured : ILoggerProvider, ISupportExternalScope
{
    private readonly ConcurrentQueue<string> lines = new();
    private readonly ActivityListener activities;
    private readonly MeterListener meters;
    private IExternalScopeProvider scopes = new LoggerExternalScopeProvider();

    public Captured()
    {
        activities = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Trace,
        };
        ActivitySource.AddActivityListener(activities);
        meters = new MeterListener { InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument) };
        meters.SetMeasurementEventCallback<long>(Measured);
        meters.SetMeasurementEventCallback<int>(Measured);
        meters.SetMeasurementEventCallback<double>(Measured);
        meters.Start();
    }

    /// <summary>Every level of every category, whatever is configured; but what the server has shut off for good (Server/Telemetry/RequestLog) stays so.</summary>
    public static void Everything(LoggerFilterOptions filters)
    {
        filters.Rules.Add(new LoggerFilterRule(typeof(Captured).FullName, null, LogLevel.Trace, null));
        foreach (var off in filters.Rules.Where(rule => rule is { ProviderName: null, LogLevel: LogLevel.None }).ToArray())
            filters.Rules.Add(new LoggerFilterRule(typeof(Captured).FullName, off.CategoryName, LogLevel.None, null));
    }

    public IReadOnlyList<string> Lines => [.. lines];

    public ILogger CreateLogger(string categoryName) => new Line(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;

    public void Dispose()
    {
        activities.Dispose();
        meters.Dispose();
    }

    private void Trace(Activity activity)
    {
        lines.Enqueue($"trace {activity.Source.Name} {activity.DisplayName} {activity.StatusDescription}");
        foreach (var tag in activity.TagObjects.Concat(activity.Events.SelectMany(one => one.Tags)).Concat(activity.Baggage.Select(pair => new KeyValuePair<string, object?>(pair.Key, pair.Value))))
            lines.Enqueue($"trace {activity.DisplayName} {tag.Key}={tag.Value}");
    }

    private void Measured<T>(Instrument instrument, T measurement, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
    {
        foreach (var tag in tags)
            lines.Enqueue($"metric {instrument.Name} {tag.Key}={tag.Value}");
    }

    private sealed class Line(Captured captured, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => captured.scopes.Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var values = state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs.Select(pair => $"{pair.Key}={pair.Value}")) : "";
            captured.lines.Enqueue($"log {logLevel} {category} {formatter(state, exception)} {values} {exception}");
            captured.scopes.ForEachScope((scope, lines) => lines.Enqueue($"log scope {scope}"), captured.lines);
        }
    }
}

using System.Collections.Concurrent;
using System.Diagnostics;
using GraphQLApi.Cache.Database;

namespace GraphQLApi.IntegrationTests.Operations;

/// <summary>The spans of the product as an exporter gets them, in memory.</summary>
internal sealed class SpanCollector : IDisposable
{
    private readonly ConcurrentQueue<Activity> ended = new();
    private readonly ActivityListener listener;
    private readonly SqlTrace statements = SqlTrace.Start();
    private int open;

    public SpanCollector()
    {
        listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name.StartsWith("GraphQLApi.", StringComparison.Ordinal),
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStarted = _ => Interlocked.Increment(ref open),
            ActivityStopped = activity =>
            {
                Interlocked.Decrement(ref open);
                ended.Enqueue(activity);
            },
        };
        ActivitySource.AddActivityListener(listener);
    }

    /// <summary>Spans that began and have not ended.</summary>
    public int Open => Volatile.Read(ref open);

    /// <summary>All that ended, whoever caused them.</summary>
    public IReadOnlyList<Activity> Ended => [.. ended];

    /// <summary>The trace of one request once that has ended, parents before children, in order of their beginning.</summary>
    public async Task<IReadOnlyList<Activity>> OfAsync(ActivityTraceId trace)
    {
        // Its client may have the answer before.
        await UntilAsync(() => ended.Any(span => span.TraceId == trace && span.Kind == ActivityKind.Server));
        return [.. ended.Where(span => span.TraceId == trace).OrderBy(span => span.StartTimeUtc).ThenByDescending(span => span.Duration)];
    }

    /// <summary>Waits until no span is open.</summary>
    public Task RestAsync() => UntilAsync(() => Open == 0);

    private static async Task UntilAsync(Func<bool> isMeant)
    {
        for (var look = 0; look < 500 && !isMeant(); look++)
            await Task.Delay(20, TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        listener.Dispose();
        statements.Dispose();
    }
}

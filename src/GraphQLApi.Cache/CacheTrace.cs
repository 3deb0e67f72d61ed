using System.Diagnostics;

namespace GraphQLApi.Cache;

/// <summary>The spans of the cache: whether the asked time is there, windows being written, statements.</summary>
internal static class CacheTrace
{
    private static readonly ActivitySource Source = new(CacheCounters.TraceSource);

    public static bool IsOn => Source.HasListeners();

    /// <summary>From the look at the ledger until what is missing was fetched, or the wait for it ended.</summary>
    public static Activity? Coverage() => Source.StartActivity("cache.coverage");

    /// <summary>One window's transaction: rows, ledger, job.</summary>
    public static Activity? Write() => Source.StartActivity("cache.write");

    /// <summary>
    /// A statement as it stands, without the values of its parameters. For one that ran already with its <paramref name="startedAt"/>; the caller ends it.
    /// </summary>
    public static Activity? Statement(string text, DateTimeOffset startedAt = default)
    {
        var operation = FirstWord(text);
        var activity = Source.StartActivity(operation, ActivityKind.Client, default(ActivityContext), startTime: startedAt);
        if (activity is { IsAllDataRequested: true })
        {
            activity.SetTag("db.system.name", "sqlite");
            activity.SetTag("db.operation.name", operation);
            activity.SetTag("db.query.text", text);
        }

        return activity;
    }

    public static void SetRows(Activity? activity, int rows) => activity?.SetTag("db.response.returned_rows", rows);

    private static string FirstWord(string text)
    {
        var trimmed = text.AsSpan().TrimStart();
        var end = trimmed.IndexOfAny(" \r\n\t");
        return (end < 0 ? trimmed : trimmed[..end]).ToString().ToUpperInvariant();
    }
}

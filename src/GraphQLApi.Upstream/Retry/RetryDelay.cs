using System.Net;

namespace GraphQLApi.Upstream.Retry;

/// <summary>How long to wait before the next attempt. Pure: the caller supplies chance as <c>jitter</c> in [0, 1).</summary>
internal static class RetryDelay
{
    private static readonly TimeSpan LongestAsked = TimeSpan.FromMinutes(5);

    /// <summary>Null = waiting makes no sense. <paramref name="attempt"/> counts failed attempts from 0.</summary>
    public static TimeSpan? For(int attempt, HttpStatusCode? status, TimeSpan? retryAfter, double jitter)
    {
        if (retryAfter is { } asked)
        {
            return asked > LongestAsked ? null : asked + TimeSpan.FromMilliseconds(250 * jitter);
        }

        // The vendor counts a rolling minute and sends no Retry-After (CONTRACT §3.1): four waits cover that minute.
        return status == HttpStatusCode.TooManyRequests
            ? Backoff(attempt, first: 5, longest: 60, jitter)
            : Backoff(attempt, first: 0.2, longest: 30, jitter);
    }

    /// <summary>Whether the same request may succeed later. All three calls are reads, so a repeat is always safe; 401 never is retried.</summary>
    public static bool IsTransient(HttpStatusCode status) =>
        status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout || (int)status >= 500;

    // Half fixed, half chance: callers that failed together do not come back together.
    private static TimeSpan Backoff(int attempt, double first, double longest, double jitter) =>
        TimeSpan.FromSeconds(Math.Min(longest, first * Math.Pow(2, attempt)) * (0.5 + (0.5 * jitter)));
}

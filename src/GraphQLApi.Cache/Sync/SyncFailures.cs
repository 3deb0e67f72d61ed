using GraphQLApi.Upstream;

namespace GraphQLApi.Cache.Sync;

/// <summary>The one place where vendor trouble is caught and gets its code (LAYOUT §6).</summary>
internal static class SyncFailures
{
    /// <summary>Runs something that calls the vendor; its failure becomes a value.</summary>
    public static async Task<(T? Value, SyncFailure? Failure)> CatchAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return (await call(), null);
        }
        catch (UpstreamException exception)
        {
            return (default, From(exception));
        }
        catch (CacheException exception)
        {
            // The cache's own file: read again when it can be written.
            return (default, exception.Failure);
        }
    }

    public static SyncFailure From(UpstreamException exception) => exception.Failure switch
    {
        UpstreamFailure.Unauthorized => new("UPSTREAM_UNAUTHORIZED", exception.Message),
        UpstreamFailure.RateLimited => new("UPSTREAM_RATE_LIMITED", exception.Message),
        UpstreamFailure.Unavailable => new("UPSTREAM_UNAVAILABLE", exception.Message),
        UpstreamFailure.InvalidResponse or UpstreamFailure.Rejected => new("UPSTREAM_INVALID_RESPONSE", exception.Message),
        var other => throw new System.Diagnostics.UnreachableException($"No code for {other}."),
    };

    /// <summary>The answer itself is at fault, not the way to it: the window is marked, so that everybody sees it (DESIGN §4.9).</summary>
    public static bool BlamesTheWindow(SyncFailure failure) => failure.Code == "UPSTREAM_INVALID_RESPONSE";
}

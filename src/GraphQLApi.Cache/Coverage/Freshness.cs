namespace GraphQLApi.Cache.Coverage;

/// <summary>How an answer may use the cache: the values of the directive <c>@freshness</c>.</summary>
public enum FreshnessMode
{
    /// <summary>Never calls upstream.</summary>
    CacheOnly,

    /// <summary>Time never read is fetched first; what is only stale is answered at once and refreshed behind.</summary>
    StaleWhileRevalidate,

    /// <summary>Fetches what is missing or too old first, within the request's budget.</summary>
    Wait,
}

/// <summary>What a request says about the age of its answer.</summary>
/// <param name="Mode">How the cache may be used.</param>
/// <param name="MaxAgeSeconds">Older readings count as stale, settled ones excepted; null: the rule of SEMANTICS §1.5.</param>
/// <param name="RequireComplete">Fail with <c>COVERAGE_INCOMPLETE</c> rather than answer with gaps.</param>
public sealed record Freshness(FreshnessMode Mode, int? MaxAgeSeconds = null, bool RequireComplete = false)
{
    /// <summary>What holds without the directive.</summary>
    public static Freshness Default { get; } = new(FreshnessMode.StaleWhileRevalidate);
}

using GraphQLApi.Cache.Coverage;
using GraphQLApi.Cache.Rows;

namespace GraphQLApi.Cache.Details;

/// <summary>What to do about one conversation's detail.</summary>
internal enum DetailStep
{
    /// <summary>Answer with what is stored, or with nothing under CACHE_ONLY.</summary>
    Use,

    /// <summary>Answer with it and fetch anew behind.</summary>
    UseAndRefresh,

    /// <summary>Ask the vendor first.</summary>
    Fetch,
}

/// <summary>The rule of SEMANTICS §3.7 as a pure function: kept for good once settled, else for the time to live, unknown ids for 10 minutes.</summary>
internal static class DetailRule
{
    private static readonly TimeSpan UnknownFor = TimeSpan.FromMinutes(10);

    /// <param name="row">What is stored; null for nothing.</param>
    /// <param name="startTime">Start of the cached conversation; null where it is not cached, then nothing is known to be settled.</param>
    /// <param name="freshness">What the request wants.</param>
    /// <param name="now">UTC.</param>
    /// <param name="rules">The spans.</param>
    public static DetailStep Step(ConversationDetailRow? row, DateTime? startTime, Freshness freshness, DateTime now, CoverageRules rules)
    {
        if (freshness.Mode == FreshnessMode.CacheOnly)
        {
            return DetailStep.Use;
        }

        if (row is null)
        {
            return DetailStep.Fetch;
        }

        var age = now - row.FetchedAt;
        if (!row.IsKnown)
        {
            return age < UnknownFor ? DetailStep.Use : DetailStep.Fetch;
        }

        var maxAge = freshness.MaxAgeSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : rules.HotTimeToLive;
        var isSettled = startTime is { } start && row.FetchedAt >= start + rules.SettleAfter;
        return isSettled || age <= maxAge ? DetailStep.Use
            : freshness.Mode == FreshnessMode.Wait ? DetailStep.Fetch
            : DetailStep.UseAndRefresh;
    }
}

using GraphQLApi.Cache.Coverage;

namespace GraphQLApi.Cache;

/// <summary>One need that a resolver announced to <see cref="CacheRequest"/>; hand it to the read that rests on it.</summary>
public sealed class Announcement
{
    internal Announcement(AskedRange? range, Freshness freshness, Func<CancellationToken, Task<SyncFailure?>> fetch, CancellationToken cancellationToken)
    {
        Range = range;
        Freshness = freshness;
        Outcome = fetch(cancellationToken);
        HasWorked = !Outcome.IsCompleted;
    }

    /// <summary>Null for lookups of one conversation or session.</summary>
    internal AskedRange? Range { get; }

    internal Freshness Freshness { get; }

    /// <summary>How the fetch ended; null where all is there.</summary>
    internal Task<SyncFailure?> Outcome { get; }

    /// <summary>Something had to be waited for, so a snapshot from before does not show it.</summary>
    internal bool HasWorked { get; }
}

using GraphQLApi.Cache.Coverage;

namespace GraphQLApi.Cache.Sync;

/// <summary>One need that a resolver announced to <see cref="CacheRequest"/>; hand it to the read that rests on it.</summary>
public sealed class Announcement
{
    internal Announcement(AskedRange? range, Freshness freshness) => (Range, Freshness) = (range, freshness);

    internal AskedRange? Range { get; }

    internal Freshness Freshness { get; }
}

namespace GraphQLApi.Cache.Coverage;

/// <summary>Which part of a range the cache holds and how old it is (SEMANTICS §1.2-1.5).</summary>
/// <param name="Range">The asked range with open bounds filled in and cut at now.</param>
/// <param name="Complete">Nothing missing, nothing saturated; staleness does not matter to it.</param>
/// <param name="Missing">Never read, or the reading failed. A gap of the look-back stands as a point at the range's start.</param>
/// <param name="Stale">Read, but older than its time to live.</param>
/// <param name="Saturated">The vendor holds more than it lets anybody read.</param>
/// <param name="AsOf">UTC. The oldest reading the answer rests on; null where nothing of the range was read.</param>
/// <param name="CompleteThrough">UTC. End of the part without gap from the range's start; null where its start is missing.</param>
/// <param name="Warnings">Sentences for people: readings that failed and why.</param>
public sealed record CoverageReport(
    TimeRange Range,
    bool Complete,
    IReadOnlyList<TimeRange> Missing,
    IReadOnlyList<TimeRange> Stale,
    IReadOnlyList<TimeRange> Saturated,
    DateTime? AsOf,
    DateTime? CompleteThrough,
    IReadOnlyList<string> Warnings);

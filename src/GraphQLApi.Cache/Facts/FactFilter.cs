namespace GraphQLApi.Cache.Facts;

/// <summary>Clears what it does not let through of the rows from <paramref name="start"/> up to <paramref name="end"/>; others it leaves alone.</summary>
public delegate void FactMask<in TFacts>(TFacts facts, int start, int end, bool[] selected)
    where TFacts : FactSegment;

/// <summary>Whether each row of a range of time is let through, in the segments' order: time, then natural key. Asked in the request's snapshot.</summary>
public delegate IAsyncEnumerable<bool> FactQuery(CacheDbContext db, DateTime from, DateTime to, CancellationToken cancellationToken);

/// <summary>
/// Which rows count. Conditions on columns of the segment are found in memory, all others by a statement; where both are given a row has to
/// pass both.
/// </summary>
/// <param name="Columns">Groups that <paramref name="InMemory"/> looks at.</param>
/// <param name="InMemory">Null lets all through.</param>
/// <param name="InDatabase">Null lets all through.</param>
public sealed record FactFilter<TFacts>(FactColumns Columns, FactMask<TFacts>? InMemory, FactQuery? InDatabase)
    where TFacts : FactSegment;

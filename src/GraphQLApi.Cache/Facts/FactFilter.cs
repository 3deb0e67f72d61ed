using System.Runtime.CompilerServices;

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
    where TFacts : FactSegment
{
    /// <summary>Lets through what both let through: what a client asks for, and what it may see.</summary>
    public FactFilter<TFacts> And(FactFilter<TFacts>? other) => other is null ? this : new(Columns | other.Columns, InMemory + other.InMemory, Both(InDatabase, other.InDatabase));

    private static FactQuery? Both(FactQuery? first, FactQuery? second) =>
        first is null || second is null ? first ?? second : (db, from, to, cancellationToken) => BothAsync(first, second, db, from, to, cancellationToken);

    // One after the other: they share a connection.
    private static async IAsyncEnumerable<bool> BothAsync(
        FactQuery first, FactQuery second, CacheDbContext db, DateTime from, DateTime to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var left = await first(db, from, to, cancellationToken).ToListAsync(cancellationToken);
        var row = 0;
        await foreach (var passes in second(db, from, to, cancellationToken))
        {
            yield return left[row++] && passes;
        }
    }
}

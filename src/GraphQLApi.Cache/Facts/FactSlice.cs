namespace GraphQLApi.Cache.Facts;

/// <summary>What a query reads of one segment: the rows from <paramref name="Start"/> up to, but without, <paramref name="End"/> that are selected.</summary>
/// <param name="Facts">The whole day.</param>
/// <param name="Start">First row of the range.</param>
/// <param name="End">Behind the last row of the range.</param>
/// <param name="Selected">True for rows that the filter lets through, by row number of the segment; null lets all through. Valid until the next slice is asked for.</param>
public readonly record struct FactSlice<TFacts>(TFacts Facts, int Start, int End, bool[]? Selected)
    where TFacts : FactSegment
{
    /// <summary>Whether a row of the range counts.</summary>
    public bool Selects(int row) => Selected is null || Selected[row];
}

namespace GraphQLApi.Cache.Facts;

/// <summary>Marks what a filter lets through, one slice after the other in the same array.</summary>
internal sealed class FactMarks<TFacts>(FactFilter<TFacts>? filter)
    where TFacts : FactSegment
{
    private bool[] selected = [];

    public async ValueTask<FactSlice<TFacts>> SelectAsync(CacheDbContext db, FactSlice<TFacts> slice, CancellationToken cancellationToken)
    {
        if (filter is null or { InMemory: null, InDatabase: null })
        {
            return slice;
        }

        if (selected.Length < slice.Facts.Count)
        {
            selected = new bool[slice.Facts.Count];
        }

        selected.AsSpan(slice.Start..slice.End).Fill(true);
        filter.InMemory?.Invoke(slice.Facts, slice.Start, slice.End, selected);
        if (filter.InDatabase is not null && selected.AsSpan(slice.Start..slice.End).Contains(true))
        {
            await AskAsync(db, slice, filter.InDatabase, cancellationToken);
        }

        return slice with { Selected = selected };
    }

    private async Task AskAsync(CacheDbContext db, FactSlice<TFacts> slice, FactQuery query, CancellationToken cancellationToken)
    {
        // From the first row's millisecond to behind the last row's: exactly the rows of the slice.
        var (from, to) = (FactDay.Time(slice.Facts.Time[slice.Start]), FactDay.Time(slice.Facts.Time[slice.End - 1] + 1));
        var row = slice.Start;
        await foreach (var passes in query(db, from, to, cancellationToken))
        {
            selected[row++] &= passes;
        }

        if (row != slice.End)
        {
            throw new InvalidOperationException($"A filter answered for {row - slice.Start} rows where day {slice.Facts.Day} has {slice.End - slice.Start} in the range.");
        }
    }
}

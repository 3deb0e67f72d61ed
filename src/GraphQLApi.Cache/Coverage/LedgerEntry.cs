using GraphQLApi.Cache.Rows;

namespace GraphQLApi.Cache.Coverage;

/// <summary>What is known of one stretch of session starts: <see cref="CoverageRow"/> without its scope.</summary>
/// <param name="Range">Session starts.</param>
/// <param name="ReadAt">When the vendor was asked; the state is at least that new.</param>
/// <param name="IsSaturated">The vendor holds more than it lets anybody read.</param>
/// <param name="IsFailed">The attempt brought nothing; the stretch counts as never read.</param>
internal readonly record struct LedgerEntry(TimeRange Range, DateTime ReadAt, bool IsSaturated = false, bool IsFailed = false)
{
    public static LedgerEntry Of(CoverageRow row) => new(new TimeRange(row.From, row.To), row.ReadAt, row.IsSaturated, row.IsFailed);

    public CoverageRow ToRow(string scope) => new()
    {
        Scope = scope, From = Range.From, To = Range.To, ReadAt = ReadAt, IsSaturated = IsSaturated, IsFailed = IsFailed,
    };

    /// <summary>
    /// Puts <paramref name="added"/> among <paramref name="around"/> (disjoint, ascending: those that overlap or touch it) and returns what stands
    /// there afterwards. A newer reading replaces what it overlaps and splits what reaches beyond; an older one only fills gaps; a failure never
    /// takes away what an earlier reading claimed. Neighbours join only where nothing tells them apart, so no answer changes by it.
    /// </summary>
    public static IReadOnlyList<LedgerEntry> Add(IReadOnlyList<LedgerEntry> around, LedgerEntry added)
    {
        var stronger = WindowSet.Of(around.Where(entry => entry.Outweighs(added)).Select(entry => entry.Range));
        var taken = WindowSet.Of(added.Range).Subtract(stronger);
        var pieces = new List<LedgerEntry>();
        foreach (var entry in around)
        {
            pieces.AddRange(WindowSet.Of(entry.Range).Subtract(taken).Select(range => entry with { Range = range }));
        }

        pieces.AddRange(taken.Select(range => added with { Range = range }));
        return Join(pieces);
    }

    private static List<LedgerEntry> Join(IEnumerable<LedgerEntry> pieces)
    {
        var joined = new List<LedgerEntry>();
        foreach (var piece in pieces.OrderBy(piece => piece.Range.From))
        {
            if (joined.Count > 0 && joined[^1].Range.To == piece.Range.From && joined[^1] with { Range = piece.Range } == piece)
            {
                joined[^1] = joined[^1] with { Range = new TimeRange(joined[^1].Range.From, piece.Range.To) };
            }
            else
            {
                joined.Add(piece);
            }
        }

        return joined;
    }

    private bool Outweighs(LedgerEntry added) => IsFailed == added.IsFailed ? ReadAt > added.ReadAt : added.IsFailed;
}

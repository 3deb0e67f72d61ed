using GraphQLApi.Analytics.Metrics.Aggregation;
using GraphQLApi.Analytics.Metrics.Dimensions;

namespace GraphQLApi.Analytics.Metrics.Questions;

/// <summary>The tables of one answer, filled. A table that nobody selected is null.</summary>
/// <param name="Keys">Keys of the groups that are answered.</param>
/// <param name="Groups">Their numbers in the tables.</param>
/// <param name="Rows">Groups times buckets.</param>
/// <param name="Previous">The same groups in the compared period.</param>
/// <param name="Totals">All rows, each once.</param>
/// <param name="PreviousTotals">All rows of the compared period.</param>
/// <param name="Occupied">Cells with rows, where gaps are not filled; null where all buckets come.</param>
/// <param name="Truncated">Whether groups were left out.</param>
internal sealed record MetricsTables(
    IReadOnlyList<GroupKey> Keys, IReadOnlyList<int> Groups, Tabulation? Rows, Tabulation? Previous, Tabulation? Totals, Tabulation? PreviousTotals, HashSet<long>? Occupied, bool Truncated);

/// <summary>Fills the tables of one question: one pass over the range, a second one where buckets of chosen groups are wanted, one over the compared period.</summary>
internal sealed class MetricsCalculation(MetricsQuestion question, MetricsSelection selection, Scan scan)
{
    // Where gaps are not filled, most cells may be empty and the cap on rows does not bound them.
    private const int MostCells = 1_000_000;

    private readonly KeyGroups? groups = question.Uses.Count == 0 ? null : new KeyGroups(question.Uses.Count);

    private IEnumerable<Measure> OrderMeasures => question.Order.OfType<ByMetric>().SelectMany(term => term.Needs);

    public async Task<MetricsTables> RunAsync(CancellationToken cancellationToken)
    {
        var space = question.Space(scan.Facts.Dictionaries);
        var totals = selection.Totals is { } measures ? new Tabulation(space.Whole(), null, measures) : null;
        var hasTwoPasses = selection.Rows && question.Buckets is not null && groups is not null;
        var first = selection.Rows ? FirstPass(space, hasTwoPasses) : null;
        var sparse = hasTwoPasses && !question.Time.Interval!.Value.FillGaps ? new Tabulation(space, groups, []) { Occupied = [] } : null;
        await ScanAsync(space, [totals, first, sparse], cancellationToken).ConfigureAwait(false);
        if (first is null)
        {
            var only = await PreviousAsync(null, cancellationToken).ConfigureAwait(false);
            return new MetricsTables([], [], null, null, totals, only.Totals, null, false);
        }

        groups?.Close();
        var choice = GroupChoice.Of(question, first, scan.Texts, BucketCounts(sparse), MostCells);
        var rows = first;
        if (hasTwoPasses)
        {
            rows = new Tabulation(space, groups, [.. selection.Metrics, .. OrderMeasures]) { Kept = choice.Places, Occupied = OccupiedCells() };
            await ScanAsync(space, [rows], cancellationToken).ConfigureAwait(false);
        }

        var (previous, previousTotals) = await PreviousAsync(hasTwoPasses ? choice.Places : null, cancellationToken).ConfigureAwait(false);
        var numbers = hasTwoPasses ? [.. Enumerable.Range(0, choice.Kept.Count)] : choice.Kept;
        return new MetricsTables(choice.Keys, numbers, rows, previous, totals, previousTotals, rows.Occupied, choice.IsTruncated);
    }

    // Without buckets, or without groups, the rows themselves; else what the groups are chosen by.
    private Tabulation FirstPass(CellSpace space, bool isChoice) => isChoice
        ? new Tabulation(space.Whole(), groups, OrderMeasures)
        : new Tabulation(space, groups, [.. selection.Metrics, .. OrderMeasures]) { Occupied = OccupiedCells() };

    private HashSet<long>? OccupiedCells() => question.Time.Interval is { FillGaps: false } ? [] : null;

    private async Task<(Tabulation? Rows, Tabulation? Totals)> PreviousAsync(int[]? kept, CancellationToken cancellationToken)
    {
        if (question.Time.Previous is null)
        {
            return default;
        }

        var space = question.PreviousSpace(scan.Facts.Dictionaries);
        var rows = selection is { Rows: true, Previous: { } measures } ? new Tabulation(space, groups, measures) { Kept = kept } : null;
        var totals = selection.PreviousTotals is { } total ? new Tabulation(space.Whole(), null, total) : null;
        await ScanAsync(space, [rows, totals], cancellationToken).ConfigureAwait(false);
        return (rows, totals);
    }

    private async Task ScanAsync(CellSpace space, Tabulation?[] wanted, CancellationToken cancellationToken)
    {
        var tables = wanted.OfType<Tabulation>().ToArray();
        if (tables.Length == 0)
        {
            return;
        }

        foreach (var rows in question.Population.Rows)
        {
            await rows.ScanAsync(scan, space, tables, cancellationToken).ConfigureAwait(false);
        }

        foreach (var table in tables)
        {
            table.Complete();
        }
    }

    private static int[]? BucketCounts(Tabulation? sparse)
    {
        if (sparse?.Occupied is not { } cells)
        {
            return null;
        }

        var counts = new int[sparse.GroupCount];
        foreach (var cell in cells)
        {
            counts[cell / sparse.Space.Buckets]++;
        }

        return counts;
    }
}

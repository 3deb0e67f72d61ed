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

/// <summary>Fills the tables of one question: one pass over the range, a second one where groups have to be chosen before their buckets, one over the compared period.</summary>
internal sealed class MetricsCalculation(MetricsQuestion question, MetricsSelection selection, Scan scan)
{
    // Where gaps are not filled, most cells may be empty and the cap on rows does not bound them.
    private const int MostCells = 1_000_000;

    private KeyGroups? groups = question.Uses.Count == 0 ? null : new KeyGroups(question.Uses.Count);

    private IEnumerable<Measure> OrderMeasures => question.Order.OfType<ByMetric>().SelectMany(term => term.Needs);

    public async Task<MetricsTables> RunAsync(CancellationToken cancellationToken)
    {
        var space = question.Space(scan.Facts.Dictionaries);
        var totals = selection.Totals is { } measures ? new Tabulation(space.Whole(), null, measures) : null;
        if (!selection.Rows)
        {
            await ScanAsync(space, [totals], cancellationToken).ConfigureAwait(false);
            var before = await PreviousAsync(null, cancellationToken).ConfigureAwait(false);
            return new MetricsTables([], [], null, null, totals, before.Totals, null, false);
        }

        if (question.Buckets is null || groups is null)
        {
            var only = Rows(space);
            await ScanAsync(space, [totals, only], cancellationToken).ConfigureAwait(false);
            return await AnswerAsync(only, totals, Choose(only, null), isChosenBefore: false, cancellationToken).ConfigureAwait(false);
        }

        // Most questions have few groups: all of them with all their buckets in one pass.
        var all = question.First is null && question.Time.Interval is { FillGaps: true } ? Rows(space, mostGroups: question.MaximumRows / question.Buckets.Count) : null;
        if (all is not null)
        {
            await ScanAsync(space, [totals, all], cancellationToken).ConfigureAwait(false);
            if (!all.IsOverfull)
            {
                return await AnswerAsync(all, totals, Choose(all, null), isChosenBefore: false, cancellationToken).ConfigureAwait(false);
            }

            groups = new KeyGroups(question.Uses.Count);
        }

        var ranking = new Tabulation(space.Whole(), groups, OrderMeasures);
        var sparse = question.Time.Interval!.Value.FillGaps ? null : new Tabulation(space, groups, []) { Occupied = [] };
        await ScanAsync(space, [all is null ? totals : null, ranking, sparse], cancellationToken).ConfigureAwait(false);
        var choice = Choose(ranking, BucketCounts(sparse));
        var rows = Rows(space, choice.Places);
        await ScanAsync(space, [rows], cancellationToken).ConfigureAwait(false);
        return await AnswerAsync(rows, totals, choice, isChosenBefore: true, cancellationToken).ConfigureAwait(false);
    }

    private Tabulation Rows(CellSpace space, int[]? kept = null, int mostGroups = int.MaxValue) => new(space, groups, [.. selection.Metrics, .. OrderMeasures])
    {
        Kept = kept, MostGroups = mostGroups, Occupied = question.Time.Interval is { FillGaps: false } ? [] : null,
    };

    private GroupChoice Choose(Tabulation table, int[]? bucketCounts)
    {
        groups?.Close();
        return GroupChoice.Of(question, table, scan.Texts, bucketCounts, MostCells);
    }

    private async Task<MetricsTables> AnswerAsync(Tabulation rows, Tabulation? totals, GroupChoice choice, bool isChosenBefore, CancellationToken cancellationToken)
    {
        var (previous, previousTotals) = await PreviousAsync(isChosenBefore ? choice.Places : null, cancellationToken).ConfigureAwait(false);
        var numbers = isChosenBefore ? [.. Enumerable.Range(0, choice.Kept.Count)] : choice.Kept;
        return new MetricsTables(choice.Keys, numbers, rows, previous, totals, previousTotals, rows.Occupied, choice.IsTruncated);
    }

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

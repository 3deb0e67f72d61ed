using GraphQLApi.Analytics.Metrics.Aggregation;
using GraphQLApi.Analytics.Metrics.Catalogue;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Analytics.Metrics.Questions;

/// <summary>What a client selected of a result: nothing else is read or gathered.</summary>
/// <param name="Rows">Whether any row matters.</param>
/// <param name="Metrics">Of the rows.</param>
/// <param name="Previous">Of the rows in the compared period; null where it is not selected.</param>
/// <param name="Totals">Null where they are not selected.</param>
/// <param name="PreviousTotals">Null where they are not selected.</param>
/// <param name="Coverage">Whether the ledger is asked: for itself, or for what is partial.</param>
/// <param name="PreviousCoverage">As above, of the compared period.</param>
internal sealed record MetricsSelection(
    bool Rows, IReadOnlyList<Measure> Metrics, IReadOnlyList<Measure>? Previous, IReadOnlyList<Measure>? Totals, IReadOnlyList<Measure>? PreviousTotals,
    bool Coverage, bool PreviousCoverage)
{
    public static MetricsSelection Of(SelectedField result)
    {
        var fields = result.Select();
        var rows = Below(fields, "rows");
        var previous = Measures(rows, "previous");
        return new MetricsSelection(
            fields.Any(field => field.Field.Name is "rows" or "truncated"),
            Measures(rows, "metrics") ?? [],
            previous,
            Measures(fields, "totals"),
            Measures(fields, "previousTotals"),
            Selects(fields, "coverage") || Selects(rows, "bucket") || CoverageBelow(fields) || CoverageBelow(rows),
            Selects(fields, "previousCoverage") || previous is not null || CoverageBelow(fields) || CoverageBelow(rows));
    }

    /// <summary>The measures of fields selected on the figures themselves.</summary>
    public static IReadOnlyList<Measure> MeasuresOf(IEnumerable<SelectedField> figures) =>
        [.. figures.Where(field => field.Field.Tag is Metric).SelectMany(field => ((Metric)field.Field.Tag!).Needs(field))];

    private static bool CoverageBelow(IEnumerable<SelectedField> fields) =>
        fields.Where(field => field.Field.Name is "metrics" or "previous" or "totals" or "previousTotals").Any(field => Selects(field.Select(), "coverage"));

    private static IReadOnlyList<Measure>? Measures(IReadOnlyList<SelectedField> fields, string name) =>
        Selects(fields, name) ? MeasuresOf(Below(fields, name)) : null;

    private static SelectedField[] Below(IEnumerable<SelectedField> fields, string name) =>
        [.. fields.Where(field => field.Field.Name == name).SelectMany(field => field.Select())];

    private static bool Selects(IEnumerable<SelectedField> fields, string name) => fields.Any(field => field.Field.Name == name);
}

using GraphQLApi.Analytics.Metrics.Aggregation;
using GraphQLApi.Analytics.Metrics.Results;
using GraphQLApi.Analytics.Scalars;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Analytics.Metrics.Catalogue;

/// <summary>A sum and difference of counts.</summary>
internal sealed record Tally(IReadOnlyList<Measure> Plus, IReadOnlyList<Measure> Minus)
{
    public IEnumerable<Measure> Measures => Plus.Concat(Minus);

    public static implicit operator Tally(Measure measure) => new([measure], []);

    public static Tally operator +(Tally left, Tally right) => new([.. left.Plus, .. right.Plus], [.. left.Minus, .. right.Minus]);

    public static Tally operator -(Tally left, Tally right) => new([.. left.Plus, .. right.Minus], [.. left.Minus, .. right.Plus]);

    public int Of(MetricCell cell)
    {
        var sum = 0;
        for (var i = 0; i < Plus.Count; i++)
        {
            sum += cell.Count(Plus[i]);
        }

        for (var i = 0; i < Minus.Count; i++)
        {
            sum -= cell.Count(Minus[i]);
        }

        return sum;
    }
}

/// <summary>A number of rows, or of conversations.</summary>
internal sealed class CountMetric(string name, string unit, string formula, IReadOnlyList<string> sources, Tally tally) : Metric(name, unit, formula, sources)
{
    public override GraphQLType Type => Leaf.Int.NonNull();

    public override IEnumerable<Measure> Needs(SelectedField field) => tally.Measures;

    public override IEnumerable<Measure> SortNeeds(string? part) => tally.Measures;

    public override double? SortValue(MetricCell cell, string? part) => tally.Of(cell);

    public override object Read(MetricCell cell, ArgumentValues arguments) => tally.Of(cell);
}

/// <summary>A number that may be unknown.</summary>
internal sealed class NumberMetric(
    string name, string unit, string formula, IReadOnlyList<string> sources, IReadOnlyList<Measure> measures, Func<MetricCell, double?> read)
    : Metric(name, unit, formula, sources)
{
    public override GraphQLType Type => Leaf.Float;

    public bool IsSortable { get; init; } = true;

    public override NamedType? SortType => IsSortable ? base.SortType : null;

    public override IEnumerable<Measure> Needs(SelectedField field) => measures;

    public override IEnumerable<Measure> SortNeeds(string? part) => measures;

    public override double? SortValue(MetricCell cell, string? part) => read(cell);

    public override object? Read(MetricCell cell, ArgumentValues arguments) => read(cell);
}

/// <summary>The deepest a queue was: a whole number that is swept, not counted.</summary>
internal sealed class DepthMetric(string name, string unit, string formula, IReadOnlyList<string> sources, Measure measure) : Metric(name, unit, formula, sources)
{
    public override GraphQLType Type => Leaf.Int.NonNull();

    public override IEnumerable<Measure> Needs(SelectedField field) => [measure];

    public override IEnumerable<Measure> SortNeeds(string? part) => [measure];

    public override double? SortValue(MetricCell cell, string? part) => Deepest(cell);

    public override object Read(MetricCell cell, ArgumentValues arguments) => Deepest(cell);

    private int Deepest(MetricCell cell) => cell.Table.Find<IDepths>(measure.Name).Of(cell.Index).Maximum;
}

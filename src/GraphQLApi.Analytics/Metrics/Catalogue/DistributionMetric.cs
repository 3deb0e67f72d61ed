using GraphQLApi.Analytics.Metrics.Aggregation;
using GraphQLApi.Analytics.Metrics.Results;
using GraphQLApi.Analytics.Metrics.Statistics;
using GraphQLApi.Cache.Facts;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Analytics.Metrics.Catalogue;

/// <summary>What is gathered of a duration: its figures, and all of its values where a percentile or histogram is selected.</summary>
internal sealed record DurationMeasures(Measure Figures, Measure Values)
{
    public static DurationMeasures Of<TFacts>(string name, RowValue<TFacts> value, FactColumns columns = FactColumns.None)
        where TFacts : FactSegment => new(new SpreadMeasure<TFacts>(name, value, columns), new ValuesMeasure<TFacts>($"values of {name}", value, columns));
}

/// <summary>A duration of which rows have one each.</summary>
internal sealed class DistributionMetric(string name, string formula, IReadOnlyList<string> sources, DurationMeasures measures) : Metric(name, "seconds", formula, sources)
{
    public override GraphQLType Type => DistributionType.ObjectType.NonNull();

    public override NamedType SortType => DistributionType.SortInput;

    public override IEnumerable<Measure> Needs(SelectedField field) =>
        field.Select().Any(part => part.Field.Name is "percentile" or "histogram") ? [measures.Figures, measures.Values] : [measures.Figures];

    public override IEnumerable<Measure> SortNeeds(string? part) => PercentOf(part) is null ? [measures.Figures] : [measures.Values];

    public override double? SortValue(MetricCell cell, string? part) => PercentOf(part) is { } percent
        ? Percentile.Of(cell.Values(measures.Values), percent)
        : new Distribution(cell, measures).Figure(part!); // a part without percent is a figure

    public override object Read(MetricCell cell, ArgumentValues arguments) => new Distribution(cell, measures);

    private static double? PercentOf(string? part) => part switch { "p50" => 50, "p90" => 90, "p95" => 95, "p99" => 99, _ => null };
}

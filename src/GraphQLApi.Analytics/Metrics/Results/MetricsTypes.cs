using GraphQLApi.Analytics.Coverage;
using GraphQLApi.Analytics.Fields;
using GraphQLApi.Analytics.Metrics.Catalogue;
using GraphQLApi.Analytics.Metrics.Questions;
using GraphQLApi.Analytics.Metrics.Time;
using GraphQLApi.Analytics.Scalars;
using GraphQLApi.Analytics.Sorting;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Analytics.Metrics.Results;

/// <summary>The types of one population, all of them made from its catalogue.</summary>
internal sealed class MetricsTypes(MetricPopulation population, MetricsKeyType key)
{
    /// <summary>For instance <c>QueueMetrics</c>.</summary>
    public ObjectType Metrics { get; } = new(
        population.MetricsName, $"Figures of {population.Description}",
        () =>
        [
            .. population.CarriesCoverage
                ? [new FieldDefinition("coverage", CoverageType.ObjectType.NonNull()) { Description = "What the figures rest on.", Resolve = source => ((MetricCell)source).Coverage, Cost = 0 }]
                : Array.Empty<FieldDefinition>(),
            .. population.Metrics.Select(metric => metric.Define(population.Description)),
        ]);

    /// <summary>For instance <c>QueueMetricsResult</c>.</summary>
    public ObjectType Result => field ??= new RecordType<MetricsAnswer>(
        $"{population.MetricsName}Result", $"Metric rows of {population.Description}",
        () =>
        [
            Field("rows", Row.NonNull().List().NonNull(), answer => answer.Rows, "One row for each group and bucket; by bucket, then key, unless `order` says otherwise."),
            Field("totals", Metrics.NonNull(), answer => answer.Totals, "Over all rows of the range, each once, those of left-out groups included: not a sum of the groups."),
            Field("previousTotals", Metrics, answer => answer.PreviousTotals, "The totals of the compared period; null without `compare`."),
            Field("coverage", CoverageType.ObjectType.NonNull(), answer => answer.Coverage, "Which part of the asked time the figures rest on."),
            Field("previousCoverage", CoverageType.ObjectType, answer => answer.PreviousCoverage, "The same of the compared period; null without `compare`."),
            RecordType<MetricsAnswer>.Field("truncated", Leaf.Boolean.NonNull(), answer => answer.Truncated, "Whether groups were left out, by `first` or because there may be no more rows (`limits.maxBuckets`)."),
        ]).ObjectType;

    public EnumType DimensionEnum { get; } = new(
        population.DimensionEnum, $"By what {population.Description.Split(',')[0]} can be grouped.",
        [.. population.Dimensions.Select(dimension => new EnumValueDefinition(dimension.Name, dimension) { Description = dimension.Description })]);

    public InputObjectType SortInput { get; } = SortInputs.Object(
        $"{population.MetricsName}SortInput",
        "Sort keys of metric rows, in the order they are written. Rates sort by value; rows without a value come first ascending, last descending. What is equal comes by bucket, then key.",
        () =>
        [
            SortInputs.Column("bucket", "By the bucket's start, the earliest first in ASC."),
            new("key", MetricsKeyType.SortInput) { Description = "By what rows are grouped by." },
            .. from metric in population.Metrics
               where metric.SortType is not null
               select new InputFieldDefinition(metric.Name, metric.SortType!) { Description = $"{metric.Description} Unit: {metric.Unit}." },
        ]);

    private ObjectType Row => field ??= new RecordType<MetricsRow>(
        $"{population.MetricsName}Row", "The figures of one group in one bucket.",
        () =>
        [
            RowField("key", key.ObjectType.NonNull(), row => row.Key, "What it is grouped by."),
            RowField("bucket", TimeBucketType.ObjectType, row => row.Bucket, "Its time; null without `interval`."),
            RowField("metrics", Metrics.NonNull(), row => row.Metrics, "The figures of this group in this bucket; `metricCatalog` says how each is computed."),
            RowField("previous", Metrics, row => row.Previous, "The same group in the compared period; null without `compare`, and where its bucket then is not complete or does not exist."),
        ]).ObjectType;

    // What a metrics field costs is said by its own weight.
    private static FieldDefinition Field(string name, GraphQLType type, Func<MetricsAnswer, object?> read, string description) =>
        new(name, type) { Description = description, Resolve = source => read((MetricsAnswer)source), Cost = 0 };

    private static FieldDefinition RowField(string name, GraphQLType type, Func<MetricsRow, object?> read, string description) =>
        new(name, type) { Description = description, Resolve = source => read((MetricsRow)source), Cost = 0 };
}

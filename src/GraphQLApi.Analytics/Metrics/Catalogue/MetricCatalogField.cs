using GraphQLApi.Analytics.Fields;
using GraphQLApi.Analytics.Scalars;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Analytics.Metrics.Catalogue;

/// <summary><c>metricCatalog</c>: the catalogue as data, so that a client can explain every figure it shows.</summary>
internal static class MetricCatalogField
{
    public static FieldDefinition Define(IReadOnlyList<MetricPopulation> populations)
    {
        var lines = populations.SelectMany(population => population.Metrics.Select(metric => new Line(population, metric))).ToArray();
        return new("metricCatalog", Type.NonNull().List().NonNull())
        {
            Description = "Every metric there is, with its formula: by population, in the order of the fields. Reads nothing.",
            ResolveObject = _ => ValueTask.FromResult<object?>(lines),
        };
    }

    private static ObjectType Type { get; } = new RecordType<Line>(
        "MetricDefinition", "One metric of the catalogue.",
        () =>
        [
            Field("name", Leaf.String.NonNull(), line => line.Metric.Name, "Name of its field, for instance `serviceLevel`."),
            Field("population", Leaf.String.NonNull(), line => line.Population.MetricsName, "Type whose field it is, for instance `QueueMetrics`."),
            Field("unit", Leaf.String.NonNull(), line => line.Metric.Unit, "What its values are in."),
            Field("formula", Leaf.String.NonNull(), line => line.Metric.Formula, "How it is computed, in the names of the schema."),
            Field("sourceFields", Leaf.String.NonNull().List().NonNull(), line => line.Metric.Sources, "Fields of the rows that it rests on."),
            Field("dimensions", Leaf.String.NonNull().List().NonNull(), line => line.Population.Dimensions.Select(dimension => dimension.Name), "What it can be grouped by; tags (`groupByTags`) besides."),
            Field("reference", Leaf.String, line => line.Metric.Reference, "Who else defines it so; null where nobody is worth naming."),
        ]).ObjectType;

    private static FieldDefinition Field(string name, GraphQLType type, Func<Line, object?> read, string description) => RecordType<Line>.Field(name, type, read, description);

    private sealed record Line(MetricPopulation Population, Metric Metric);
}

using GraphQLApi.Analytics.Filtering;
using GraphQLApi.Analytics.Metrics.Dimensions;
using GraphQLApi.Analytics.Metrics.Questions;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Analytics.Metrics.Catalogue;

/// <summary>The catalogue's rows of one result: which rows are counted, by what they can be grouped, and what is computed of them.</summary>
/// <param name="Name">Prefix of the types: <c>Queue</c> for <c>QueueMetrics</c>.</param>
/// <param name="Description">What is counted and by which time, for descriptions.</param>
/// <param name="DimensionEnum">Name of the enum of dimensions.</param>
/// <param name="Metrics">In the order of the contract.</param>
/// <param name="Dimensions">In the order of the contract.</param>
/// <param name="Rows">Usually one; misses beside segments.</param>
/// <param name="FilterInput">Type of <c>where</c>.</param>
/// <param name="Filters">Meaning of <c>where</c>.</param>
/// <param name="LooksBack">True where rows may follow their session's start (SEMANTICS §1.2).</param>
internal sealed record MetricPopulation(
    string Name, string Description, string DimensionEnum, IReadOnlyList<Metric> Metrics, IReadOnlyList<Dimension> Dimensions, IReadOnlyList<FactRows> Rows,
    Func<InputObjectType> FilterInput, Func<FilterSet> Filters, bool LooksBack)
{
    /// <summary>Of the type with the figures.</summary>
    public string MetricsName { get; } = $"{Name}Metrics";

    /// <summary>Whether the figures themselves carry their coverage, as those below a queue or an agent do.</summary>
    public bool CarriesCoverage { get; init; }

    public Metric Metric(string name) => Metrics.First(metric => metric.Name == name);
}

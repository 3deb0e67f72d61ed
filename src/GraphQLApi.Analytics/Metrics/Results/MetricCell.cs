using GraphQLApi.Analytics.Metrics.Aggregation;
using GraphQLApi.Cache.Coverage;

namespace GraphQLApi.Analytics.Metrics.Results;

/// <summary>What <c>QueueMetrics</c> and its like are answered from: one cell of a table.</summary>
/// <param name="Table">The table, filled.</param>
/// <param name="Index">Number of the cell.</param>
/// <param name="Coverage">What the table rests on; null where nobody asked.</param>
internal sealed record MetricCell(Tabulation Table, int Index, CoverageReport? Coverage = null)
{
    public int Count(Measure measure) => Table.Find<ICounts>(measure.Name).Of(Index);

    public Spread Spread(Measure measure) => Table.Find<ISpreads>(measure.Name).Of(Index);

    public ReadOnlySpan<double> Values(Measure measure) => Table.Find<IValues>(measure.Name).Of(Index);
}

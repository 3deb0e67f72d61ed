using GraphQLApi.Analytics.Children;
using GraphQLApi.Analytics.Metrics.Catalogue;
using GraphQLApi.Analytics.Metrics.Dimensions;
using GraphQLApi.Analytics.Metrics.Questions;
using GraphQLApi.Analytics.Metrics.Results;
using GraphQLApi.Cache.Rows;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Analytics.Metrics;

/// <summary>Every field that answers metrics.</summary>
internal sealed class MetricFields
{
    private readonly MetricPopulations populations;
    private readonly AnalyticsTypes rows;
    private readonly AnalyticsOptions options;
    private readonly Dictionary<string, MetricsTypes> types;

    public MetricFields(AnalyticsTypes rows, AnalyticsOptions options, MetricsOptions metrics)
    {
        this.rows = rows;
        this.options = options;
        populations = new MetricPopulations(rows, metrics);
        var key = new MetricsKeyType(rows);
        types = populations.All.ToDictionary(population => population.Name, population => new MetricsTypes(population, key), StringComparer.Ordinal);
    }

    public IEnumerable<FieldDefinition> AtRoot() =>
    [
        Root("sessionMetrics", populations.Sessions, "Figures of bot sessions: volume, hand-off, containment, satisfaction."),
        Root("conversationMetrics", populations.Conversations, "Figures of conversations: abandonment, resolution, handle time, satisfaction."),
        Root("queueMetrics", populations.QueueVisits, "Figures of queues: volume, waits, abandonment, service level, depth."),
        Root("agentMetrics", populations.AgentSegments, "Figures of agents: assignments, handle time, transfers, concurrency."),
        MetricCatalogField.Define(populations.All),
    ];

    public FieldDefinition OfQueue() => new MetricsBelow<QueueRow>(
            populations.QueueVisits, types["Queue"], rows, options, new RowLink<QueueRow>(row => row.QueueId), new DimensionUse(Dimension.Queue), facts => facts.Queues)
        .Define(QueueDescription);

    public FieldDefinition OfAgent() => new MetricsBelow<AgentRow>(
            populations.AgentSegments, types["Agent"], rows, options, new RowLink<AgentRow>(row => row.AgentId), new DimensionUse(Dimension.Agent), facts => facts.Agents)
        .Define(AgentDescription);

    public const string QueueDescription = "Its figures over a range: those of `queueMetrics` for its visits alone.";

    public const string AgentDescription = "Its figures over a range: those of `agentMetrics` for its segments and misses alone.";

    private FieldDefinition Root(string name, MetricPopulation population, string description) =>
        new MetricsField(population, types[population.Name], rows, options).AtRoot(name, description);
}

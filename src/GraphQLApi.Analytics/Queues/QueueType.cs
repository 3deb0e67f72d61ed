using System.Linq.Expressions;
using GraphQLApi.Analytics.Children;
using GraphQLApi.Analytics.Fields;
using GraphQLApi.Analytics.Metrics;
using GraphQLApi.Cache.Rows;

namespace GraphQLApi.Analytics.Queues;

/// <summary>The field table of <c>Queue</c>, in the order of the contract.</summary>
internal sealed class QueueType(AnalyticsTypes types)
{
    private static readonly RowColumn[] Key = [RowColumn.Of((QueueRow row) => row.QueueId)];
    private static readonly RowLink<QueueRow> Link = new(row => row.QueueId);

    public RowType<QueueRow> Create() => new(
        "Queue", "A queue as the records named it: what was seen, not the configured roster.", Key, Fields, () => [types.Node]);

    private IReadOnlyList<RowField> Fields() =>
    [
        new GlobalIdField("Queue", Key),
        Column("queueId", row => row.QueueId, "The vendor's queue id, `qu-…` (vendor: `destinations[].queueId`)."),
        Column("name", row => row.Name, "Name on the record with the latest entry (vendor: `destinations[].queueName`)."),
        Column("firstSeenAt", row => row.FirstSeenAt, "Earliest entry seen. UTC."),
        Column("lastSeenAt", row => row.LastSeenAt, "Latest entry seen. UTC."),
        new ThroughField<QueueRow, QueueAgentRow, AgentRow>(
            "agents", () => types.Agent, row => row.Agents.Select(link => link.Agent),
            Link, new ChildRows<QueueAgentRow>(new(row => row.QueueId), [(QueueAgentRow row) => row.AgentId]),
            new(row => row.AgentId), new(row => row.AgentId),
            "Agents who accepted a contact of it, by key, at most 1000. Computed from agent segments."),
        new ComputedField("visits", () => types.QueueVisits.Below("visits", Link, new(row => row.QueueId), VisitsDescription), VisitsDescription),
        new ComputedField("metrics", types.Metrics.OfQueue, MetricFields.QueueDescription),
    ];

    private const string VisitsDescription = "Stays in it, the newest first.";

    private static ColumnField Column<T>(string name, Expression<Func<QueueRow, T>> value, string description) => new(name, RowColumn.Of(value), description);
}

using System.Linq.Expressions;
using GraphQLApi.Analytics.Children;
using GraphQLApi.Analytics.Fields;
using GraphQLApi.Analytics.Metrics;
using GraphQLApi.Cache.Rows;

namespace GraphQLApi.Analytics.Agents;

/// <summary>The field table of <c>Agent</c>, in the order of the contract.</summary>
internal sealed class AgentType(AnalyticsTypes types)
{
    private const string SegmentsDescription = "Stretches of its work, the latest accepted first.";

    private static readonly RowColumn[] Key = [RowColumn.Of((AgentRow row) => row.AgentId)];
    private static readonly RowLink<AgentRow> Link = new(row => row.AgentId);

    public RowType<AgentRow> Create() => new(
        "Agent", "An agent as the records named it: what was seen, not the configured roster.", Key, Fields, () => [types.Node]);

    private IReadOnlyList<RowField> Fields() =>
    [
        new GlobalIdField("Agent", Key),
        Column("agentId", row => row.AgentId, "The agent's user id, `u-…` (vendor: `agentId` of segments)."),
        Column("name", row => row.Name, "Name on the record with the latest assignment (vendor: `name`)."),
        Column("email", row => row.Email, "E-mail on the record with the latest assignment (vendor: `email`).", Personal.Email),
        Column("firstSeenAt", row => row.FirstSeenAt, "Earliest assignment seen. UTC."),
        Column("lastSeenAt", row => row.LastSeenAt, "Latest assignment seen. UTC."),
        new ThroughField<AgentRow, QueueAgentRow, QueueRow>(
            "queues", () => types.Queue, row => row.Queues.Select(link => link.Queue),
            Link, new ChildRows<QueueAgentRow>(new(row => row.AgentId), [(QueueAgentRow row) => row.QueueId]),
            new(row => row.QueueId), new(row => row.QueueId),
            "Queues it accepted a contact of, by key, at most 1000. Computed from agent segments."),
        new ComputedField("segments", () => types.AgentSegments.Below("segments", Link, new(row => row.AgentId), SegmentsDescription), SegmentsDescription),
        new ComputedField("metrics", types.Metrics.OfAgent, MetricFields.AgentDescription),
    ];

    private static ColumnField Column<T>(string name, Expression<Func<AgentRow, T>> value, string description, Personal personal = Personal.No) =>
        new(name, RowColumn.Of(value), description) { Personal = personal };
}

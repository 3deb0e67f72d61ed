using System.Linq.Expressions;
using GraphQLApi.Analytics.Children;
using GraphQLApi.Analytics.Fields;
using GraphQLApi.Cache.Rows;

namespace GraphQLApi.Analytics.Agents;

/// <summary>The field table of <c>MissedAssignment</c>, in the order of the contract.</summary>
internal sealed class MissedAssignmentType(AnalyticsTypes types)
{
    private static readonly RowColumn[] Key =
    [
        RowColumn.Of((MissedAssignmentRow row) => row.ConversationId), RowColumn.Of((MissedAssignmentRow row) => row.Ordinal),
        RowColumn.Of((MissedAssignmentRow row) => row.Number),
    ];

    public RowType<MissedAssignmentRow> Create() => new(
        "MissedAssignment", "An agent was offered the contact and did not take it (vendor: `nonRespondingAgents[]`).", Key, Fields, () => [types.Node])
    {
        DefaultOrder = RowType<MissedAssignmentRow>.NewestFirst(row => row.AssignedTime, Key),
        Time = RowColumn.Of((MissedAssignmentRow row) => row.AssignedTime),
        LooksBack = true,
    };

    private IReadOnlyList<RowField> Fields() =>
    [
        new GlobalIdField("MissedAssignment", Key),
        new ToOneField<MissedAssignmentRow, ConversationRow>(
            "conversation", isNullable: false, () => types.Conversation, row => row.Conversation, new(row => row.ConversationId), new(row => row.ConversationId),
            "The conversation that was offered and not taken; computed from its place in the record."),
        new ToOneField<MissedAssignmentRow, QueueRow>(
            "queue", isNullable: true, () => types.Queue, row => row.Queue, new(row => row.QueueId), new(row => row.QueueId), "Queue of the visit it happened in; computed from its place in the record."),
        new ToOneField<MissedAssignmentRow, AgentRow>(
            "agent", isNullable: false, () => types.Agent, row => row.Agent, new(row => row.AgentId), new(row => row.AgentId), "The agent who did not take it (vendor: `agentId`)."),
        Column("assignedTime", row => row.AssignedTime, "Offered to the agent. UTC (vendor: `assignedAt`)."),
        Column("event", row => row.Event, "What happened to the offer: `Ignored`, `Supervisor Reassigned` (vendor: `nonResponseEvent`)."),
    ];

    private static ColumnField Column<T>(string name, Expression<Func<MissedAssignmentRow, T>> value, string description) => new(name, RowColumn.Of(value), description);
}

using System.Linq.Expressions;
using GraphQLApi.Analytics.Children;
using GraphQLApi.Analytics.Fields;
using GraphQLApi.Cache.Rows;

namespace GraphQLApi.Analytics.Agents;

/// <summary>The field table of <c>AgentSegment</c>, in the order of the contract.</summary>
internal sealed class AgentSegmentType(AnalyticsTypes types)
{
    private static readonly RowColumn[] Key =
        [RowColumn.Of((AgentSegmentRow row) => row.ConversationId), RowColumn.Of((AgentSegmentRow row) => row.Ordinal)];

    private static readonly RowLink<AgentSegmentRow> Link = new(row => row.ConversationId, row => row.Ordinal);

    public RowType<AgentSegmentRow> Create() => new(
        "AgentSegment", "One stretch of work of one agent on a conversation (vendor: `AgentSegment`, inside a queue entry or on its own).",
        Key, Fields, () => [types.Node, types.Destination])
    {
        DefaultOrder = RowType<AgentSegmentRow>.NewestFirst(row => row.AcceptedTime, Key),
        // Bounds on acceptedTime bound the segment's own time too; the contract offers no field for the mixed one.
        Time = RowColumn.Of((AgentSegmentRow row) => row.AcceptedTime),
        LooksBack = true,
    };

    private IReadOnlyList<RowField> Fields() =>
    [
        new GlobalIdField("AgentSegment", Key),
        Column("ordinal", row => row.Ordinal, "Place among its conversation's destinations, from 0; inside a queue visit that visit's; computed."),
        new ToOneField<AgentSegmentRow, ConversationRow>(
            "conversation", isNullable: false, () => types.Conversation, row => row.Conversation, new(row => row.ConversationId), new(row => row.ConversationId),
            "The conversation it belongs to (vendor: `conversationId`)."),
        new ToOneField<AgentSegmentRow, AgentRow>(
            "agent", isNullable: false, () => types.Agent, row => row.Agent, new(row => row.AgentId), new(row => row.AgentId), "The agent (vendor: `agentId`, the `u-…` id)."),
        new ToOneField<AgentSegmentRow, QueueRow>(
            "queue", isNullable: true, () => types.Queue, row => row.Queue, new(row => row.QueueId), new(row => row.QueueId),
            "Queue of its queue visit, else of the nearest visit before it; computed."),
        Column("status", row => row.Status, "`Answered`; absent where never accepted (vendor: `status`)."),
        Column("assignedTime", row => row.AssignedTime, "Offered to the agent. UTC (vendor: `assignedAt`)."),
        Column("acceptedTime", row => row.AcceptedTime, "Taken by the agent. UTC; null where never accepted (vendor: `acceptedTime`)."),
        Column("firstResponseTime", row => row.FirstResponseTime, "The agent's first reply. UTC; for voice the acceptance (vendor: `firstResponseTime`)."),
        Column("interactionEndTime", row => row.InteractionEndTime, "End of the talk. UTC (vendor: `interactionEndTime`)."),
        Column("afterCallWorkEndTime", row => row.AfterCallWorkEndTime, "End of wrap-up. UTC (vendor: `afterCallWorkEndTime`)."),
        Column("ringSeconds", row => row.RingSeconds, "`acceptedTime` - `assignedTime`, in seconds."),
        Column("firstResponseSeconds", row => row.FirstResponseSeconds, "Until the first reply, in seconds (vendor: `firstResponseDuration`)."),
        Column("interactionSeconds", row => row.InteractionSeconds, "Talk with hold inside it, in seconds (vendor: `interactionDuration`, else end - acceptance)."),
        Column("holdSeconds", row => row.HoldSeconds, "On hold, in seconds (vendor: `holdDuration`)."),
        Column("afterCallWorkSeconds", row => row.AfterCallWorkSeconds, "Wrap-up, in seconds; null where the record has none (vendor: `afterCallWorkDuration`)."),
        Column("handleSeconds", row => row.HandleSeconds, "Interaction and wrap-up together, in seconds; computed."),
        Column("endedByTransfer", row => row.EndedByTransfer, "Accepted, and a later destination exists; computed."),
        Column("agentName", row => row.AgentName, "Name of the agent as this record spells it (vendor: `name`)."),
        Column("agentChoseTranslate", row => row.AgentChoseTranslate, "Whether the agent had messages translated (vendor: `agentChoseTranslate`)."),
        new TextListField("notes", RowColumn.Of((AgentSegmentRow row) => row.Notes), "The agent's notes, repeats of earlier segments left out (vendor: `agentNotes`).")
        {
            Personal = Personal.Withheld,
        },
        new ToManyField<AgentSegmentRow, ConsultationRow>(
            "consultations", isNullable: false, () => types.Consultation, row => row.Consultations, Link,
            new ChildRows<ConsultationRow>(new(row => row.ConversationId, row => row.Ordinal), [(ConsultationRow row) => row.Position]),
            "Colleagues consulted, in the order received (vendor: `ConsultingAgents`)."),
        new ToManyField<AgentSegmentRow, JoinedUserRow>(
            "joinedUsers", isNullable: false, () => types.JoinedUser, row => row.JoinedUsers, Link,
            new ChildRows<JoinedUserRow>(new(row => row.ConversationId, row => row.Ordinal), [(JoinedUserRow row) => row.Position]),
            "Others who joined, in the order received (vendor: `JoinedUsers`)."),
    ];

    private static ColumnField Column<T>(string name, Expression<Func<AgentSegmentRow, T>> value, string description) => new(name, RowColumn.Of(value), description);
}

using System.Linq.Expressions;
using GraphQLApi.Analytics.Children;
using GraphQLApi.Analytics.Fields;
using GraphQLApi.Cache.Rows;

namespace GraphQLApi.Analytics.Queues;

/// <summary>The field table of <c>QueueVisit</c>, in the order of the contract.</summary>
internal sealed class QueueVisitType(AnalyticsTypes types)
{
    private static readonly RowColumn[] Key =
        [RowColumn.Of((QueueVisitRow row) => row.ConversationId), RowColumn.Of((QueueVisitRow row) => row.Ordinal)];

    public RowType<QueueVisitRow> Create() => new(
        "QueueVisit", "One stay in a queue (vendor: a `QueueEntry` among `destinations`).", Key, Fields, () => [types.Node, types.Destination])
    {
        DefaultOrder = RowType<QueueVisitRow>.NewestFirst(row => row.EnterTime, Key),
        Time = RowColumn.Of((QueueVisitRow row) => row.EnterTime),
        LooksBack = true,
    };

    private IReadOnlyList<RowField> Fields() =>
    [
        new GlobalIdField("QueueVisit", Key),
        Column("ordinal", row => row.Ordinal, "Place among its conversation's destinations, from 0; computed."),
        new ToOneField<QueueVisitRow, ConversationRow>(
            "conversation", isNullable: false, () => types.Conversation, row => row.Conversation, new(row => row.ConversationId), new(row => row.ConversationId),
            "The conversation it belongs to (vendor: `conversationId`)."),
        new ToOneField<QueueVisitRow, QueueRow>(
            "queue", isNullable: false, () => types.Queue, row => row.Queue, new(row => row.QueueId), new(row => row.QueueId), "The queue visited (vendor: `queueId`)."),
        Column("enterTime", row => row.EnterTime, "Entry into the queue. UTC. Absent on outbound contacts that an agent started (vendor: `EnterTime`)."),
        Column("answerTime", row => row.AnswerTime, "Acceptance by the responding agent. UTC; null where nobody answered (vendor: `respondingAgent.acceptedTime`)."),
        Column("exitTime", row => row.ExitTime, "Answer, else begin of the next destination, else end of the session; computed. UTC; null while waiting."),
        Column("waitSeconds", row => row.WaitSeconds, "`exitTime` - `enterTime`, in seconds; null where negative."),
        Column("exitReason", row => row.ExitReason, "How it left the queue; computed."),
        Column("queueName", row => row.QueueName, "Name of the queue as this record spells it (vendor: `queueName`)."),
        Column("callbackOpted", row => row.CallbackOpted, "Whether the customer asked to be called back (vendor: `CallbackOpted`)."),
        Column("callbackOptedTime", row => row.CallbackOptedTime, "When the customer asked for it. UTC (vendor: `CallbackOptedTime`)."),
        Column("callbackAcceptedTime", row => row.CallbackAcceptedTime, "When the customer took the callback. UTC (vendor: `userCallbackAcceptTime`)."),
        new ToOneField<QueueVisitRow, AgentSegmentRow>(
            "respondingAgent", isNullable: true, () => types.AgentSegment, row => row.RespondingAgent,
            new(row => row.ConversationId, row => row.RespondingOrdinal), new(row => row.ConversationId, row => row.Ordinal),
            "The segment that answered (vendor: `respondingAgent`); null where nobody did."),
        new ToManyField<QueueVisitRow, MissedAssignmentRow>(
            "nonRespondingAgents", isNullable: true, () => types.MissedAssignment, row => row.NonRespondingAgents,
            new(row => row.ConversationId, row => row.Ordinal),
            new ChildRows<MissedAssignmentRow>(new(row => row.ConversationId, row => row.Ordinal), [(MissedAssignmentRow row) => row.Ordinal, (MissedAssignmentRow row) => row.Number]),
            "Offers that were not taken during this visit, in order (vendor: `nonRespondingAgents`)."),
    ];

    private static ColumnField Column<T>(string name, Expression<Func<QueueVisitRow, T>> value, string description) => new(name, RowColumn.Of(value), description);
}

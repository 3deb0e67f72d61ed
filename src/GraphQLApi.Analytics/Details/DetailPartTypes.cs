using GraphQLApi.Analytics.Children;
using GraphQLApi.Analytics.Fields;
using GraphQLApi.Analytics.Scalars;
using GraphQLApi.Cache.Details;
using GraphQLApi.Cache.Rows;
using GraphQLApi.Engine.Types;
using DispositionSetType = GraphQLApi.Analytics.Fields.RecordType<GraphQLApi.Cache.Details.DetailDispositionSet>;
using DispositionType = GraphQLApi.Analytics.Fields.RecordType<GraphQLApi.Cache.Details.DetailDisposition>;
using HistoryType = GraphQLApi.Analytics.Fields.RecordType<GraphQLApi.Analytics.Details.DetailPart<GraphQLApi.Cache.Details.DetailQueue>>;
using NoteType = GraphQLApi.Analytics.Fields.RecordType<GraphQLApi.Cache.Details.DetailNote>;
using PageType = GraphQLApi.Analytics.Fields.RecordType<GraphQLApi.Cache.Details.DetailPageVisit>;
using ParticipantType = GraphQLApi.Analytics.Fields.RecordType<GraphQLApi.Analytics.Details.DetailPart<GraphQLApi.Cache.Details.DetailParticipant>>;
using TargetType = GraphQLApi.Analytics.Fields.RecordType<GraphQLApi.Cache.Details.DetailTransferTarget>;
using TransferType = GraphQLApi.Analytics.Fields.RecordType<GraphQLApi.Analytics.Details.DetailPart<GraphQLApi.Cache.Details.DetailTransfer>>;

namespace GraphQLApi.Analytics.Details;

/// <summary>The objects inside a conversation's detail.</summary>
internal sealed class DetailPartTypes
{
    private readonly ObjectType transferTarget = new TargetType(
        "TransferTarget", "To whom a conversation was handed on (vendor: `transferDetails[].transferredTo[]`).",
        () =>
        [
            TargetType.Field("targetId", Leaf.String.NonNull(), target => target.TargetId, "Id of the queue or agent (vendor: `id`)."),
            TargetType.Field(
                "name", Leaf.String, target => target.Name, "Name as sent (vendor: `name`).", Personal.OutsiderName, target => target.Type is "QUEUE" or "AGENT"),
            TargetType.Field("type", Leaf.String, target => target.Type, "`QUEUE` or `AGENT` (vendor: `type`)."),
            TargetType.Field("email", Leaf.String, target => target.Email, "E-mail of an agent (vendor: `emailId`).", Personal.Email),
        ]).ObjectType;

    private readonly ObjectType dispositionSet = new DispositionSetType(
        "DispositionSet", "A set of disposition codes (vendor: `dispositions.dispositionSets[]`).",
        () =>
        [
            DispositionSetType.Field("name", Leaf.String, set => set.Name, "Name of the set (vendor: `dispositionsSet`)."),
            DispositionSetType.Field("codes", Leaf.String, set => set.Codes, "Codes chosen, in one text (vendor: `dispositionCodes`)."),
        ]).ObjectType;

    public DetailPartTypes(AnalyticsTypes types)
    {
        Participant = new ParticipantType("Participant", "An agent's part in a conversation (vendor: `participants[]`).", () => ParticipantFields(types)).ObjectType;
        Transfer = new TransferType("Transfer", "A hand-on to a queue or an agent (vendor: `transferDetails[]`).", () => TransferFields(types)).ObjectType;
        QueueHistoryEntry = new HistoryType("QueueHistoryEntry", "A queue the conversation stood in (vendor: `queues[]`).", () => HistoryFields(types)).ObjectType;
        Disposition = new DispositionType("ConversationDisposition", "How the conversation was closed (vendor: `dispositions`).", DispositionFields).ObjectType;
    }

    public ObjectType Participant { get; }

    public ObjectType Transfer { get; }

    public ObjectType QueueHistoryEntry { get; }

    public ObjectType Disposition { get; }

    public ObjectType Note { get; } = new NoteType(
        "Note", "A note of an agent (vendor: `notes[]`).",
        () =>
        [
            NoteType.Field("text", Leaf.String, note => note.Text, "What was noted (vendor: `note`).", Personal.Withheld),
            NoteType.Field(
                "authorName", Leaf.String, note => note.AuthorName, "First and last name of the author (vendor: `author.firstName`, `author.lastName`)."),
            NoteType.Field("authorUserId", Leaf.String, note => note.AuthorUserId, "`u-…` id of the author (vendor: `author.userId`)."),
            NoteType.Field("createdAt", Leaf.DateTime, note => note.CreatedAt, "When it was noted. UTC (vendor: `timestamp`)."),
        ]).ObjectType;

    public ObjectType PageVisit { get; } = new PageType(
        "PageVisit", "A page the customer had open (vendor: `agentDesktopMeta.pagesVisited[]`).",
        () =>
        [
            PageType.Field("page", Leaf.String, page => page.Page, "Title of the page (vendor: `page`).", Personal.Withheld),
            PageType.Field("at", Leaf.DateTime, page => page.At, "When it was opened. UTC (vendor: `timestamp`)."),
            PageType.Field("seconds", Leaf.Float, page => page.Seconds, "How long it was open, in seconds (vendor: `timespent`)."),
        ]).ObjectType;

    private static FieldDefinition[] ParticipantFields(AnalyticsTypes types) =>
    [
        Queue<DetailParticipant>(types, "queue", isNullable: true, part => (part.QueueId, part.QueueName), "The queue it came from (vendor: `queueId`, `queueName`)."),
        ParticipantType.Field("queueStartTime", Leaf.DateTime, part => part.Value.QueueStartTime, "Entry into the queue. UTC (vendor: `queueStartTime`)."),
        Agent<DetailParticipant>(types, "agent", part => (part.AgentId, part.AgentName), "The agent (vendor: `agentId`, `name`)."),
        ParticipantType.Field("status", Leaf.String, part => part.Value.Status, "`INACTIVE`, `ACTIVE`, `ABANDONED` (vendor: `status`)."),
        ParticipantType.Field("assignedAt", Leaf.DateTime, part => part.Value.AssignedAt, "Offered to the agent. UTC (vendor: `assignedAt`)."),
        ParticipantType.Field("startTime", Leaf.DateTime, part => part.Value.StartTime, "Taken by the agent. UTC (vendor: `startTimeStamp`)."),
        ParticipantType.Field("endTime", Leaf.DateTime, part => part.Value.EndTime, "Left by the agent. UTC (vendor: `endTimeStamp`)."),
        ParticipantType.Field("isTransferred", Leaf.Boolean, part => part.Value.IsTransferred, "As sent; contradicts `transfers` at times (vendor: `isTransferred`)."),
        ParticipantType.Field("onInterrupt", Leaf.Boolean, part => part.Value.OnInterrupt, "Whether the agent came in by interrupting the bot (vendor: `onInterrupt`)."),
    ];

    private FieldDefinition[] TransferFields(AnalyticsTypes types) =>
    [
        Queue<DetailTransfer>(types, "fromQueue", isNullable: true, part => (part.FromQueueId, null), "The queue left (vendor: `fromQueue`)."),
        Agent<DetailTransfer>(types, "fromAgent", part => (part.FromAgentId, null), "The agent left (vendor: `fromAgent`)."),
        TransferType.Field("transferredType", Leaf.String, part => part.Value.TransferredType, "`QUEUE` or `OTHERS` (vendor: `transferredType`)."),
        TransferType.Field("to", transferTarget.NonNull().List().NonNull(), part => part.Value.To, "To whom (vendor: `transferredTo`)."),
        TransferType.Field("transferredBy", Leaf.String, part => part.Value.TransferredBy, "`u-…` id of who did it (vendor: `transferredBy`)."),
        TransferType.Field("priority", Leaf.String, part => part.Value.Priority, "`HIGHEST`, `LOW`, … (vendor: `priority`)."),
        TransferType.Field("transferredAt", Leaf.DateTime, part => part.Value.TransferredAt, "When. UTC (vendor: `transferredAt`)."),
        TransferType.Field("isManager", Leaf.Boolean, part => part.Value.IsManager, "Whether a manager did it (vendor: `isManager`)."),
    ];

    private static FieldDefinition[] HistoryFields(AnalyticsTypes types) =>
    [
        Queue<DetailQueue>(types, "queue", isNullable: false, part => (part.QueueId, part.Name), "The queue (vendor: `id`, `name`)."),
        HistoryType.Field("type", Leaf.String, part => part.Value.Type, "`ASSIGNED` or `TRANSFERRED` (vendor: `type`)."),
        HistoryType.Field("status", Leaf.String, part => part.Value.Status, "`ACTIVE` or `INACTIVE`; may say ACTIVE in a closed conversation (vendor: `status`)."),
        HistoryType.Field("startTime", Leaf.DateTime, part => part.Value.StartTime, "Entry. UTC (vendor: `startTime`)."),
        HistoryType.Field("isPreferredAgentTimeoutExpired", Leaf.Boolean, part => part.Value.IsPreferredAgentTimeoutExpired, "Whether waiting for the preferred agent was given up (vendor: `isPreferredAgentTimeoutExpired`)."),
    ];

    private FieldDefinition[] DispositionFields() =>
    [
        DispositionType.Field("metaStatus", Leaf.String, disposition => disposition.MetaStatus, "`SYSTEM_DROP_OFF`, `AGENT_CLOSED` (vendor: `metaStatus`)."),
        DispositionType.Field("status", Leaf.String, disposition => disposition.Status, "`DROP-OFF`, `Resolved`, `UnKnown` (vendor: `status`)."),
        DispositionType.Field("remarks", Leaf.String, disposition => disposition.Remarks, "Free text (vendor: `remarks`).", Personal.Withheld),
        DispositionType.Field("dispositionSets", dispositionSet.NonNull().List().NonNull(), disposition => disposition.Sets, "Codes by set (vendor: `dispositionSets`)."),
    ];

    // A queue or agent that no record has named yet is known by what the detail says of it.
    private static FieldDefinition Queue<T>(AnalyticsTypes types, string name, bool isNullable, Func<T, (string? Id, string? Name)> named, string description) =>
        ReferenceField.Define<DetailPart<T>, QueueRow>(
            name, types.Queue, isNullable, part => named(part.Value).Id, new(row => row.QueueId),
            part => new QueueRow { QueueId = named(part.Value).Id!, Name = named(part.Value).Name, FirstSeenAt = part.SeenAt, LastSeenAt = part.SeenAt },
            description);

    private static FieldDefinition Agent<T>(AnalyticsTypes types, string name, Func<T, (string? Id, string? Name)> named, string description) =>
        ReferenceField.Define<DetailPart<T>, AgentRow>(
            name, types.Agent, isNullable: true, part => named(part.Value).Id, new(row => row.AgentId),
            part => new AgentRow { AgentId = named(part.Value).Id!, Name = named(part.Value).Name, FirstSeenAt = part.SeenAt, LastSeenAt = part.SeenAt },
            description);
}

using GraphQLApi.Analytics.Children;
using GraphQLApi.Analytics.Fields;
using GraphQLApi.Analytics.Scalars;
using GraphQLApi.Cache.Rows;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Analytics.Details;

/// <summary>The objects inside a conversation's detail.</summary>
internal sealed class DetailPartTypes
{
    private readonly ObjectType transferTarget = DetailPart.Type(
        "TransferTarget", "To whom a conversation was handed on (vendor: `transferDetails[].transferredTo[]`).",
        () =>
        [
            DetailPart.Field("targetId", Leaf.String.NonNull(), json => json.Text("id"), "Id of the queue or agent (vendor: `id`)."),
            DetailPart.Field("name", Leaf.String, json => json.Text("name"), "Name as sent (vendor: `name`)."),
            DetailPart.Field("type", Leaf.String, json => json.Text("type"), "`QUEUE` or `AGENT` (vendor: `type`)."),
            DetailPart.Field("email", Leaf.String, json => json.Text("emailId"), "E-mail of an agent (vendor: `emailId`). Masked without pii:read.", Personal.Email),
        ]);

    private readonly ObjectType dispositionSet = DetailPart.Type(
        "DispositionSet", "A set of disposition codes (vendor: `dispositions.dispositionSets[]`).",
        () =>
        [
            DetailPart.Field("name", Leaf.String, json => json.Text("dispositionsSet"), "Name of the set (vendor: `dispositionsSet`)."),
            DetailPart.Field("codes", Leaf.String, json => json.Text("dispositionCodes"), "Codes chosen, in one text (vendor: `dispositionCodes`)."),
        ]);

    public DetailPartTypes(AnalyticsTypes types)
    {
        Participant = DetailPart.Type("Participant", "An agent's part in a conversation (vendor: `participants[]`).", () => ParticipantFields(types));
        Transfer = DetailPart.Type("Transfer", "A hand-on to a queue or an agent (vendor: `transferDetails[]`).", () => TransferFields(types));
        QueueHistoryEntry = DetailPart.Type("QueueHistoryEntry", "A queue the conversation stood in (vendor: `queues[]`).", () => HistoryFields(types));
        Disposition = DetailPart.Type("ConversationDisposition", "How the conversation was closed (vendor: `dispositions`).", DispositionFields);
    }

    public ObjectType Participant { get; }

    public ObjectType Transfer { get; }

    public ObjectType QueueHistoryEntry { get; }

    public ObjectType Disposition { get; }

    public ObjectType Note { get; } = DetailPart.Type(
        "Note", "A note of an agent (vendor: `notes[]`).",
        () =>
        [
            DetailPart.Field("text", Leaf.String, json => json.Text("note"), "What was noted (vendor: `note`).", Personal.Withheld),
            DetailPart.Field(
                "authorName", Leaf.String, json => Name(json.Member("author")), "First and last name of the author (vendor: `author.firstName`, `author.lastName`)."),
            DetailPart.Field("authorUserId", Leaf.String, json => json.Member("author")?.Text("userId"), "`u-…` id of the author (vendor: `author.userId`)."),
            DetailPart.Field("createdAt", Leaf.DateTime, json => json.Time("timestamp"), "When it was noted. UTC (vendor: `timestamp`)."),
        ]);

    public ObjectType PageVisit { get; } = DetailPart.Type(
        "PageVisit", "A page the customer had open (vendor: `agentDesktopMeta.pagesVisited[]`).",
        () =>
        [
            DetailPart.Field("page", Leaf.String, json => json.Text("page"), "Title of the page (vendor: `page`).", Personal.Withheld),
            DetailPart.Field("at", Leaf.DateTime, json => json.Time("timestamp"), "When it was opened. UTC (vendor: `timestamp`)."),
            DetailPart.Field("seconds", Leaf.Float, json => json.Number("timespent"), "How long it was open, in seconds (vendor: `timespent`)."),
        ]);

    private static FieldDefinition[] ParticipantFields(AnalyticsTypes types) =>
    [
        Queue(types, "queue", "queueId", "queueName", isNullable: true, "The queue it came from (vendor: `queueId`, `queueName`)."),
        DetailPart.Field("queueStartTime", Leaf.DateTime, json => json.Time("queueStartTime"), "Entry into the queue. UTC (vendor: `queueStartTime`)."),
        Agent(types, "agent", "agentId", "name", "The agent (vendor: `agentId`, `name`)."),
        DetailPart.Field("status", Leaf.String, json => json.Text("status"), "`INACTIVE`, `ACTIVE`, `ABANDONED` (vendor: `status`)."),
        DetailPart.Field("assignedAt", Leaf.DateTime, json => json.Time("assignedAt"), "Offered to the agent. UTC (vendor: `assignedAt`)."),
        DetailPart.Field("startTime", Leaf.DateTime, json => json.Time("startTimeStamp"), "Taken by the agent. UTC (vendor: `startTimeStamp`)."),
        DetailPart.Field("endTime", Leaf.DateTime, json => json.Time("endTimeStamp"), "Left by the agent. UTC (vendor: `endTimeStamp`)."),
        DetailPart.Field("isTransferred", Leaf.Boolean, json => json.Flag("isTransferred"), "As sent; contradicts `transfers` at times (vendor: `isTransferred`)."),
        DetailPart.Field("onInterrupt", Leaf.Boolean, json => json.Flag("onInterrupt"), "Whether the agent came in by interrupting the bot (vendor: `onInterrupt`)."),
    ];

    private FieldDefinition[] TransferFields(AnalyticsTypes types) =>
    [
        Queue(types, "fromQueue", "fromQueue", null, isNullable: true, "The queue left (vendor: `fromQueue`)."),
        Agent(types, "fromAgent", "fromAgent", null, "The agent left (vendor: `fromAgent`)."),
        DetailPart.Field("transferredType", Leaf.String, json => json.Text("transferredType"), "`QUEUE` or `OTHERS` (vendor: `transferredType`)."),
        RecordType<DetailPart>.Field(
            "to", transferTarget.NonNull().List().NonNull(),
            part => part.Json.Items("transferredTo").Where(item => item.Text("id") is not null).Select(item => new DetailPart("TransferTarget", item, part.At)).ToArray(),
            "To whom (vendor: `transferredTo`)."),
        DetailPart.Field("transferredBy", Leaf.String, json => json.Text("transferredBy"), "`u-…` id of who did it (vendor: `transferredBy`)."),
        DetailPart.Field("priority", Leaf.String, json => json.Text("priority"), "`HIGHEST`, `LOW`, … (vendor: `priority`)."),
        DetailPart.Field("transferredAt", Leaf.DateTime, json => json.Time("transferredAt"), "When. UTC (vendor: `transferredAt`)."),
        DetailPart.Field("isManager", Leaf.Boolean, json => json.Flag("isManager"), "Whether a manager did it (vendor: `isManager`)."),
    ];

    private static FieldDefinition[] HistoryFields(AnalyticsTypes types) =>
    [
        Queue(types, "queue", "id", "name", isNullable: false, "The queue (vendor: `id`, `name`)."),
        DetailPart.Field("type", Leaf.String, json => json.Text("type"), "`ASSIGNED` or `TRANSFERRED` (vendor: `type`)."),
        DetailPart.Field("status", Leaf.String, json => json.Text("status"), "`ACTIVE` or `INACTIVE`; may say ACTIVE in a closed conversation (vendor: `status`)."),
        DetailPart.Field("startTime", Leaf.DateTime, json => json.Time("startTime"), "Entry. UTC (vendor: `startTime`)."),
        DetailPart.Field("isPreferredAgentTimeoutExpired", Leaf.Boolean, json => json.Flag("isPreferredAgentTimeoutExpired"), "Whether waiting for the preferred agent was given up (vendor: `isPreferredAgentTimeoutExpired`)."),
    ];

    private FieldDefinition[] DispositionFields() =>
    [
        DetailPart.Field("metaStatus", Leaf.String, json => json.Text("metaStatus"), "`SYSTEM_DROP_OFF`, `AGENT_CLOSED` (vendor: `metaStatus`)."),
        DetailPart.Field("status", Leaf.String, json => json.Text("status"), "`DROP-OFF`, `Resolved`, `UnKnown` (vendor: `status`)."),
        DetailPart.Field("remarks", Leaf.String, json => json.Text("remarks"), "Free text (vendor: `remarks`). Needs pii:read.", Personal.Withheld),
        RecordType<DetailPart>.Field(
            "dispositionSets", dispositionSet.NonNull().List().NonNull(),
            part => part.Json.Items("dispositionSets").Select(item => new DetailPart("DispositionSet", item, part.At)).ToArray(), "Codes by set (vendor: `dispositionSets`)."),
    ];

    // A queue or agent that no record has named yet is known by what the detail says of it.
    private static FieldDefinition Queue(AnalyticsTypes types, string name, string id, string? queueName, bool isNullable, string description) =>
        ReferenceField.Define<DetailPart, QueueRow>(
            name, types.Queue, isNullable, part => part.Json.Text(id), new(row => row.QueueId),
            part => new QueueRow
            {
                QueueId = part.Json.Text(id)!, Name = queueName is null ? null : part.Json.Text(queueName), FirstSeenAt = SeenAt(part), LastSeenAt = SeenAt(part),
            },
            description);

    private static FieldDefinition Agent(AnalyticsTypes types, string name, string id, string? agentName, string description) =>
        ReferenceField.Define<DetailPart, AgentRow>(
            name, types.Agent, isNullable: true, part => part.Json.Text(id), new(row => row.AgentId),
            part => new AgentRow
            {
                AgentId = part.Json.Text(id)!, Name = agentName is null ? null : part.Json.Text(agentName), FirstSeenAt = SeenAt(part), LastSeenAt = SeenAt(part),
            },
            description);

    private static DateTime SeenAt(DetailPart part) => part.At ?? default;

    private static string? Name(System.Text.Json.JsonElement? author) =>
        author is { } json && string.Join(' ', new[] { json.Text("firstName"), json.Text("lastName") }.OfType<string>()) is { Length: > 0 } name ? name : null;
}

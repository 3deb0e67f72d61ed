using System.Text.Json;
using GraphQLApi.Analytics.Fields;
using GraphQLApi.Analytics.Parts;
using GraphQLApi.Analytics.Scalars;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Analytics.Details;

/// <summary><c>ConversationDetail</c>: a table from the vendor's keys to the schema (CONTRACT §6), in the order of the contract.</summary>
internal sealed class ConversationDetailType(AnalyticsTypes types)
{
    public ObjectType Create() => new RecordType<ConversationDetail>(
        "ConversationDetail", "Fields that only the single-conversation endpoint returns. Every one may be null: newer tenants send fewer.",
        () => [.. Values(), .. Lists(), .. Bags()]).ObjectType;

    private static FieldDefinition[] Values() =>
    [
        Text("source", "Channel code, `rtm`, `audiocodes` (vendor: `source`)."),
        Text("language", "Language code (vendor: `language`)."),
        Text("conversationType", "`messaging` or `livechat`; absent on voice (vendor: `conversationType`)."),
        Text("status", "`ACTIVE`, `CLOSED`, `IDLE`, `OPEN`, `OVERDUE`, `TERMINATED` (vendor: `status`)."),
        Field("priority", Leaf.Int, json => json.Whole("priority"), "Routing priority, higher first (vendor: `priority`)."),
        Field("waitSeconds", Leaf.Float, json => json.Number("waitTime") / 1000, "Wait for an agent, in seconds (vendor: `waitTime`, in milliseconds)."),
        Text("keyIntentName", "The intent that led to people (vendor: `keyIntentName`)."),
        Text("keyIntentUserInput", "What the customer said to it (vendor: `keyIntentUserInput`). Needs pii:read.", Personal.Withheld),
        Time("acceptedAt", "First acceptance by an agent. UTC; null where never accepted (vendor: `acceptedAt`)."),
        Time("startTime", "Begin of the conversation. UTC (vendor: `startTime`)."),
        Time("endTime", "End of the conversation. UTC (vendor: `endTime`)."),
        Time("createdAt", "Creation of the vendor's object. UTC (vendor: `createdAt`)."),
        Time("updatedAt", "Last change of the vendor's object. UTC (vendor: `updatedAt`)."),
        Time("startSessionTime", "Begin of the bot session. UTC (vendor: `startSessionTime`)."),
        Time("reconnectedAt", "Last reconnection. UTC (vendor: `reconnectedAt`)."),
        Text("orgId", "Organisation; may differ from that of the session (vendor: `orgId`)."),
        Text("accountId", "Account (vendor: `accountId`)."),
        Text("conversationId", "A voice gateway's own id of the call (vendor: `conversationId` of this endpoint).", name: "gatewayConversationId"),
        Field("sentiment", Leaf.String, json => json.Member("sentimentTone")?.Text("sentiment"), "The customer's mood (vendor: `sentimentTone.sentiment`)."),
        Field("callbackOpted", Leaf.Boolean, json => json.Flag("callbackOpted"), "Whether the customer asked to be called back (vendor: `callbackOpted`)."),
        Field("surveyRequired", Leaf.Boolean, json => json.Flag("surveyRequired"), "YES, NO or a boolean; null for any other text (vendor: `surveyRequired`)."),
        Text("surveyRequired", "As sent: `YES`, `NO`, `ASK`, `REQUESTED` (vendor: `surveyRequired`).", name: "surveyRequiredText"),
        Field("isDeveloper", Leaf.Boolean, json => json.Flag("isDeveloper"), "Whether a developer tried it out (vendor: `isDeveloper`)."),
        Field("isProactiveAgentAssistEnabled", Leaf.Boolean, json => json.Flag("isProactiveAgentAssistEnabled"), "Whether agents were assisted unasked (vendor: `isProactiveAgentAssistEnabled`)."),
    ];

    private FieldDefinition[] Lists() =>
    [
        List("participants", types.DetailParts.Participant, "participants", "Agents who took part, in order (vendor: `participants`)."),
        List("transfers", types.DetailParts.Transfer, "transferDetails", "Transfers in order (vendor: `transferDetails`)."),
        RecordType<ConversationDetail>.Field(
            "queueHistory", types.DetailParts.QueueHistoryEntry.NonNull().List().NonNull(),
            detail => Parts(detail, "QueueHistoryEntry", detail.Json.Items("queues").Where(item => item.Text("id") is not null)), "Queues it stood in, in order (vendor: `queues`)."),
        RecordType<ConversationDetail>.Field(
            "disposition", types.DetailParts.Disposition,
            detail => detail.Json.Member("dispositions") is { ValueKind: JsonValueKind.Object } json ? new DetailPart("ConversationDisposition", json, null) : null,
            "How it was closed (vendor: `dispositions`, an object at this endpoint)."),
        Field(
            "skills", SkillType.Part.Type.NonNull().List().NonNull(),
            json => json.Items("skills").Where(item => item.Text("id") is not null).Select(item => new Skill(item.Text("id")!, item.Text("name"))).ToArray(), "Skills asked for (vendor: `skills`)."),
        RecordType<ConversationDetail>.Field(
            "notes", types.DetailParts.Note.NonNull().List(), detail => detail.Json.Member("notes") is null ? null : Parts(detail, "Note", detail.Json.Items("notes")),
            "Agents' notes (vendor: `notes`). Null without pii:read.", Personal.Withheld),
        RecordType<ConversationDetail>.Field(
            "pagesVisited", types.DetailParts.PageVisit.NonNull().List(),
            detail => detail.Json.Member("agentDesktopMeta") is { } meta && meta.Member("pagesVisited") is not null ? Parts(detail, "PageVisit", meta.Items("pagesVisited")) : null,
            "Pages the customer had open; they may be days older than the conversation (vendor: `agentDesktopMeta.pagesVisited`). Null without pii:read.", Personal.Withheld),
    ];

    private static FieldDefinition[] Bags() =>
    [
        Bag("userInfo", "The vendor's open bag about the customer (vendor: `userInfo`). Needs pii:read."),
        Bag("formData", "Forms filled in (vendor: `formData`). Needs pii:read."),
        Bag("contactFlow", "Steps of the contact flow (vendor: `contactFlow`). Needs pii:read."),
        Field("raw", Leaf.Json, json => json, "The vendor's object exactly as received; unknown keys are in here. Needs pii:read.", Personal.Withheld),
        RecordType<ConversationDetail>.Field("fetchedAt", Leaf.DateTime.NonNull(), detail => detail.FetchedAt, "When it was read from the vendor. UTC."),
    ];

    private static FieldDefinition List(string name, ObjectType type, string key, string description) =>
        RecordType<ConversationDetail>.Field(name, type.NonNull().List().NonNull(), detail => Parts(detail, type.Name, detail.Json.Items(key)), description);

    private static DetailPart[] Parts(ConversationDetail detail, string kind, IEnumerable<JsonElement> items) =>
        [.. items.Select(item => new DetailPart(kind, item, detail.Json.Time("startTime") ?? detail.FetchedAt))];

    private static FieldDefinition Text(string key, string description, Personal personal = Personal.No, string? name = null) =>
        Field(name ?? key, Leaf.String, json => json.Text(key), description, personal);

    private static FieldDefinition Time(string name, string description) => Field(name, Leaf.DateTime, json => json.Time(name), description);

    private static FieldDefinition Bag(string name, string description) => Field(name, Leaf.Json, json => json.Member(name), description, Personal.Withheld);

    private static FieldDefinition Field(string name, GraphQLType type, Func<JsonElement, object?> read, string description, Personal personal = Personal.No) =>
        RecordType<ConversationDetail>.Field(name, type, detail => read(detail.Json), description, personal);
}

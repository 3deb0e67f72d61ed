using GraphQLApi.Analytics.Access;
using GraphQLApi.Analytics.Fields;
using GraphQLApi.Analytics.Parts;
using GraphQLApi.Analytics.Scalars;
using GraphQLApi.Cache.Details;
using GraphQLApi.Engine.Types;
using Detail = GraphQLApi.Analytics.Fields.RecordType<GraphQLApi.Cache.Details.ConversationDetail>;

namespace GraphQLApi.Analytics.Details;

/// <summary><c>ConversationDetail</c>: what the cache typed (CONTRACT §6), in the order of the contract.</summary>
internal sealed class ConversationDetailType(AnalyticsTypes types)
{
    public ObjectType Create() => new RecordType<ConversationDetail>(
        "ConversationDetail", "Fields that only the single-conversation endpoint returns. Every one may be null: newer tenants send fewer.",
        () => [.. Values(), .. Lists(), .. Bags()]).ObjectType;

    private static FieldDefinition[] Values() =>
    [
        Detail.Field("source", Leaf.String, detail => detail.Source, "Channel code, `rtm`, `audiocodes` (vendor: `source`)."),
        Detail.Field("language", Leaf.String, detail => detail.Language, "Language code (vendor: `language`)."),
        Detail.Field("conversationType", Leaf.String, detail => detail.ConversationType, "`messaging` or `livechat`; absent on voice (vendor: `conversationType`)."),
        Detail.Field("status", Leaf.String, detail => detail.Status, "`ACTIVE`, `CLOSED`, `IDLE`, `OPEN`, `OVERDUE`, `TERMINATED` (vendor: `status`)."),
        Detail.Field("priority", Leaf.Int, detail => detail.Priority, "Routing priority, higher first (vendor: `priority`)."),
        Detail.Field("waitSeconds", Leaf.Float, detail => detail.WaitSeconds, "Wait for an agent, in seconds (vendor: `waitTime`, in milliseconds)."),
        Detail.Field("keyIntentName", Leaf.String, detail => detail.KeyIntentName, "The intent that led to people (vendor: `keyIntentName`)."),
        Detail.Field("keyIntentUserInput", Leaf.String, detail => detail.KeyIntentUserInput, "What the customer said to it (vendor: `keyIntentUserInput`).", Personal.Withheld),
        Detail.Field("acceptedAt", Leaf.DateTime, detail => detail.AcceptedAt, "First acceptance by an agent. UTC; null where never accepted (vendor: `acceptedAt`)."),
        Detail.Field("startTime", Leaf.DateTime, detail => detail.StartTime, "Begin of the conversation. UTC (vendor: `startTime`)."),
        Detail.Field("endTime", Leaf.DateTime, detail => detail.EndTime, "End of the conversation. UTC (vendor: `endTime`)."),
        Detail.Field("createdAt", Leaf.DateTime, detail => detail.CreatedAt, "Creation of the vendor's object. UTC (vendor: `createdAt`)."),
        Detail.Field("updatedAt", Leaf.DateTime, detail => detail.UpdatedAt, "Last change of the vendor's object. UTC (vendor: `updatedAt`)."),
        Detail.Field("startSessionTime", Leaf.DateTime, detail => detail.StartSessionTime, "Begin of the bot session. UTC (vendor: `startSessionTime`)."),
        Detail.Field("reconnectedAt", Leaf.DateTime, detail => detail.ReconnectedAt, "Last reconnection. UTC (vendor: `reconnectedAt`)."),
        Detail.Field("orgId", Leaf.String, detail => detail.OrgId, "Organisation; may differ from that of the session (vendor: `orgId`)."),
        Detail.Field("accountId", Leaf.String, detail => detail.AccountId, "The vendor's account that it belongs to (vendor: `accountId`)."),
        Detail.Field("gatewayConversationId", Leaf.String, detail => detail.GatewayConversationId, "A voice gateway's own id of the call (vendor: `conversationId` of this endpoint)."),
        Detail.Field("sentiment", Leaf.String, detail => detail.Sentiment, "The customer's mood (vendor: `sentimentTone.sentiment`)."),
        Detail.Field("callbackOpted", Leaf.Boolean, detail => detail.CallbackOpted, "Whether the customer asked to be called back (vendor: `callbackOpted`)."),
        Detail.Field("surveyRequired", Leaf.Boolean, detail => detail.SurveyRequired, "YES, NO or a boolean; null for any other text (vendor: `surveyRequired`)."),
        Detail.Field("surveyRequiredText", Leaf.String, detail => detail.SurveyRequiredText, "As sent: `YES`, `NO`, `ASK`, `REQUESTED` (vendor: `surveyRequired`)."),
        Detail.Field("isDeveloper", Leaf.Boolean, detail => detail.IsDeveloper, "Whether a developer tried it out (vendor: `isDeveloper`)."),
        Detail.Field("isProactiveAgentAssistEnabled", Leaf.Boolean, detail => detail.IsProactiveAgentAssistEnabled, "Whether agents were assisted unasked (vendor: `isProactiveAgentAssistEnabled`)."),
    ];

    private FieldDefinition[] Lists() =>
    [
        Detail.Field(
            "participants", types.DetailParts.Participant.NonNull().List().NonNull(), detail => Parts(detail, detail.Participants),
            "Agents who took part, in order (vendor: `participants`)."),
        Detail.Field(
            "transfers", types.DetailParts.Transfer.NonNull().List().NonNull(), detail => Parts(detail, detail.Transfers),
            "Transfers in order (vendor: `transferDetails`)."),
        Detail.Field(
            "queueHistory", types.DetailParts.QueueHistoryEntry.NonNull().List().NonNull(), detail => Parts(detail, detail.QueueHistory),
            "Queues it stood in, in order (vendor: `queues`)."),
        Detail.Field("disposition", types.DetailParts.Disposition, detail => detail.Disposition, "How it was closed (vendor: `dispositions`, an object at this endpoint)."),
        Detail.Field(
            "skills", SkillType.Part.Type.NonNull().List().NonNull(), detail => detail.Skills.Select(skill => new Skill(skill.SkillId, skill.Name)).ToArray(),
            "Skills asked for (vendor: `skills`)."),
        Detail.Field("notes", types.DetailParts.Note.NonNull().List(), detail => detail.Notes, "Agents' notes (vendor: `notes`). Null where the vendor does not say.", Personal.Withheld),
        Detail.Field(
            "pagesVisited", types.DetailParts.PageVisit.NonNull().List(),
            detail => detail.PagesVisited,
            "Pages the customer had open; they may be days older than the conversation (vendor: `agentDesktopMeta.pagesVisited`). Null where the vendor does not say, as newer tenants.", Personal.Withheld),
    ];

    private static FieldDefinition[] Bags() =>
    [
        Detail.Field("userInfo", Leaf.Json, detail => detail.UserInfo, "The vendor's open bag about the customer (vendor: `userInfo`).", Personal.Withheld),
        Detail.Field("formData", Leaf.Json, detail => detail.FormData, "Forms filled in (vendor: `formData`).", Personal.Withheld),
        Detail.Field("contactFlow", Leaf.Json, detail => detail.ContactFlow, "Steps of the contact flow (vendor: `contactFlow`).", Personal.Withheld),
        WholeCache.Only(Detail.Field("raw", Leaf.Json, detail => detail.Raw, "The vendor's object exactly as received; unknown keys are in here.", Personal.Withheld)),
        Detail.Field("fetchedAt", Leaf.DateTime.NonNull(), detail => detail.FetchedAt, "When it was read from the vendor. UTC."),
    ];

    private static DetailPart<T>[] Parts<T>(ConversationDetail detail, IReadOnlyList<T> parts) =>
        [.. parts.Select(part => new DetailPart<T>(part, detail.StartTime ?? detail.FetchedAt))];
}

using System.Linq.Expressions;
using GraphQLApi.Analytics.Children;
using GraphQLApi.Analytics.Details;
using GraphQLApi.Analytics.Fields;
using GraphQLApi.Analytics.Filtering;
using GraphQLApi.Analytics.Parts;
using GraphQLApi.Analytics.Scalars;
using GraphQLApi.Cache.Rows;

namespace GraphQLApi.Analytics.Conversations;

/// <summary>The field table of <c>Conversation</c>, in the order of the contract.</summary>
internal sealed class ConversationType(AnalyticsTypes types)
{
    private const string RawDescription = "The vendor's record exactly as received; unknown keys are in here. Kept for `Cache:RawRetention`.";
    private const string MetaInfoDescription = "The vendor's open bag `metaInfo` as received. Kept for `Cache:RawRetention`.";

    private static readonly RowColumn[] Key = [RowColumn.Of((ConversationRow row) => row.ConversationId)];
    private static readonly RowLink<ConversationRow> Link = new(row => row.ConversationId);

    public RowType<ConversationRow> Create() => new(
        "Conversation",
        "One hand-over to people: queues visited, agents involved, how it ended. The vendor's record with a `conversationId`.",
        Key, Fields, () => [types.Node])
    {
        DefaultOrder = RowType<ConversationRow>.NewestFirst(row => row.StartTime, Key),
        Time = RowColumn.Of((ConversationRow row) => row.StartTime),
    };

    private IReadOnlyList<RowField> Fields() => [.. Status(), .. People(), .. Survey(), .. Parts()];

    private IReadOnlyList<RowField> Status() =>
    [
        new GlobalIdField("Conversation", Key),
        Column("conversationId", row => row.ConversationId, "The vendor's conversation id, opaque, `c-…` (vendor: `conversationId`)."),
        Column("sessionId", row => row.SessionId, "The session it belongs to (vendor: `sessionId`)."),
        new ToOneField<ConversationRow, SessionRow>(
            "session", isNullable: true, () => types.Session, row => row.Session, new(row => row.SessionId), new(row => row.SessionId),
            "The session it belongs to, as a whole (vendor: `sessionId`)."),
        Column("channel", row => row.Channel, "As the vendor names it, trimmed (vendor: `channel`)."),
        Column("direction", row => row.Direction, "Who started the contact (vendor: `Direction`)."),
        Column("isVoicemail", row => row.IsVoicemail, "Whether the customer left a voice message (vendor: `isVoicemail`, a text or a boolean)."),
        Column("startTime", row => row.StartTime, "Begin of its session (vendor: `sessionStartTime`). UTC."),
        Column("handoverTime", row => row.HandoverTime, "First queue entry or assignment. UTC. Computed from `destinations`."),
        Column("endTime", row => row.EndTime, "The latest of session end, interaction ends and wrap-up ends; computed. UTC; null while in progress."),
        Column("durationSeconds", row => row.DurationSeconds, "`endTime` - (`handoverTime`, else `startTime`), in seconds."),
        Column("outcome", row => row.Outcome, "How it ended; computed."),
        Column("finalStatus", row => row.FinalStatus, "As sent: `CLOSED`, `ACTIVE`, `TRANSIENT_OPEN`, `USER ABANDONED`, … (vendor: `finalStatus`)."),
        Column("smartStatus", row => row.SmartStatus, "As sent: `CLOSED`, `TERMINATED`, `ABANDONED WITH AGENT`, `WithAgent`, … (vendor: `smartStatus`)."),
        Column("statusDetail", row => row.StatusDetail, "Why it has its status, for instance `NO AGENTS AVAILABLE` (vendor: `statusDetail`, `reason` or `Reason`).", Personal.Remainder),
        Column("disconnectingEvent", row => row.DisconnectingEvent, "Who hung up, for instance `User Hangup` (vendor: `disconnectingEvent`)."),
        Column("errorDetails", row => row.ErrorDetails, "What went wrong, as sent (vendor: `errorDetails`).", Personal.Withheld),
    ];

    private static IReadOnlyList<RowField> People() =>
    [
        Column("botId", row => row.BotId, "The `st-…` app that served it (vendor: `botId`)."),
        Column("userId", row => row.UserId, "The customer's `u-…` id (vendor: `userId`)."),
        Column("channelSpecificUserId", row => row.ChannelSpecificUserId, "The customer's id on the channel; may hold an e-mail address (vendor: `channelSpecificUserId`).", Personal.Value),
        new PartField<ConversationRow>(
            "customer", CustomerType.Part, CustomerColumns,
            row => new Customer(row.CustomerKey, row.CustomerPhone, row.CenterPhone, row.CustomerFirstName, row.CustomerLastName, row.CustomerEmail),
            "The customer (vendor: `customerinfo`); null where the record says nothing of them."),
        new PartField<ConversationRow>(
            "call", CallInfoType.Part, CallColumns, row => new CallInfo(row.Caller, row.Callee, row.DialedNumber, row.EndUserNumber, row.CountryCode),
            "The numbers of a voice call (vendor: `metaInfo`); null where the record has none."),
        new PartField<ConversationRow>(
            "campaign", CampaignType.Part, CampaignColumns,
            row => new Campaign(
                row.CampaignId, row.CampaignName, row.CampaignInstanceId, row.DialingListId, row.CampaignAttempt, row.ContactStatus, row.CampaignRunDate, row.ContactLists),
            "The outbound campaign (vendor: `campaigninfo`); null where the record has none."),
        new PartListField<ConversationRow, ConversationSkillRow>(
            "skills", SkillType.Part.Type, () => SkillType.Part.ListFilterInput,
            PartListField<ConversationRow, ConversationSkillRow>.Objects(row => row.Skills, SkillColumns),
            Link, new ChildRows<ConversationSkillRow>(new(row => row.ConversationId), [(ConversationSkillRow row) => row.Position]),
            row => new Skill(row.SkillId, row.Name), "Skills asked for, in the order received (vendor: `skills`)."),
        Tags("userTags", TagScope.User, "Tags at user level, in the order received (vendor: `userleveltags`)."),
        Tags("sessionTags", TagScope.Session, "Tags at session level, in the order received (vendor: `sessionleveltags`)."),
        new PartListField<ConversationRow, ConversationDispositionRow>(
            "dispositions", Leaf.String, () => FilterInputs.TextList,
            PartListField<ConversationRow, ConversationDispositionRow>.Texts(row => row.Dispositions, row => row.Disposition),
            Link, new ChildRows<ConversationDispositionRow>(new(row => row.ConversationId), [(ConversationDispositionRow row) => row.Position]),
            row => row.Disposition, "How agents closed it: `Resolved`, `DROP-OFF`, … (vendor: `dispositions`)."),
        new TextListField("dispositionRemarks", RowColumn.Of((ConversationRow row) => row.DispositionRemarks), "Free text of wrap-up (vendor: `dispositionRemarks`).")
        {
            Personal = Personal.Value,
        },
    ];

    private static IReadOnlyList<RowField> Survey() =>
    [
        Column("csatScore", row => row.CsatScore, "Customer satisfaction, 1 to 5 (vendor: `csatScore`)."),
        Column("csatFeedback", row => row.CsatFeedback, "Free text of the survey (vendor: `csatFeedback`).", Personal.Withheld),
        Column("npsScore", row => row.NpsScore, "Net promoter score, 0 to 10 (vendor: `npsScore`)."),
        Column("likeDislikeScore", row => row.LikeDislikeScore, "1 like, 0 dislike (vendor: `likeDislikeScore`)."),
        Column("surveyType", row => row.SurveyType, "`csat`, `nps` or `likeDislike`, as sent (vendor: `surveyType`)."),
        Column("lastIntentName", row => row.LastIntentName, "The intent that led to people (vendor: `metaInfo.agentTransferConfig.lastIntentName`)."),
        Column("lastIntentUserInput", row => row.LastIntentUserInput, "What the customer said to it (vendor: `metaInfo.agentTransferConfig.lastIntentuserInput`).", Personal.Withheld),
        new TextListField("automationBotIds", RowColumn.Of((ConversationRow row) => row.AutomationBotIds), "Bots that automated parts of it, `st-…` (vendor: `automationBotIDs`)."),
    ];

    private IReadOnlyList<RowField> Parts() =>
    [
        new ComputedField("destinations", () => Destinations.Define(types), Destinations.Description),
        new ToManyField<ConversationRow, QueueVisitRow>(
            "queueVisits", isNullable: true, () => types.QueueVisit, row => row.QueueVisits,
            Link, new ChildRows<QueueVisitRow>(new(row => row.ConversationId), [(QueueVisitRow row) => row.Ordinal]),
            "Its stays in queues, in order (vendor: the `QueueEntry` elements of `destinations`)."),
        new ToManyField<ConversationRow, AgentSegmentRow>(
            "agentSegments", isNullable: true, () => types.AgentSegment, row => row.AgentSegments,
            Link, new ChildRows<AgentSegmentRow>(new(row => row.ConversationId), [(AgentSegmentRow row) => row.Ordinal]),
            "Its stretches of agents' work, those inside queue visits included, in order (vendor: `AgentSegment`)."),
        Column("transferCount", row => row.TransferCount, "Accepted segments after which a later destination exists; computed."),
        Column("firstWaitSeconds", row => row.FirstWaitSeconds, "Wait of its first queue visit, answered or not, in seconds; computed."),
        Column("handleSeconds", row => row.HandleSeconds, "Interaction and wrap-up over its accepted segments, in seconds; computed. Null without one."),
        new ComputedField("detail", () => DetailFields.Detail(types), DetailFields.DetailDescription),
        new ComputedField("detailState", DetailFields.State, DetailFields.StateDescription),
        new ComputedField("metaInfo", () => RawRecords.Of<ConversationRow>("metaInfo", MetaInfoDescription, row => row.SessionId, MetaInfo, isWhole: false, row => row.ConversationId), MetaInfoDescription),
        new FlagsField("dataQuality", RowColumn.Of((ConversationRow row) => row.DataQuality), "What is doubtful about the data; computed."),
        Column("fetchedAt", row => row.FetchedAt, "The newest reading that confirmed this content; computed. UTC."),
        Column("settled", row => row.Settled, "True once no later change is expected: read after `Cache:SettleAfter`."),
        new ComputedField("raw", () => RawRecords.Of<ConversationRow>("raw", RawDescription, row => row.SessionId, Raw, isWhole: true, row => row.ConversationId), RawDescription),
    ];

    private static (string, RowColumn)[] CustomerColumns { get; } =
    [
        ("key", RowColumn.Of((ConversationRow row) => row.CustomerKey)), ("phone", RowColumn.Of((ConversationRow row) => row.CustomerPhone)),
        ("centerPhone", RowColumn.Of((ConversationRow row) => row.CenterPhone)), ("firstName", RowColumn.Of((ConversationRow row) => row.CustomerFirstName)),
        ("lastName", RowColumn.Of((ConversationRow row) => row.CustomerLastName)), ("email", RowColumn.Of((ConversationRow row) => row.CustomerEmail)),
    ];

    private static (string, RowColumn)[] CallColumns { get; } =
    [
        ("caller", RowColumn.Of((ConversationRow row) => row.Caller)), ("callee", RowColumn.Of((ConversationRow row) => row.Callee)),
        ("dialedNumber", RowColumn.Of((ConversationRow row) => row.DialedNumber)), ("endUserNumber", RowColumn.Of((ConversationRow row) => row.EndUserNumber)),
        ("countryCode", RowColumn.Of((ConversationRow row) => row.CountryCode)),
    ];

    private static (string, RowColumn)[] CampaignColumns { get; } =
    [
        ("campaignId", RowColumn.Of((ConversationRow row) => row.CampaignId)), ("campaignName", RowColumn.Of((ConversationRow row) => row.CampaignName)),
        ("campaignInstanceId", RowColumn.Of((ConversationRow row) => row.CampaignInstanceId)), ("dialingListId", RowColumn.Of((ConversationRow row) => row.DialingListId)),
        ("attempt", RowColumn.Of((ConversationRow row) => row.CampaignAttempt)), ("contactStatus", RowColumn.Of((ConversationRow row) => row.ContactStatus)),
        ("runDate", RowColumn.Of((ConversationRow row) => row.CampaignRunDate)), ("contactLists", RowColumn.Of((ConversationRow row) => row.ContactLists)),
    ];

    private static (string, RowColumn)[] SkillColumns { get; } =
        [("skillId", RowColumn.Of((ConversationSkillRow row) => row.SkillId)), ("name", RowColumn.Of((ConversationSkillRow row) => row.Name))];

    private static (string, RowColumn)[] TagColumns { get; } =
        [("name", RowColumn.Of((ConversationTagRow row) => row.Name)), ("value", RowColumn.Of((ConversationTagRow row) => row.Value))];

    private static ColumnField Column<T>(string name, Expression<Func<ConversationRow, T>> value, string description, Personal personal = Personal.No) =>
        new(name, RowColumn.Of(value), description) { Personal = personal };

    private static PartListField<ConversationRow, ConversationTagRow> Tags(string name, TagScope scope, string description) => new(
        name, TagType.Part.Type, () => TagType.Part.ListFilterInput,
        scope == TagScope.User
            ? PartListField<ConversationRow, ConversationTagRow>.Objects(row => row.Tags.Where(tag => tag.Scope == TagScope.User), TagColumns)
            : PartListField<ConversationRow, ConversationTagRow>.Objects(row => row.Tags.Where(tag => tag.Scope == TagScope.Session), TagColumns),
        Link,
        new ChildRows<ConversationTagRow>(
            new(row => row.ConversationId), [(ConversationTagRow row) => row.Position],
            scope == TagScope.User ? row => row.Scope == TagScope.User : row => row.Scope == TagScope.Session, name),
        row => new Tag(row.Name, row.Value), description);

    private static object? Raw(ConversationRow row, IReadOnlyList<RawRecordRow> records) =>
        records.FirstOrDefault(record => record.RecordKey == row.ConversationId) is { } record ? RawRecords.Json(record) : null;

    private static object? MetaInfo(ConversationRow row, IReadOnlyList<RawRecordRow> records) =>
        Raw(row, records) is System.Text.Json.JsonElement { ValueKind: System.Text.Json.JsonValueKind.Object } record && record.TryGetProperty("metaInfo", out var metaInfo)
            ? metaInfo
            : null;
}

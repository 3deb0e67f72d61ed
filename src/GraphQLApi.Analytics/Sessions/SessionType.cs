using System.Linq.Expressions;
using GraphQLApi.Analytics.Children;
using GraphQLApi.Analytics.Fields;
using GraphQLApi.Analytics.Filtering;
using GraphQLApi.Analytics.Parts;
using GraphQLApi.Analytics.Scalars;
using GraphQLApi.Cache.Rows;

namespace GraphQLApi.Analytics.Sessions;

/// <summary>The field table of <c>Session</c>, in the order of the contract.</summary>
internal sealed class SessionType(AnalyticsTypes types)
{
    private static readonly RowColumn[] Key = [RowColumn.Of((SessionRow row) => row.SessionId)];
    private static readonly RowLink<SessionRow> Link = new(row => row.SessionId);

    public RowType<SessionRow> Create() => new(
        "Session",
        "One bot session: everything a customer did between arriving and leaving. 0 to n conversations with people. The merge of all vendor records with one `sessionId`.",
        Key, Fields, () => [types.Node])
    {
        DefaultOrder = RowType<SessionRow>.NewestFirst(row => row.StartTime, Key),
        Time = RowColumn.Of((SessionRow row) => row.StartTime),
    };

    private IReadOnlyList<RowField> Fields() =>
    [
        new GlobalIdField("Session", Key),
        Column("sessionId", row => row.SessionId, "The vendor's session id, opaque (vendor: `sessionId`)."),
        Column("channel", row => row.Channel, "As the vendor names it, trimmed: `voice`, `Voice`, `rtm`, a custom name (vendor: `channel`)."),
        Column("direction", row => row.Direction, "Who started the contact (vendor: `Direction` or `customerinfo.Direction`); null where no record says it."),
        Column("startTime", row => row.StartTime, "Begin of the session. UTC. The earliest `sessionStartTime` of its records, else the time in its id."),
        Column("endTime", row => row.EndTime, "End of the session as sent. UTC. The latest `sessionEndTime` of its records; running sessions may have one."),
        Column("effectiveEndTime", row => row.EffectiveEndTime, "`endTime`, repaired where TIME_ZONE_SHIFT_SUSPECT is flagged. UTC."),
        Column("durationSeconds", row => row.DurationSeconds, "`effectiveEndTime` - `startTime`, in seconds."),
        Column("outcome", row => row.Outcome, "How it ended: that of its last conversation; without one, how it ended at the bot; computed."),
        Column("finalStatus", row => row.FinalStatus, "As sent: `Dropped`, `BotResolved`, `CLOSED`, `ACTIVE`, … (vendor: `finalStatus`)."),
        Column("smartStatus", row => row.SmartStatus, "As sent: `CLOSED AT BOT`, `TERMINATED`, `WithAgent`, … (vendor: `smartStatus`)."),
        Column("statusDetail", row => row.StatusDetail, "Why it has its status (vendor: `statusDetail`, `reason` or `Reason`, whichever the record carries).", Personal.Remainder),
        Column("disconnectingEvent", row => row.DisconnectingEvent, "Who hung up, for instance `User Hangup` (vendor: `disconnectingEvent`)."),
        Column("errorDetails", row => row.ErrorDetails, "What went wrong, as sent (vendor: `errorDetails`).", Personal.Withheld),
        Column("botId", row => row.BotId, "The `st-…` app that served it (vendor: `botId`)."),
        new TextListField("automationBotIds", RowColumn.Of((SessionRow row) => row.AutomationBotIds), "Bots that automated parts of it, `st-…` (vendor: `automationBotIDs`)."),
        Column("userId", row => row.UserId, "The customer's `u-…` id (vendor: `userId`)."),
        Column("channelSpecificUserId", row => row.ChannelSpecificUserId, "The customer's id on the channel; may hold an e-mail address (vendor: `channelSpecificUserId`).", Personal.Value),
        Column("orgId", row => row.OrgId, "Organisation; only bot records carry it (vendor: `orgId`)."),
        new PartField<SessionRow>(
            "customer", CustomerType.Part, CustomerColumns,
            row => new Customer(row.CustomerKey, row.CustomerPhone, row.CenterPhone, row.CustomerFirstName, row.CustomerLastName, row.CustomerEmail),
            "The customer (vendor: `customerinfo`); null where the record says nothing of them."),
        new PartListField<SessionRow, SessionSkillRow>(
            "skills", SkillType.Part.Type, () => SkillType.Part.ListFilterInput,
            PartListField<SessionRow, SessionSkillRow>.Objects(row => row.Skills, SkillColumns),
            Link, new ChildRows<SessionSkillRow>(new(row => row.SessionId), [(SessionSkillRow row) => row.Position]),
            row => new Skill(row.SkillId, row.Name), "Skills asked for, in the order received (vendor: `skills`)."),
        Tags("userTags", TagScope.User, "Tags at user level, in the order received (vendor: `userleveltags`)."),
        Tags("sessionTags", TagScope.Session, "Tags at session level, in the order received (vendor: `sessionleveltags`)."),
        new PartListField<SessionRow, SessionIntentRow>(
            "intents", Leaf.String, () => FilterInputs.TextList,
            PartListField<SessionRow, SessionIntentRow>.Texts(row => row.Intents, row => row.Intent),
            Link, new ChildRows<SessionIntentRow>(new(row => row.SessionId), [(SessionIntentRow row) => row.Position]),
            row => row.Intent, "Intents of the real-time feed (vendor: `intent`) and the last intents of its conversations (vendor: `lastIntentName`)."),
        Column("intentsKnown", row => row.IntentsKnown, "Whether the session was seen in the real-time feed, without which its intents are mostly unknown; computed."),
        Column("realtimeStatus", row => row.RealtimeStatus, "Status in the real-time feed, as sent: `completed`, `Dropoff` (vendor: `status`)."),
        Column("deflectedTo", row => row.DeflectedTo, "Channel the session was deflected to (vendor, real-time feed: `deflectedTo`)."),
        Column("timeHandledSeconds", row => row.TimeHandledSeconds, "Time handled, in seconds (vendor, real-time feed: `timeHandled`, a text such as `13m: 8s`)."),
        Column("csatScore", row => row.CsatScore, "Customer satisfaction, 1 to 5 (vendor: `csatScore`)."),
        Column("csatFeedback", row => row.CsatFeedback, "Free text of the survey (vendor: `csatFeedback`).", Personal.Withheld),
        Column("npsScore", row => row.NpsScore, "Net promoter score, 0 to 10 (vendor: `npsScore`)."),
        Column("likeDislikeScore", row => row.LikeDislikeScore, "1 like, 0 dislike (vendor: `likeDislikeScore`)."),
        Column("surveyType", row => row.SurveyType, "`csat`, `nps` or `likeDislike`, as sent (vendor: `surveyType`)."),
        new ToManyField<SessionRow, ConversationRow>(
            "conversations", isNullable: true, () => types.Conversation, row => row.Conversations,
            Link, new ChildRows<ConversationRow>(new(row => row.SessionId), [(ConversationRow row) => row.Position]),
            "Its hand-overs to people, in order: the vendor's records with a `conversationId`."),
        new ToManyField<SessionRow, QueueVisitRow>(
            "queueVisits", isNullable: true, () => types.QueueVisit, row => row.QueueVisits,
            Link, new ChildRows<QueueVisitRow>(new(row => row.SessionId), [(QueueVisitRow row) => row.Conversation.Position, (QueueVisitRow row) => row.Ordinal]),
            "The queue visits of all its conversations, in order."),
        new FlagsField("dataQuality", RowColumn.Of((SessionRow row) => row.DataQuality), "What is doubtful about the data, conversations included; computed."),
        Column("fetchedAt", row => row.FetchedAt, "The newest reading that confirmed this content; computed. UTC."),
        Column("settled", row => row.Settled, "True once no later change is expected: read after `Cache:SettleAfter`."),
        new ComputedField("raw", () => RawRecords.Of<SessionRow>("raw", RawDescription, row => row.SessionId, (_, records) => records.Count == 0 ? null : records.Select(RawRecords.Json).ToArray(), isWhole: true), RawDescription),
    ];

    private const string RawDescription = "The vendor's records exactly as received, as a list; unknown keys are in here. Kept for `Cache:RawRetention`.";

    private static (string, RowColumn)[] CustomerColumns { get; } =
    [
        ("key", RowColumn.Of((SessionRow row) => row.CustomerKey)), ("phone", RowColumn.Of((SessionRow row) => row.CustomerPhone)),
        ("centerPhone", RowColumn.Of((SessionRow row) => row.CenterPhone)), ("firstName", RowColumn.Of((SessionRow row) => row.CustomerFirstName)),
        ("lastName", RowColumn.Of((SessionRow row) => row.CustomerLastName)), ("email", RowColumn.Of((SessionRow row) => row.CustomerEmail)),
    ];

    private static (string, RowColumn)[] SkillColumns { get; } =
        [("skillId", RowColumn.Of((SessionSkillRow row) => row.SkillId)), ("name", RowColumn.Of((SessionSkillRow row) => row.Name))];

    private static (string, RowColumn)[] TagColumns { get; } =
        [("name", RowColumn.Of((SessionTagRow row) => row.Name)), ("value", RowColumn.Of((SessionTagRow row) => row.Value))];

    private static ColumnField Column<T>(string name, Expression<Func<SessionRow, T>> value, string description, Personal personal = Personal.No) =>
        new(name, RowColumn.Of(value), description) { Personal = personal };

    private static PartListField<SessionRow, SessionTagRow> Tags(string name, TagScope scope, string description) => new(
        name, TagType.Part.Type, () => TagType.Part.ListFilterInput,
        scope == TagScope.User
            ? PartListField<SessionRow, SessionTagRow>.Objects(row => row.Tags.Where(tag => tag.Scope == TagScope.User), TagColumns)
            : PartListField<SessionRow, SessionTagRow>.Objects(row => row.Tags.Where(tag => tag.Scope == TagScope.Session), TagColumns),
        Link,
        new ChildRows<SessionTagRow>(
            new(row => row.SessionId), [(SessionTagRow row) => row.Position],
            scope == TagScope.User ? row => row.Scope == TagScope.User : row => row.Scope == TagScope.Session, name),
        row => new Tag(row.Name, row.Value), description);
}

using GraphQLApi.Cache.Rows;

namespace GraphQLApi.Cache.Facts.Loading;

/// <summary>Which column of the cache becomes which column of a segment: one table a population.</summary>
internal sealed class FactTables(FactDictionaries dictionaries)
{
    private const string OfConversation = "LEFT JOIN \"Conversations\" AS c ON c.\"ConversationId\" = r.\"ConversationId\"";

    private static readonly FactRows SessionRows = new("Sessions", "r.\"StartTime\"", "r.\"SessionId\"");
    private static readonly FactRows ConversationRows = new("Conversations", "r.\"StartTime\"", "r.\"ConversationId\"");
    private static readonly FactRows VisitRows = new("QueueVisits", "r.\"EnterTime\"", "r.\"ConversationId\", r.\"Ordinal\"");
    private static readonly FactRows SegmentRows = new("AgentSegments", "r.\"Time\"", "r.\"ConversationId\", r.\"Ordinal\"");
    private static readonly FactRows MissRows = new("MissedAssignments", "r.\"AssignedTime\"", "r.\"ConversationId\", r.\"Ordinal\", r.\"Number\"");

    public FactTable<SessionFacts> Sessions => new(
        FactPopulation.Sessions, SessionRows,
        new(SessionRows, FactColumns.None, "", "", () =>
        [
            .. Own<SessionFacts>("r"),
            new CodeColumn<SessionFacts>("r.\"FinalStatus\"", dictionaries.FinalStatuses, (facts, values) => facts.FinalStatus = values),
            new MeasureColumn<SessionFacts>("r.\"DurationSeconds\"", (facts, values) => facts.Duration = values),
            new ByteColumn<SessionFacts>("r.\"CsatScore\"", (facts, values) => facts.CsatScore = values),
            new FlagColumn<SessionFacts>("r.\"IntentsKnown\"", (facts, values) => facts.IntentsKnown = values),
        ]),
        new(SessionRows, FactColumns.Handling, "", "", () =>
        [
            new FlagColumn<SessionFacts>(
                "EXISTS (SELECT 1 FROM \"Conversations\" AS c WHERE c.\"SessionId\" = r.\"SessionId\")", (facts, values) => facts.IsHandedOver = values),
            new FlagColumn<SessionFacts>(
                """
                EXISTS (SELECT 1 FROM "Conversations" AS c JOIN "AgentSegments" AS a ON a."ConversationId" = c."ConversationId"
                WHERE c."SessionId" = r."SessionId" AND a."AcceptedTime" IS NOT NULL)
                """,
                (facts, values) => facts.IsHandled = values),
        ]),
        new(SessionRows, FactColumns.Intents, Joined("SessionIntents", "SessionId"), "j.\"Position\"", () =>
            [new ListColumn<SessionFacts>("j.\"Intent\"", dictionaries.Intents, (facts, values) => facts.Intents = values)]),
        Tags<SessionFacts>(SessionRows, "SessionTags", "SessionId"));

    public FactTable<ConversationFacts> Conversations => new(
        FactPopulation.Conversations, ConversationRows,
        new(ConversationRows, FactColumns.None, "", "", () =>
        [
            .. Own<ConversationFacts>("r"),
            new CodeColumn<ConversationFacts>("r.\"FinalStatus\"", dictionaries.FinalStatuses, (facts, values) => facts.FinalStatus = values),
            new CodeColumn<ConversationFacts>("r.\"CampaignId\"", dictionaries.CampaignIds, (facts, values) => facts.CampaignId = values),
            new CodeColumn<ConversationFacts>("r.\"CampaignName\"", dictionaries.CampaignNames, (facts, values) => facts.CampaignName = values),
            new CodeColumn<ConversationFacts>("r.\"LastIntentName\"", dictionaries.Intents, (facts, values) => facts.LastIntent = values),
            new NumberColumn<ConversationFacts>("r.\"TransferCount\"", (facts, values) => facts.TransferCount = values),
            new MeasureColumn<ConversationFacts>("r.\"HandleSeconds\"", (facts, values) => facts.Handle = values),
            new MeasureColumn<ConversationFacts>("r.\"DurationSeconds\"", (facts, values) => facts.Duration = values),
            new ByteColumn<ConversationFacts>("r.\"CsatScore\"", (facts, values) => facts.CsatScore = values),
            new ByteColumn<ConversationFacts>("r.\"NpsScore\"", (facts, values) => facts.NpsScore = values),
        ]),
        new(ConversationRows, FactColumns.Conversation, "", "", () => [new NumberColumn<ConversationFacts>("r.rowid", (facts, values) => facts.Conversation = values)]),
        new(ConversationRows, FactColumns.Handling, "", "", () =>
        [
            new MeasureColumn<ConversationFacts>(
                "(SELECT min(a.\"AcceptedTime\") FROM \"AgentSegments\" AS a WHERE a.\"ConversationId\" = r.\"ConversationId\") - r.\"StartTime\"",
                (facts, values) => facts.TimeToHuman = values, isMilliseconds: true),
        ]),
        new(ConversationRows, FactColumns.Queues, Joined("QueueVisits", "ConversationId"), "j.\"Ordinal\"", () =>
            [new ListColumn<ConversationFacts>("j.\"QueueId\"", dictionaries.Queues, (facts, values) => facts.Queues = values)]),
        new(ConversationRows, FactColumns.Agents, Joined("AgentSegments", "ConversationId"), "j.\"Ordinal\"", () =>
            [new ListColumn<ConversationFacts>("j.\"AgentId\"", dictionaries.Agents, (facts, values) => facts.Agents = values)]),
        Skills<ConversationFacts>(ConversationRows),
        Dispositions<ConversationFacts>(ConversationRows),
        Tags<ConversationFacts>(ConversationRows, "ConversationTags", "ConversationId"));

    public FactTable<QueueVisitFacts> QueueVisits => new(
        FactPopulation.QueueVisits, VisitRows,
        new(VisitRows, FactColumns.None, "", "", () =>
        [
            new CodeColumn<QueueVisitFacts>("r.\"QueueId\"", dictionaries.Queues, (facts, values) => facts.Queue = values),
            new ByteColumn<QueueVisitFacts>("r.\"ExitReason\"", (facts, values) => facts.ExitReason = values),
            new MeasureColumn<QueueVisitFacts>("r.\"WaitSeconds\"", (facts, values) => facts.Wait = values),
            new MeasureColumn<QueueVisitFacts>("r.\"ExitTime\" - r.\"EnterTime\"", (facts, values) => facts.Exit = values, isMilliseconds: true),
        ]),
        Contact<QueueVisitFacts>(VisitRows),
        Conversation<QueueVisitFacts>(VisitRows),
        new(VisitRows, FactColumns.Agent,
            "LEFT JOIN \"AgentSegments\" AS a ON a.\"ConversationId\" = r.\"ConversationId\" AND a.\"Ordinal\" = r.\"RespondingOrdinal\"", "", () =>
            [new CodeColumn<QueueVisitFacts>("a.\"AgentId\"", dictionaries.Agents, (facts, values) => facts.Agent = values)]),
        Skills<QueueVisitFacts>(VisitRows),
        Dispositions<QueueVisitFacts>(VisitRows),
        Tags<QueueVisitFacts>(VisitRows, "ConversationTags", "ConversationId"));

    public FactTable<AgentSegmentFacts> AgentSegments => new(
        FactPopulation.AgentSegments, SegmentRows,
        new(SegmentRows, FactColumns.None, "", "", () =>
        [
            new CodeColumn<AgentSegmentFacts>("r.\"AgentId\"", dictionaries.Agents, (facts, values) => facts.Agent = values),
            new CodeColumn<AgentSegmentFacts>("r.\"QueueId\"", dictionaries.Queues, (facts, values) => facts.Queue = values),
            new FlagColumn<AgentSegmentFacts>("r.\"AcceptedTime\" IS NOT NULL", (facts, values) => facts.IsAccepted = values),
            new FlagColumn<AgentSegmentFacts>("r.\"EndedByTransfer\"", (facts, values) => facts.EndedByTransfer = values),
            new MeasureColumn<AgentSegmentFacts>("r.\"AssignedTime\" - r.\"Time\"", (facts, values) => facts.Assigned = values, isMilliseconds: true),
            new MeasureColumn<AgentSegmentFacts>(
                "coalesce(r.\"AfterCallWorkEndTime\", r.\"InteractionEndTime\") - r.\"Time\"", (facts, values) => facts.End = values, isMilliseconds: true),
            new MeasureColumn<AgentSegmentFacts>("r.\"RingSeconds\"", (facts, values) => facts.Ring = values),
            new MeasureColumn<AgentSegmentFacts>("r.\"FirstResponseSeconds\"", (facts, values) => facts.FirstResponse = values),
            new MeasureColumn<AgentSegmentFacts>("r.\"InteractionSeconds\"", (facts, values) => facts.Interaction = values),
            new MeasureColumn<AgentSegmentFacts>("r.\"HoldSeconds\"", (facts, values) => facts.Hold = values),
            new MeasureColumn<AgentSegmentFacts>("r.\"AfterCallWorkSeconds\"", (facts, values) => facts.AfterCallWork = values),
            new MeasureColumn<AgentSegmentFacts>("r.\"HandleSeconds\"", (facts, values) => facts.Handle = values),
        ]),
        Contact<AgentSegmentFacts>(SegmentRows),
        Conversation<AgentSegmentFacts>(SegmentRows),
        Skills<AgentSegmentFacts>(SegmentRows),
        Dispositions<AgentSegmentFacts>(SegmentRows),
        Tags<AgentSegmentFacts>(SegmentRows, "ConversationTags", "ConversationId"));

    public FactTable<MissedAssignmentFacts> MissedAssignments => new(
        FactPopulation.MissedAssignments, MissRows,
        new(MissRows, FactColumns.None, "", "", () =>
        [
            new CodeColumn<MissedAssignmentFacts>("r.\"AgentId\"", dictionaries.Agents, (facts, values) => facts.Agent = values),
            new CodeColumn<MissedAssignmentFacts>("r.\"QueueId\"", dictionaries.Queues, (facts, values) => facts.Queue = values),
        ]),
        Contact<MissedAssignmentFacts>(MissRows),
        Conversation<MissedAssignmentFacts>(MissRows),
        Skills<MissedAssignmentFacts>(MissRows),
        Dispositions<MissedAssignmentFacts>(MissRows),
        Tags<MissedAssignmentFacts>(MissRows, "ConversationTags", "ConversationId"));

    private FactColumn<TFacts>[] Own<TFacts>(string table)
        where TFacts : FactSegment =>
        [
            new CodeColumn<TFacts>($"{table}.\"Channel\"", dictionaries.Channels, (facts, values) => facts.Channel = values),
            new ByteColumn<TFacts>($"{table}.\"Direction\"", (facts, values) => facts.Direction = values),
            new CodeColumn<TFacts>($"{table}.\"BotId\"", dictionaries.Bots, (facts, values) => facts.Bot = values),
            new ByteColumn<TFacts>($"{table}.\"Outcome\"", (facts, values) => facts.Outcome = values),
        ];

    private FactStatement<TFacts> Contact<TFacts>(FactRows rows)
        where TFacts : FactSegment => new(rows, FactColumns.Contact, OfConversation, "", () => Own<TFacts>("c"));

    private static FactStatement<TFacts> Conversation<TFacts>(FactRows rows)
        where TFacts : FactSegment => new(rows, FactColumns.Conversation, OfConversation, "", () =>
            [new NumberColumn<TFacts>("c.rowid", (facts, values) => facts.Conversation = values)]);

    private FactStatement<TFacts> Skills<TFacts>(FactRows rows)
        where TFacts : FactSegment => new(rows, FactColumns.Skills, Joined("ConversationSkills", "ConversationId"), "j.\"Position\"", () =>
            [new PairListColumn<TFacts>("0", 0, "j.\"SkillId\"", "j.\"Name\"", dictionaries.Skills, (facts, values) => facts.Skills = values)]);

    private FactStatement<TFacts> Dispositions<TFacts>(FactRows rows)
        where TFacts : FactSegment => new(rows, FactColumns.Dispositions, Joined("ConversationDispositions", "ConversationId"), "j.\"Position\"", () =>
            [new ListColumn<TFacts>("j.\"Disposition\"", dictionaries.Dispositions, (facts, values) => facts.Dispositions = values)]);

    private FactStatement<TFacts> Tags<TFacts>(FactRows rows, string table, string key)
        where TFacts : FactSegment => new(rows, FactColumns.Tags, Joined(table, key), "j.\"Scope\", j.\"Position\"", () =>
        [
            new PairListColumn<TFacts>("j.\"Scope\"", 0, "j.\"Name\"", "j.\"Value\"", dictionaries.Tags, (facts, values) => facts.SessionTags = values),
            new PairListColumn<TFacts>("j.\"Scope\"", 1, "j.\"Name\"", "j.\"Value\"", dictionaries.Tags, (facts, values) => facts.UserTags = values),
        ]);

    private static string Joined(string table, string key) => $"LEFT JOIN \"{table}\" AS j ON j.\"{key}\" = r.\"{key}\"";
}

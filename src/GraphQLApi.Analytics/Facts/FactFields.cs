using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using GraphQLApi.Cache.Facts;
using GraphQLApi.Cache.Rows;

namespace GraphQLApi.Analytics.Facts;

/// <summary>
/// Which stored column stands in which column of a segment: one table a population, by the way from the population's row. What is not here is
/// asked in SQL.
/// </summary>
internal sealed class FactFields(FactDictionaries dictionaries)
{
    private static readonly ConditionalWeakTable<FactDictionaries, FactFields> Known = new();

    /// <summary>Made once: a metrics field binds its filter anew on every request.</summary>
    public static FactFields Of(FactDictionaries dictionaries) => Known.GetValue(dictionaries, static key => new FactFields(key));

    public Dictionary<string, FactField<SessionFacts>> Sessions { get; } = new(StringComparer.Ordinal)
    {
        ["StartTime"] = new TimeField<SessionFacts>(),
        ["Channel"] = new CodeField<SessionFacts>(FactColumns.None, facts => facts.Channel, dictionaries.Channels),
        ["Direction"] = new ByteField<SessionFacts>(FactColumns.None, facts => facts.Direction),
        ["BotId"] = new CodeField<SessionFacts>(FactColumns.None, facts => facts.Bot, dictionaries.Bots),
        ["Outcome"] = new ByteField<SessionFacts>(FactColumns.None, facts => facts.Outcome),
        ["FinalStatus"] = new CodeField<SessionFacts>(FactColumns.None, facts => facts.FinalStatus, dictionaries.FinalStatuses),
        ["DurationSeconds"] = new MeasureField<SessionFacts>(facts => facts.Duration),
        ["CsatScore"] = new ByteField<SessionFacts>(FactColumns.None, facts => facts.CsatScore),
        ["IntentsKnown"] = new FlagField<SessionFacts>(FactColumns.None, facts => facts.IntentsKnown),
        [List((SessionRow row) => row.Intents)] = Texts<SessionFacts>(FactColumns.Intents, facts => facts.Intents, dictionaries.Intents),
        [List((SessionRow row) => row.Tags.Where(tag => tag.Scope == TagScope.User))] = Tags<SessionFacts>(dictionaries, facts => facts.UserTags),
        [List((SessionRow row) => row.Tags.Where(tag => tag.Scope == TagScope.Session))] = Tags<SessionFacts>(dictionaries, facts => facts.SessionTags),
    };

    public Dictionary<string, FactField<ConversationFacts>> Conversations { get; } = new(OfConversation<ConversationFacts>(dictionaries, "", FactColumns.None), StringComparer.Ordinal)
    {
        ["StartTime"] = new TimeField<ConversationFacts>(),
        ["FinalStatus"] = new CodeField<ConversationFacts>(FactColumns.None, facts => facts.FinalStatus, dictionaries.FinalStatuses),
        ["CampaignId"] = new CodeField<ConversationFacts>(FactColumns.None, facts => facts.CampaignId, dictionaries.CampaignIds),
        ["CampaignName"] = new CodeField<ConversationFacts>(FactColumns.None, facts => facts.CampaignName, dictionaries.CampaignNames),
        ["LastIntentName"] = new CodeField<ConversationFacts>(FactColumns.None, facts => facts.LastIntent, dictionaries.Intents),
        ["HandleSeconds"] = new MeasureField<ConversationFacts>(facts => facts.Handle),
        ["DurationSeconds"] = new MeasureField<ConversationFacts>(facts => facts.Duration),
        ["CsatScore"] = new ByteField<ConversationFacts>(FactColumns.None, facts => facts.CsatScore),
        ["NpsScore"] = new ByteField<ConversationFacts>(FactColumns.None, facts => facts.NpsScore),
    };

    public Dictionary<string, FactField<QueueVisitFacts>> QueueVisits { get; } = new(OfConversation<QueueVisitFacts>(dictionaries, "Conversation.", FactColumns.Contact), StringComparer.Ordinal)
    {
        ["EnterTime"] = new TimeField<QueueVisitFacts>(),
        ["ExitReason"] = new ByteField<QueueVisitFacts>(FactColumns.None, facts => facts.ExitReason),
        ["WaitSeconds"] = new MeasureField<QueueVisitFacts>(facts => facts.Wait),
        ["Queue.QueueId"] = new CodeField<QueueVisitFacts>(FactColumns.None, facts => facts.Queue, dictionaries.Queues),
        ["RespondingAgent.Agent.AgentId"] = new CodeField<QueueVisitFacts>(FactColumns.Agent, facts => facts.Agent, dictionaries.Agents),
    };

    public Dictionary<string, FactField<AgentSegmentFacts>> AgentSegments { get; } = new(OfConversation<AgentSegmentFacts>(dictionaries, "Conversation.", FactColumns.Contact), StringComparer.Ordinal)
    {
        ["Agent.AgentId"] = new CodeField<AgentSegmentFacts>(FactColumns.None, facts => facts.Agent, dictionaries.Agents),
        ["Queue.QueueId"] = new CodeField<AgentSegmentFacts>(FactColumns.None, facts => facts.Queue, dictionaries.Queues),
        ["EndedByTransfer"] = new FlagField<AgentSegmentFacts>(FactColumns.None, facts => facts.EndedByTransfer),
        ["RingSeconds"] = new MeasureField<AgentSegmentFacts>(facts => facts.Ring),
        ["FirstResponseSeconds"] = new MeasureField<AgentSegmentFacts>(facts => facts.FirstResponse),
        ["InteractionSeconds"] = new MeasureField<AgentSegmentFacts>(facts => facts.Interaction),
        ["HoldSeconds"] = new MeasureField<AgentSegmentFacts>(facts => facts.Hold),
        ["AfterCallWorkSeconds"] = new MeasureField<AgentSegmentFacts>(facts => facts.AfterCallWork),
        ["HandleSeconds"] = new MeasureField<AgentSegmentFacts>(facts => facts.Handle),
    };

    public Dictionary<string, FactField<MissedAssignmentFacts>> MissedAssignments { get; } = new(OfConversation<MissedAssignmentFacts>(dictionaries, "Conversation.", FactColumns.Contact), StringComparer.Ordinal)
    {
        ["AssignedTime"] = new TimeField<MissedAssignmentFacts>(),
        ["Agent.AgentId"] = new CodeField<MissedAssignmentFacts>(FactColumns.None, facts => facts.Agent, dictionaries.Agents),
        ["Queue.QueueId"] = new CodeField<MissedAssignmentFacts>(FactColumns.None, facts => facts.Queue, dictionaries.Queues),
    };

    private static Dictionary<string, FactField<TFacts>> OfConversation<TFacts>(FactDictionaries dictionaries, string way, FactColumns contact)
        where TFacts : FactSegment => new()
        {
            [way + "Channel"] = new CodeField<TFacts>(contact, facts => facts.Channel, dictionaries.Channels),
            [way + "Direction"] = new ByteField<TFacts>(contact, facts => facts.Direction),
            [way + "BotId"] = new CodeField<TFacts>(contact, facts => facts.Bot, dictionaries.Bots),
            [way + "Outcome"] = new ByteField<TFacts>(contact, facts => facts.Outcome),
            [way + List((ConversationRow row) => row.Dispositions)] = Texts<TFacts>(FactColumns.Dispositions, facts => facts.Dispositions, dictionaries.Dispositions),
            [way + List((ConversationRow row) => row.Skills)] = Pairs<TFacts>(FactColumns.Skills, facts => facts.Skills, dictionaries.Skills, nameof(ConversationSkillRow.SkillId)),
            [way + List((ConversationRow row) => row.Tags.Where(tag => tag.Scope == TagScope.User))] = Tags<TFacts>(dictionaries, facts => facts.UserTags),
            [way + List((ConversationRow row) => row.Tags.Where(tag => tag.Scope == TagScope.Session))] = Tags<TFacts>(dictionaries, facts => facts.SessionTags),
        };

    private static ListField<TFacts> Texts<TFacts>(FactColumns columns, Func<TFacts, FactList> lists, FactDictionary dictionary) =>
        new(columns, lists, () => dictionary.Count, (code, _) => dictionary[code]);

    private static ListField<TFacts> Pairs<TFacts>(FactColumns columns, Func<TFacts, FactList> lists, FactPairDictionary dictionary, string key) =>
        new(columns, lists, () => dictionary.Count, (code, name) => name == key ? dictionary.Keys[dictionary.Key(code)] : dictionary.Value(code));

    private static ListField<TFacts> Tags<TFacts>(FactDictionaries dictionaries, Func<TFacts, FactList> lists) =>
        Pairs(FactColumns.Tags, lists, dictionaries.Tags, nameof(ConversationTagRow.Name));

    // The field tables of the schema write their lists the same way, down to the parameters' names; a list spelled otherwise is asked in SQL.
    private static string List<TRow, TElement>(Expression<Func<TRow, IEnumerable<TElement>>> list) => list.Body.ToString();
}

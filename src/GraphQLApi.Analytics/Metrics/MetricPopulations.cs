using GraphQLApi.Analytics.Metrics.Catalogue;
using GraphQLApi.Analytics.Metrics.Dimensions;
using GraphQLApi.Analytics.Metrics.Questions;
using GraphQLApi.Cache.Facts;

namespace GraphQLApi.Analytics.Metrics;

/// <summary>The four results: which rows each of them counts, by which time, and what they can be grouped by.</summary>
internal sealed class MetricPopulations(AnalyticsTypes types, MetricsOptions options)
{
    public MetricPopulation Sessions => field ??= new(
        "Session", "bot sessions, by their `startTime`.", "SessionDimension", SessionCatalogue.Metrics,
        [
            Dimension.Channel, Dimension.Direction, Dimension.Bot, Dimension.Outcome, Dimension.FinalStatus, Dimension.Intent, Dimension.HourOfDay, Dimension.DayOfWeek,
        ],
        [
            new FactRows<SessionFacts>(
                facts => facts.Sessions,
                [
                    .. DimensionColumns.Contact<SessionFacts>(), .. DimensionColumns.Clock<SessionFacts>(),
                    DimensionColumns.Code<SessionFacts>(Dimension.FinalStatus, facts => DimensionColumns.Codes(facts.FinalStatus)),
                    DimensionColumns.List<SessionFacts>(Dimension.Intent, facts => row => facts.Intents[row], FactColumns.Intents),
                ],
                (filters, where) => filters.Sessions(where)),
        ],
        () => types.Session.FilterInput, () => types.Session.Filters, LooksBack: false);

    public MetricPopulation Conversations => field ??= new(
        "Conversation", "conversations, by their `startTime`.", "ConversationDimension", ConversationCatalogue.Metrics,
        [
            Dimension.Channel, Dimension.Direction, Dimension.Bot, Dimension.Outcome, Dimension.FinalStatus, Dimension.Disposition, Dimension.Skill, Dimension.LastIntent,
            Dimension.Queues, Dimension.Agents, Dimension.Campaign, Dimension.HourOfDay, Dimension.DayOfWeek,
        ],
        [
            new FactRows<ConversationFacts>(
                facts => facts.Conversations,
                [
                    .. DimensionColumns.Contact<ConversationFacts>(), .. DimensionColumns.Clock<ConversationFacts>(),
                    DimensionColumns.Disposition<ConversationFacts>(), DimensionColumns.Skill<ConversationFacts>(),
                    DimensionColumns.Code<ConversationFacts>(Dimension.FinalStatus, facts => DimensionColumns.Codes(facts.FinalStatus)),
                    DimensionColumns.Code<ConversationFacts>(Dimension.LastIntent, facts => DimensionColumns.Codes(facts.LastIntent)),
                    DimensionColumns.List<ConversationFacts>(Dimension.Queues, facts => row => facts.Queues[row], FactColumns.Queues),
                    DimensionColumns.List<ConversationFacts>(Dimension.Agents, facts => row => facts.Agents[row], FactColumns.Agents),
                    DimensionColumns.Code<ConversationFacts>(Dimension.Campaign, Campaign),
                ],
                (filters, where) => filters.Conversations(where)),
        ],
        () => types.Conversation.FilterInput, () => types.Conversation.Filters, LooksBack: false);

    public MetricPopulation QueueVisits => field ??= new(
        "Queue", "queue visits, by their `enterTime`.", "QueueVisitDimension", QueueVisitCatalogue.Metrics(new ServiceLevelThresholds(options)),
        [
            Dimension.Queue, Dimension.Agent, Dimension.Channel, Dimension.Direction, Dimension.Bot, Dimension.ExitReason, Dimension.Outcome, Dimension.Disposition,
            Dimension.Skill, Dimension.HourOfDay, Dimension.DayOfWeek,
        ],
        [
            new FactRows<QueueVisitFacts>(
                facts => facts.QueueVisits,
                [
                    .. DimensionColumns.Contact<QueueVisitFacts>(), .. DimensionColumns.Clock<QueueVisitFacts>(),
                    DimensionColumns.Disposition<QueueVisitFacts>(), DimensionColumns.Skill<QueueVisitFacts>(),
                    DimensionColumns.Code<QueueVisitFacts>(Dimension.Queue, facts => DimensionColumns.Codes(facts.Queue)),
                    DimensionColumns.Code<QueueVisitFacts>(Dimension.Agent, facts => DimensionColumns.Codes(facts.Agent), FactColumns.Agent),
                    DimensionColumns.Code<QueueVisitFacts>(Dimension.ExitReason, facts => DimensionColumns.Numbers(facts.ExitReason)),
                ],
                (filters, where) => filters.QueueVisits(where)),
        ],
        () => types.QueueVisit.FilterInput, () => types.QueueVisit.Filters, LooksBack: true) { CarriesCoverage = true };

    public MetricPopulation AgentSegments => field ??= new(
        "Agent", "agent segments, by their `acceptedTime`, else `assignedTime`, else the conversation's `startTime`, and of missed assignments, by their `assignedTime`.",
        "AgentSegmentDimension", AgentCatalogue.Metrics,
        [
            Dimension.Agent, Dimension.Queue, Dimension.Channel, Dimension.Direction, Dimension.Bot, Dimension.Outcome, Dimension.Disposition, Dimension.Skill,
            Dimension.HourOfDay, Dimension.DayOfWeek,
        ],
        [
            new FactRows<AgentSegmentFacts>(
                facts => facts.AgentSegments,
                [
                    .. DimensionColumns.Contact<AgentSegmentFacts>(), .. DimensionColumns.Clock<AgentSegmentFacts>(),
                    DimensionColumns.Disposition<AgentSegmentFacts>(), DimensionColumns.Skill<AgentSegmentFacts>(),
                    DimensionColumns.Code<AgentSegmentFacts>(Dimension.Agent, facts => DimensionColumns.Codes(facts.Agent)),
                    DimensionColumns.Code<AgentSegmentFacts>(Dimension.Queue, facts => DimensionColumns.Codes(facts.Queue)),
                ],
                (filters, where) => filters.AgentSegments(where)),
            Misses(),
        ],
        () => types.AgentSegment.FilterInput, () => types.AgentSegment.Filters, LooksBack: true) { CarriesCoverage = true };

    public IReadOnlyList<MetricPopulation> All => [Sessions, Conversations, QueueVisits, AgentSegments];

    private static FactRows<MissedAssignmentFacts> Misses() => new(
        facts => facts.MissedAssignments,
        [
            .. DimensionColumns.Contact<MissedAssignmentFacts>(), .. DimensionColumns.Clock<MissedAssignmentFacts>(),
            DimensionColumns.Disposition<MissedAssignmentFacts>(), DimensionColumns.Skill<MissedAssignmentFacts>(),
            DimensionColumns.Code<MissedAssignmentFacts>(Dimension.Agent, facts => DimensionColumns.Codes(facts.Agent)),
            DimensionColumns.Code<MissedAssignmentFacts>(Dimension.Queue, facts => DimensionColumns.Codes(facts.Queue)),
        ],
        (filters, where) => filters.MissedAssignments(where));

    // Even codes are names, odd ones ids of campaigns without a name.
    private static Func<int, int> Campaign(ConversationFacts facts)
    {
        var (names, ids) = (facts.CampaignName, facts.CampaignId);
        return row => names[row] != 0 ? names[row] * 2 : ids[row] != 0 ? (ids[row] * 2) + 1 : 0;
    }
}

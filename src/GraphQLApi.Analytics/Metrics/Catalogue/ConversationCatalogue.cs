using GraphQLApi.Analytics.Metrics.Aggregation;
using GraphQLApi.Analytics.Metrics.Results;
using GraphQLApi.Cache.Facts;
using GraphQLApi.Cache.Rows;

namespace GraphQLApi.Analytics.Metrics.Catalogue;

/// <summary>What is computed of conversations (SEMANTICS §4.3, §4.4).</summary>
internal static class ConversationCatalogue
{
    private const string ResolvedDisposition = "Resolved";

    private static readonly Measure Conversations = new CountMeasure<ConversationFacts>("conversations");
    private static readonly Measure Handled = Count("handled", facts => row => IsHandled(facts, row), FactColumns.Handling);
    private static readonly Measure AbandonedWithAgent = Count("abandoned with agent", facts => row => facts.Outcome[row] == (byte)Outcome.AbandonedWithAgent);
    private static readonly Measure Abandoned = Count("abandoned", facts => row => (Outcome)facts.Outcome[row] is Outcome.AbandonedInQueue or Outcome.AbandonedWithAgent);
    private static readonly Measure Queued = Count("queued", facts => row => facts.Queues[row].Length > 0 || facts.Outcome[row] == (byte)Outcome.AbandonedWithAgent, FactColumns.Queues);
    private static readonly Measure Closed = Count("closed", facts => row => facts.Outcome[row] != (byte)Outcome.InProgress);
    private static readonly Measure Transferred = Count("transferred", facts => row => IsHandled(facts, row) && facts.TransferCount[row] > 0, FactColumns.Handling);
    private static readonly Measure Scored = Count("nps", facts => row => facts.NpsScore[row] != FactSegment.NoValue);
    private static readonly Measure Promoters = Count("promoters", facts => row => facts.NpsScore[row] is 9 or 10);
    private static readonly Measure Detractors = Count("detractors", facts => row => facts.NpsScore[row] <= 6);

    public static IReadOnlyList<Metric> Metrics { get; } =
    [
        new CountMetric("conversations", "conversations", "number of conversations", ["Conversation"], Conversations) { Description = "Hand-overs to people, running ones included." },
        new CountMetric("handled", "conversations", "number of conversations with an accepted segment", ["Conversation.agentSegments", "AgentSegment.acceptedTime"], Handled)
        {
            Description = "Conversations that an agent took, also those abandoned with the agent.",
        },
        new CountMetric("abandonedWithAgent", "conversations", "number of conversations with outcome ABANDONED_WITH_AGENT", ["Conversation.outcome"], AbandonedWithAgent)
        {
            Description = "Conversations whose customer left while an agent was on it.",
        },
        new RateMetric("abandonmentRate", "outcomes ABANDONED_IN_QUEUE and ABANDONED_WITH_AGENT / conversations with a queue visit or outcome ABANDONED_WITH_AGENT", ["Conversation.outcome", "Conversation.queueVisits"], Abandoned, Queued)
        {
            Description = "Share of conversations whose customer gave up, waiting or with an agent.", Reference = "Kore.ai queue summary report",
        },
        new RateMetric("resolutionRate", "conversations with the disposition Resolved / conversations that are not IN_PROGRESS", ["Conversation.dispositions", "Conversation.outcome"], new ResolvedMeasure(ResolvedDisposition), Closed)
        {
            Description = "Share of finished conversations marked as resolved; says little where other disposition sets are used.", Reference = "Kore.ai \"Resolution rate\"",
        },
        new NumberMetric("npsScore", "points, -100 to 100", "100 × (scores 9 and 10 - scores 0 to 6) / scores", ["Conversation.npsScore"], [Promoters, Detractors, Scored], NetPromoterScore)
        {
            Description = "Net promoter score; null without a score.", Reference = "Reichheld 2003",
        },
        new RateMetric("transferRate", "handled conversations with `transferCount` ≥ 1 / handled", ["Conversation.transferCount"], Transferred, Handled) { Description = "Share of handled conversations that were transferred." },
        new DistributionMetric("handleSeconds", "sum over the conversation's accepted segments of interaction + after-call work", ["Conversation.handleSeconds"], Duration("handle", facts => facts.Handle))
        {
            Description = "Handle time per conversation with at least one accepted segment; its average is AHT by conversation.",
        },
        new DistributionMetric("durationSeconds", "`endTime` - (`handoverTime` else `startTime`)", ["Conversation.durationSeconds"], Duration("duration", facts => facts.Duration)) { Description = "How long conversations lasted." },
        new DistributionMetric("timeToHumanSeconds", "first `acceptedTime` - the session's `startTime`", ["Conversation.startTime", "AgentSegment.acceptedTime"], Duration("time to human", facts => facts.TimeToHuman, FactColumns.Handling))
        {
            Description = "From arriving to the first person, bot and queues included.",
        },
        new SurveyMetric("csat", "scores 1 to 5; response rate: responses / handled", ["Conversation.csatScore", "Conversation.surveyType"], Survey()) { Description = "Customer satisfaction.", Reference = "Kore.ai \"CSAT\"" },
    ];

    private static double? NetPromoterScore(MetricCell cell) =>
        cell.Count(Scored) is > 0 and var scores ? 100.0 * (cell.Count(Promoters) - cell.Count(Detractors)) / scores : null;

    private static SurveyMeasures Survey() => new(
        new SpreadMeasure<ConversationFacts>("scores", RowValues.Of((ConversationFacts facts) => facts.CsatScore)),
        Count("top two", facts => row => facts.CsatScore[row] is 4 or 5),
        Handled);

    // Whoever was accepted has a time until then.
    private static bool IsHandled(ConversationFacts facts, int row) => facts.TimeToHuman.TryGet(row, out _);

    private static DurationMeasures Duration(string name, Func<ConversationFacts, FactMeasure> column, FactColumns columns = FactColumns.None) =>
        DurationMeasures.Of<ConversationFacts>(name, RowValues.Of(column), columns);

    private static CountMeasure<ConversationFacts> Count(string name, RowTest<ConversationFacts> test, FactColumns columns = FactColumns.None) => new(name, test, columns);
}

using GraphQLApi.Analytics.Metrics.Aggregation;
using GraphQLApi.Cache.Facts;
using GraphQLApi.Cache.Rows;

namespace GraphQLApi.Analytics.Metrics.Catalogue;

/// <summary>What is computed of bot sessions (SEMANTICS §4.2).</summary>
internal static class SessionCatalogue
{
    private const byte Running = (byte)Outcome.InProgress;

    private static readonly Measure Sessions = new CountMeasure<SessionFacts>("sessions");
    private static readonly Measure Closed = Count("closed", facts => row => facts.Outcome[row] != Running);
    private static readonly Measure HandedOver = Count("handed over", facts => row => facts.Outcome[row] != Running && facts.IsHandedOver[row], FactColumns.Handling);
    private static readonly Measure Resolved = Count("resolved", facts => row => facts.Outcome[row] == (byte)Outcome.BotResolved);
    private static readonly Measure Dropped = Count("dropped", facts => row => facts.Outcome[row] == (byte)Outcome.BotDropped);

    public static IReadOnlyList<Metric> Metrics { get; } =
    [
        new CountMetric("sessions", "sessions", "number of sessions", ["Session"], Sessions) { Description = "Sessions that began, running ones included." },
        Rate("handoffRate", "sessions with a conversation / sessions that are not IN_PROGRESS", "Share of finished sessions that were handed to people (escalation).", HandedOver, "Kore.ai \"Agent handoff\""),
        Rate("containmentRate", "sessions without a conversation / sessions that are not IN_PROGRESS", "Share of finished sessions that stayed with the bot, resolved or not.", (Tally)Closed - HandedOver, "usual in self-service; see `selfServiceRate` for the stricter one"),
        Rate("selfServiceRate", "sessions with outcome BOT_RESOLVED / sessions that are not IN_PROGRESS", "Share of finished sessions that the bot resolved.", Resolved, "Kore.ai \"Self-service\""),
        Rate("botDropOffRate", "sessions with outcome BOT_DROPPED / sessions that are not IN_PROGRESS", "Share of finished sessions whose customer dropped out at the bot: what a naive containment hides.", Dropped),
        new DistributionMetric("durationSeconds", "`effectiveEndTime` - `startTime`", ["Session.durationSeconds"], DurationMeasures.Of<SessionFacts>("duration", RowValues.Of((SessionFacts facts) => facts.Duration)))
        {
            Description = "How long sessions lasted.",
        },
        new SurveyMetric("csat", "scores 1 to 5; response rate: responses / closed sessions with a handled conversation", ["Session.csatScore", "Session.surveyType"], Survey())
        {
            Description = "Customer satisfaction.", Reference = "Kore.ai \"CSAT\"",
        },
    ];

    private static SurveyMeasures Survey() => new(
        new SpreadMeasure<SessionFacts>("scores", RowValues.Of((SessionFacts facts) => facts.CsatScore)),
        Count("top two", facts => row => facts.CsatScore[row] is 4 or 5),
        Count("asked", facts => row => facts.IsHandled[row] && facts.Outcome[row] != Running, FactColumns.Handling));

    private static RateMetric Rate(string name, string formula, string description, Tally numerator, string? reference = null) =>
        new(name, formula, ["Session.outcome", "Session.conversations"], numerator, Closed) { Description = description, Reference = reference };

    private static CountMeasure<SessionFacts> Count(string name, RowTest<SessionFacts> test, FactColumns columns = FactColumns.None) => new(name, test, columns);
}

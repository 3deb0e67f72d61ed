using System.Text.Json.Nodes;

namespace GraphQLApi.IntegrationTests.Metrics.Oracle;

/// <summary><c>sessionMetrics</c> and <c>conversationMetrics</c>: by the session's start.</summary>
internal static class ContactPopulations
{
    private static readonly string SessionSelection =
        $"sessions handoffRate {Figures.Rate} containmentRate {Figures.Rate} selfServiceRate {Figures.Rate} botDropOffRate {Figures.Rate} durationSeconds {Figures.Distribution} csat {Figures.Survey}";

    private static readonly string ConversationSelection =
        $"conversations handled abandonedWithAgent npsScore abandonmentRate {Figures.Rate} resolutionRate {Figures.Rate} transferRate {Figures.Rate}"
        + $" handleSeconds {Figures.Distribution} durationSeconds {Figures.Distribution} timeToHumanSeconds {Figures.Distribution} csat {Figures.Survey}";

    public static Population<Session> Sessions(IReadOnlyList<Session> sessions) => new(
        "sessionMetrics", sessions, session => session.Start, SessionSelection,
        [
            Dimensions.Scalar<Session>("CHANNEL", "channel", session => session.Channel),
            Dimensions.Scalar<Session>("DIRECTION", "direction", session => session.Direction, KeyOrder.Directions),
            Dimensions.Scalar<Session>("BOT", "botId", session => session.BotId),
            Dimensions.Scalar<Session>("OUTCOME", "outcome", session => session.Outcome, KeyOrder.Outcomes),
            Dimensions.Scalar<Session>("FINAL_STATUS", "finalStatus", session => session.FinalStatus),
            Dimensions.List<Session>("INTENT", "intent", session => session.Intents),
            .. Dimensions.Clock<Session>(session => session.Start),
        ],
        [
            new("{ channel: { startsWith: \"Web\" } }", session => session.Channel?.StartsWith("Web", StringComparison.Ordinal) == true),
            new("{ channel: { nstartsWith: \"Web\" } }", session => session.Channel?.StartsWith("Web", StringComparison.Ordinal) != true),
            new("{ outcome: { in: [BOT_RESOLVED, BOT_DROPPED] } }", session => session.Outcome is "BOT_RESOLVED" or "BOT_DROPPED"),
            new("{ conversations: { any: false } }", session => session.Conversations.Count == 0),
            new("{ durationSeconds: { gte: 120 } }", session => session.DurationSeconds >= 120),
            new("{ intents: { some: { eq: \"Track Order\" } } }", session => session.Intents.Contains("Track Order")),
            new("{ sessionTags: { some: { name: { eq: \"callerNumber\" } } } }", session => session.Tags.Any(tag => tag is { Scope: "SESSION", Name: "callerNumber" })),
            new("{ queueVisits: { some: { waitSeconds: { gt: 60 } } } }", session => session.Conversations.SelectMany(conversation => conversation.Visits).Any(visit => visit.Wait > 60)),
        ],
        Dimensions.Tags<Session>(session => session.Tags),
        ["sessions", "containmentRate", "botDropOffRate", "durationSeconds.sum", "durationSeconds.minimum", "csat.responses", "csat.topTwoBoxRate"],
        (rows, _, _) =>
        {
            var ended = rows.Where(session => session.Outcome != "IN_PROGRESS").ToArray();
            return new JsonObject
            {
                ["sessions"] = rows.Count,
                ["handoffRate"] = Figures.RateOf(ended.Count(session => session.Conversations.Count > 0), ended.Length),
                ["containmentRate"] = Figures.RateOf(ended.Count(session => session.Conversations.Count == 0), ended.Length),
                ["selfServiceRate"] = Figures.RateOf(ended.Count(session => session.Outcome == "BOT_RESOLVED"), ended.Length),
                ["botDropOffRate"] = Figures.RateOf(ended.Count(session => session.Outcome == "BOT_DROPPED"), ended.Length),
                ["durationSeconds"] = Figures.DistributionOf(rows.Select(session => session.DurationSeconds)),
                ["csat"] = Figures.SurveyOf([.. rows.Select(session => session.Survey.Csat).OfType<int>()], ended.Count(session => session.Conversations.Any(conversation => conversation.IsHandled))),
            };
        });

    public static Population<Conversation> Conversations(IReadOnlyList<Session> sessions) => new(
        "conversationMetrics", [.. sessions.SelectMany(session => session.Conversations)], conversation => conversation.Session.Start, ConversationSelection,
        [
            .. QueuePopulation.Contact<Conversation>(conversation => conversation),
            Dimensions.Scalar<Conversation>("FINAL_STATUS", "finalStatus", conversation => conversation.FinalStatus),
            Dimensions.Scalar<Conversation>("LAST_INTENT", "intent", conversation => conversation.LastIntent),
            Dimensions.Scalar<Conversation>("CAMPAIGN", "campaign", conversation => conversation.Campaign),
            Dimensions.Object<Conversation>("QUEUE", "queue", "queueId", conversation => conversation.Visits.Select(visit => visit.QueueId)),
            Dimensions.Object<Conversation>("AGENT", "agent", "agentId", conversation => conversation.Segments.Select(segment => segment.AgentId)),
            .. Dimensions.Clock<Conversation>(conversation => conversation.Session.Start),
        ],
        [
            new("{ direction: { eq: INBOUND } }", conversation => conversation.Direction == "INBOUND"),
            new("{ outcome: { neq: AGENT_HANDLED } }", conversation => conversation.Outcome != "AGENT_HANDLED"),
            new("{ transferCount: { gte: 1 } }", conversation => conversation.Transfers >= 1),
            new("{ handleSeconds: { nlt: 300 } }", conversation => conversation.HandleSeconds is null or >= 300),
            new("{ queueVisits: { all: { waitSeconds: { lte: 30 } } } }", conversation => conversation.Visits.All(visit => visit.Wait <= 30)),
            new("{ dispositions: { none: { contains: \"Res\" } } }", conversation => conversation.Dispositions.All(text => !text.Contains("Res", StringComparison.Ordinal))),
            new("{ session: { durationSeconds: { lt: 600 } } }", conversation => conversation.Session.DurationSeconds < 600),
        ],
        Dimensions.Tags<Conversation>(conversation => conversation.Tags),
        ["conversations", "handled", "resolutionRate", "transferRate", "handleSeconds.sum", "timeToHumanSeconds.maximum", "csat.responseRate"],
        (rows, _, _) =>
        {
            var handled = rows.Where(conversation => conversation.IsHandled).ToArray();
            int With(params string[] outcomes) => rows.Count(conversation => outcomes.Contains(conversation.Outcome));
            var scores = rows.Select(conversation => conversation.Survey.Nps).OfType<int>().ToArray();
            return new JsonObject
            {
                ["conversations"] = rows.Count,
                ["handled"] = handled.Length,
                ["abandonedWithAgent"] = With("ABANDONED_WITH_AGENT"),
                ["npsScore"] = scores.Length == 0 ? null : 100.0 * (scores.Count(score => score >= 9) - scores.Count(score => score <= 6)) / scores.Length,
                ["abandonmentRate"] = Figures.RateOf(
                    With("ABANDONED_IN_QUEUE", "ABANDONED_WITH_AGENT"), rows.Count(conversation => conversation.Visits.Any() || conversation.Outcome == "ABANDONED_WITH_AGENT")),
                ["resolutionRate"] = Figures.RateOf(rows.Count(conversation => conversation.Dispositions.Contains("Resolved")), rows.Count(conversation => conversation.IsClosed)),
                ["transferRate"] = Figures.RateOf(handled.Count(conversation => conversation.Transfers >= 1), handled.Length),
                ["handleSeconds"] = Figures.DistributionOf(rows.Select(conversation => conversation.HandleSeconds)),
                ["durationSeconds"] = Figures.DistributionOf(rows.Select(conversation => conversation.DurationSeconds)),
                ["timeToHumanSeconds"] = Figures.DistributionOf(rows.Select(conversation => conversation.TimeToHuman)),
                ["csat"] = Figures.SurveyOf([.. rows.Select(conversation => conversation.Survey.Csat).OfType<int>()], handled.Length),
            };
        });
}

using System.Text.Json.Nodes;

namespace GraphQLApi.IntegrationTests.Metrics.Oracle;

/// <summary><c>queueMetrics</c>: visits by entry.</summary>
internal static class QueuePopulation
{
    private static readonly string[] Policies = ["OFFERED", "EXCLUDE_ABANDONED_WITHIN", "COUNT_ABANDONED_WITHIN", "ANSWERED", "ANSWERED_OR_ABANDONED"];

    private static readonly string Selection =
        "offered offeredConversations answered abandoned flowedOut callbacks voicemails systemTerminated waiting maximumWaiting averageWaiting averageSpeedOfAnswerSeconds"
        + $" callbackRate {Figures.Rate} voicemailRate {Figures.Rate} flowOutRate {Figures.Rate} answerRate {Figures.Rate}"
        + $" abandonmentRate {Figures.Rate} long: abandonmentRate(ignoreShorterThanSeconds: 15) {Figures.Rate}"
        + $" waitSeconds {Figures.Distribution} timeToAbandonSeconds {Figures.Distribution} serviceLevel {Figures.Rate}"
        + string.Concat(Policies.Select(policy => $" {policy}: serviceLevel(thresholdSeconds: 60, policy: {policy}) {Figures.Rate}"));

    public static Population<Visit> Of(IReadOnlyList<Session> sessions)
    {
        Visit[] visits = [.. sessions.SelectMany(session => session.Conversations).SelectMany(conversation => conversation.Visits).Where(visit => visit.Enter is not null)];
        return new Population<Visit>(
            "queueMetrics", visits, visit => visit.Enter, Selection,
            [
                Dimensions.Object<Visit>("QUEUE", "queue", "queueId", visit => [visit.QueueId]),
                Dimensions.Object<Visit>("AGENT", "agent", "agentId", visit => [visit.Answer?.AgentId]),
                Dimensions.Scalar<Visit>("EXIT_REASON", "exitReason", visit => visit.ExitReason, KeyOrder.ExitReasons),
                .. Contact<Visit>(visit => visit.Conversation), .. Dimensions.Clock<Visit>(visit => visit.Enter),
            ],
            [
                new("{ queue: { queueId: { eq: \"" + visits[0].QueueId + "\" } } }", visit => visit.QueueId == visits[0].QueueId),
                new("{ exitReason: { nin: [ANSWERED, FLOWED_OUT] } }", visit => visit.ExitReason is not ("ANSWERED" or "FLOWED_OUT")),
                new("{ waitSeconds: { ngte: 30 } }", visit => visit.Wait is null or < 30),
                new("{ waitSeconds: { gt: 5.5 } }", visit => visit.Wait > 5.5),
                new("{ nonRespondingAgents: { any: true } }", visit => visit.Misses.Count > 0),
                new("{ respondingAgent: { agent: { agentId: { neq: null } } } }", visit => visit.Answer is not null),
                .. Contact<Visit>(visit => visit.Conversation, sessions),
            ],
            Dimensions.Tags<Visit>(visit => visit.Conversation.Tags),
            ["offered", "answered", "maximumWaiting", "abandonmentRate", "serviceLevel", "waitSeconds.sum", "waitSeconds.maximum", "timeToAbandonSeconds.count"],
            Compute);
    }

    public static IEnumerable<Dimension<T>> Contact<T>(Func<T, Conversation> of) =>
    [
        Dimensions.Scalar<T>("CHANNEL", "channel", row => of(row).Channel),
        Dimensions.Scalar<T>("DIRECTION", "direction", row => of(row).Direction, KeyOrder.Directions),
        Dimensions.Scalar<T>("BOT", "botId", row => of(row).BotId),
        Dimensions.Scalar<T>("OUTCOME", "outcome", row => of(row).Outcome, KeyOrder.Outcomes),
        Dimensions.List<T>("DISPOSITION", "disposition", row => of(row).Dispositions),
        Dimensions.Object<T>("SKILL", "skill", "skillId", row => of(row).Skills.Select(skill => skill.Id)),
    ];

    public static IEnumerable<Condition<T>> Contact<T>(Func<T, Conversation> of, IReadOnlyList<Session> sessions)
    {
        var channel = sessions.SelectMany(session => session.Conversations).First(conversation => conversation.Channel is not null).Channel!;
        return
        [
            new("{ conversation: { channel: { eq: \"" + channel + "\" } } }", row => of(row).Channel == channel),
            new("{ conversation: { direction: { neq: OUTBOUND } } }", row => of(row).Direction != "OUTBOUND"),
            new("{ conversation: { dispositions: { some: { eq: \"Resolved\" } } } }", row => of(row).Dispositions.Contains("Resolved")),
            new("{ conversation: { dispositions: { any: false } } }", row => of(row).Dispositions.Count == 0),
            new("{ conversation: { agentSegments: { some: { endedByTransfer: { eq: true } } } } }", row => of(row).Transfers > 0),
            new("{ conversation: { session: { csatScore: { gte: 4 } } } }", row => of(row).Session.Survey.Csat >= 4),
            new("{ conversation: { queueVisits: { none: { exitReason: { eq: ABANDONED } } } } }", row => of(row).Visits.All(visit => visit.ExitReason != "ABANDONED")),
        ];
    }

    private static JsonObject Compute(IReadOnlyList<Visit> visits, IReadOnlyList<Visit> everAsked, Cell cell)
    {
        int Left(string reason) => visits.Count(visit => visit.ExitReason == reason);
        int Within(string reason, double seconds) => visits.Count(visit => visit.ExitReason == reason && visit.Wait <= seconds);
        var (offered, answered, abandoned) = (visits.Count, Left("ANSWERED"), Left("ABANDONED"));
        var brief = visits.Count(visit => visit.ExitReason == "ABANDONED" && visit.Wait < 15);
        var waits = visits.Where(visit => visit.ExitReason == "ANSWERED").Select(visit => visit.Wait).ToArray();
        var (maximum, average) = Depth(everAsked, cell);
        var (inTime, lostInTime) = (Within("ANSWERED", 60), Within("ABANDONED", 60));
        return new JsonObject
        {
            ["offered"] = offered,
            ["offeredConversations"] = visits.Select(visit => visit.Conversation.Id).Distinct().Count(),
            ["answered"] = answered,
            ["abandoned"] = abandoned,
            ["flowedOut"] = Left("FLOWED_OUT"),
            ["callbacks"] = Left("CALLBACK"),
            ["voicemails"] = Left("VOICEMAIL"),
            ["systemTerminated"] = Left("SYSTEM_TERMINATED"),
            ["waiting"] = Left("WAITING"),
            ["maximumWaiting"] = maximum,
            ["averageWaiting"] = average,
            ["averageSpeedOfAnswerSeconds"] = waits.Average(),
            ["callbackRate"] = Figures.RateOf(Left("CALLBACK"), offered),
            ["voicemailRate"] = Figures.RateOf(Left("VOICEMAIL"), offered),
            ["flowOutRate"] = Figures.RateOf(Left("FLOWED_OUT"), offered),
            ["answerRate"] = Figures.RateOf(answered, offered),
            ["abandonmentRate"] = Figures.RateOf(abandoned, offered),
            ["long"] = Figures.RateOf(abandoned - brief, offered - brief),
            ["waitSeconds"] = Figures.DistributionOf(waits),
            ["timeToAbandonSeconds"] = Figures.DistributionOf(visits.Where(visit => visit.ExitReason == "ABANDONED").Select(visit => visit.Wait)),
            ["serviceLevel"] = Figures.RateOf(Within("ANSWERED", 20), offered),
            ["OFFERED"] = Figures.RateOf(inTime, offered),
            ["EXCLUDE_ABANDONED_WITHIN"] = Figures.RateOf(inTime, offered - lostInTime),
            ["COUNT_ABANDONED_WITHIN"] = Figures.RateOf(inTime + lostInTime, offered),
            ["ANSWERED"] = Figures.RateOf(inTime, answered),
            ["ANSWERED_OR_ABANDONED"] = Figures.RateOf(inTime, answered + abandoned),
        };
    }

    // At each moment where somebody enters: the most waiting at once lies at one of them, or at the bucket's begin.
    private static (int Maximum, double? Average) Depth(IReadOnlyList<Visit> visits, Cell cell)
    {
        var (from, to) = (cell.Bucket.From, cell.Bucket.To < cell.Now ? cell.Bucket.To : cell.Now);
        var stays = visits.Select(visit => (Enter: visit.Enter!.Value, Exit: visit.Exit ?? (visit.ExitReason == "WAITING" ? cell.Now : visit.Enter.Value)))
            .Where(stay => stay.Enter < to && stay.Exit > from && stay.Exit > stay.Enter).ToArray();
        if (to <= from)
            return (0, null);
        var moments = stays.Select(stay => stay.Enter).Where(moment => moment > from).Append(from);
        var inside = stays.Sum(stay => ((stay.Exit < to ? stay.Exit : to) - (stay.Enter > from ? stay.Enter : from)).TotalSeconds);
        return (moments.Max(moment => stays.Count(stay => stay.Enter <= moment && moment < stay.Exit)), inside / (to - from).TotalSeconds);
    }
}

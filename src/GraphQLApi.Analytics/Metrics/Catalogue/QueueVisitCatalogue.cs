using GraphQLApi.Analytics.Metrics.Aggregation;
using GraphQLApi.Analytics.Metrics.Results;
using GraphQLApi.Cache.Facts;
using GraphQLApi.Cache.Rows;

namespace GraphQLApi.Analytics.Metrics.Catalogue;

/// <summary>What is computed of queue visits.</summary>
internal static class QueueVisitCatalogue
{
    private static readonly Measure Offered = new CountMeasure<QueueVisitFacts>("offered");
    private static readonly Measure Answered = Left(QueueExitReason.Answered);
    private static readonly Measure Abandoned = Left(QueueExitReason.Abandoned);
    private static readonly Measure FlowedOut = Left(QueueExitReason.FlowedOut);
    private static readonly Measure Callbacks = Left(QueueExitReason.Callback);
    private static readonly Measure Voicemails = Left(QueueExitReason.Voicemail);
    private static readonly Measure Depth = new WaitingMeasure("depth");
    private static readonly DurationMeasures Wait = WaitOf(QueueExitReason.Answered);

    public static IReadOnlyList<Metric> Metrics(ServiceLevelThresholds thresholds) =>
    [
        new CountMetric("offered", "visits", "number of visits with an `enterTime`", ["QueueVisit.enterTime"], Offered)
        {
            Description = "Visits that entered the queue; one that comes back counts again.", Reference = "Genesys \"Offered\", Amazon Connect CONTACTS_QUEUED",
        },
        new CountMetric("offeredConversations", "conversations", "number of different conversations among them", ["QueueVisit.conversation"], new ConversationMeasure<QueueVisitFacts>("offered conversations"))
        {
            Description = "Conversations that entered the queue, each once.",
        },
        Exit("answered", Answered, "ANSWERED", "Visits that an agent answered.", "Genesys \"Answered\""),
        Exit("abandoned", Abandoned, "ABANDONED", "Visits whose customer gave up waiting; callbacks, voicemails and what the platform ended are none.", "Amazon Connect CONTACTS_ABANDONED"),
        Exit("flowedOut", FlowedOut, "FLOWED_OUT", "Visits that went on to another destination unanswered.", "Genesys \"Flow-outs\""),
        Exit("callbacks", Callbacks, "CALLBACK", "Visits whose customer opted for a callback."),
        Exit("voicemails", Voicemails, "VOICEMAIL", "Visits whose conversation became a voicemail."),
        Exit("systemTerminated", Left(QueueExitReason.SystemTerminated), "SYSTEM_TERMINATED", "Visits that the platform ended, for instance because no agent was available."),
        Exit("waiting", Left(QueueExitReason.Waiting), "WAITING", "Visits that have not left yet."),
        new RateMetric("callbackRate", "callbacks / offered", ["QueueVisit.exitReason"], Callbacks, Offered) { Description = "Share of visits whose customer opted for a callback." },
        new RateMetric("voicemailRate", "voicemails / offered", ["QueueVisit.exitReason"], Voicemails, Offered) { Description = "Share of visits that became a voicemail." },
        new RateMetric("flowOutRate", "flowedOut / offered", ["QueueVisit.exitReason"], FlowedOut, Offered) { Description = "Share of visits that went on unanswered." },
        new DepthMetric("maximumWaiting", "visits", "most visits with `enterTime` ≤ t < `exitTime` at one moment t of the bucket", ["QueueVisit.enterTime", "QueueVisit.exitTime"], Depth)
        {
            Description = "Most visits waiting at once. A visit counts in every bucket it waits in, also where it entered before the range.",
        },
        new NumberMetric("averageWaiting", "visits", "seconds waited inside the bucket / seconds of the bucket, cut to the range and to now", ["QueueVisit.enterTime", "QueueVisit.exitTime"], [Depth], cell => cell.Table.Find<IDepths>(Depth.Name).Of(cell.Index).Average)
        {
            Description = "Visits waiting at a time, on average over the bucket's time; null for a bucket in the future.", IsSortable = false,
        },
        new RateMetric("answerRate", "answered / offered", ["QueueVisit.exitReason"], Answered, Offered) { Description = "Share of visits that an agent answered.", Reference = "Genesys \"Answer %\"" },
        AbandonmentRate(),
        new NumberMetric("averageSpeedOfAnswerSeconds", "seconds", "waitSeconds.sum / waitSeconds.count", ["QueueVisit.waitSeconds"], [Wait.Figures], cell => new Distribution(cell, Wait).Figure("average"))
        {
            Description = "Average wait of answered visits (ASA).", Reference = "Kore.ai, Amazon Connect \"Average queue answer time\"",
        },
        new DistributionMetric("waitSeconds", "`exitTime` - `enterTime` of answered visits; negative waits are left out", ["QueueVisit.waitSeconds", "QueueVisit.exitReason"], Wait)
        {
            Description = "How long answered visits waited.",
        },
        new DistributionMetric("timeToAbandonSeconds", "`exitTime` - `enterTime` of abandoned visits", ["QueueVisit.waitSeconds", "QueueVisit.exitReason"], WaitOf(QueueExitReason.Abandoned))
        {
            Description = "How long abandoned visits waited.", Reference = "Kore.ai queue interval report",
        },
        new ServiceLevel(thresholds, Offered, Answered, Abandoned).Metric(),
    ];

    private static RateMetric AbandonmentRate() => new(
        "abandonmentRate", "abandoned / offered; with `ignoreShorterThanSeconds` s: (abandoned - those with a wait < s) / (offered - those)",
        ["QueueVisit.exitReason", "QueueVisit.waitSeconds"],
        arguments => arguments.Get<double?>("ignoreShorterThanSeconds") is { } limit && WaitTests.Abandoned(Seconds.Check(limit, "ignoreShorterThanSeconds"), isInclusive: false) is var shorter
            ? ((Tally)Abandoned - shorter, (Tally)Offered - shorter)
            : (Abandoned, Offered))
    {
        Description = "Share of visits whose customer gave up waiting.", Reference = "Genesys, Amazon Connect; with short abandons left out usual in workforce management",
        Options = [Seconds.Argument("ignoreShorterThanSeconds", "Leaves out who gave up sooner: neither abandoned nor offered.")],
    };

    private static CountMetric Exit(string name, Measure measure, string reason, string description, string? reference = null) =>
        new(name, "visits", $"number of visits with `exitReason` {reason}", ["QueueVisit.exitReason"], measure) { Description = description, Reference = reference };

    private static CodeCountMeasure<QueueVisitFacts> Left(QueueExitReason reason) => new($"left {reason}", facts => facts.ExitReason, (byte)reason);

    private static DurationMeasures WaitOf(QueueExitReason reason) => DurationMeasures.Of<QueueVisitFacts>($"wait {reason}", (facts, rows, values) =>
    {
        var (reasons, waits) = (facts.ExitReason, facts.Wait);
        for (var i = 0; i < rows.Length; i++)
        {
            values[i] = reasons[rows[i]] == (byte)reason && waits.TryGet(rows[i], out var wait) ? wait : RowValues.None;
        }
    });
}

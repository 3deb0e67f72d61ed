using GraphQLApi.Analytics.Metrics.Aggregation;
using GraphQLApi.Analytics.Metrics.Results;
using GraphQLApi.Cache.Facts;
using GraphQLApi.Cache.Rows;

namespace GraphQLApi.Analytics.Metrics.Catalogue;

/// <summary>What is computed of agents' segments and of the offers that agents did not take.</summary>
internal static class AgentCatalogue
{
    private static readonly Measure Segments = new CountMeasure<AgentSegmentFacts>("segments");
    private static readonly Measure Accepted = new CountMeasure<AgentSegmentFacts>("accepted", IsAccepted);
    private static readonly Measure Misses = new CountMeasure<MissedAssignmentFacts>("misses");
    private static readonly Measure Transfers = new CountMeasure<AgentSegmentFacts>("transfers", facts => row => facts.EndedByTransfer[row]);
    private static readonly Measure Presence = new PresenceMeasure("presence");
    private static readonly DurationMeasures Handle = Duration("handle", facts => facts.Handle);

    // A segment that nobody accepted, of a conversation that is over, was missed; while it goes on it rings.
    private static readonly Measure Unaccepted = new CountMeasure<AgentSegmentFacts>(
        "unaccepted", facts => row => !facts.IsAccepted[row] && facts.Outcome[row] != (byte)Outcome.InProgress, FactColumns.Contact);

    private static readonly Tally Missed = (Tally)Misses + Unaccepted;

    public static IReadOnlyList<Metric> Metrics { get; } =
    [
        new CountMetric("assigned", "assignments", "accepted + missed + segments of running conversations that nobody accepted yet", ["AgentSegment", "MissedAssignment"], (Tally)Segments + Misses)
        {
            Description = "Contacts offered to the agent. Misses count by their own time, segments by theirs.",
        },
        new CountMetric("accepted", "segments", "number of segments with an `acceptedTime`", ["AgentSegment.acceptedTime"], Accepted) { Description = "Contacts the agent took." },
        new CountMetric("missed", "assignments", "number of missed assignments + segments without `acceptedTime` whose conversation is over", ["MissedAssignment", "AgentSegment.acceptedTime"], Missed)
        {
            Description = "Contacts the agent was offered and did not take. Of `where` only `agent`, `queue`, `conversation` and `assignedTime` apply to missed assignments.",
        },
        new CountMetric("transfers", "segments", "number of accepted segments with `endedByTransfer`", ["AgentSegment.endedByTransfer"], Transfers)
        {
            Description = "Contacts the agent handed on, also back into the same queue.",
        },
        new CountMetric("conversations", "conversations", "number of different conversations among the accepted segments", ["AgentSegment.conversation", "AgentSegment.acceptedTime"], new ConversationMeasure<AgentSegmentFacts>("conversations", IsAccepted))
        {
            Description = "Conversations the agent had, each once.",
        },
        new RateMetric("answerRate", "accepted / (accepted + missed)", ["AgentSegment.acceptedTime", "MissedAssignment"], Accepted, (Tally)Accepted + Missed)
        {
            Description = "Share of offered contacts that the agent took.", Reference = "Amazon Connect \"Agent answer rate\"",
        },
        new RateMetric("transferRate", "transfers / accepted", ["AgentSegment.endedByTransfer"], Transfers, Accepted) { Description = "Share of the agent's contacts that were handed on.", Reference = "Kore.ai agent report" },
        Distribution("ringSeconds", "`acceptedTime` - `assignedTime`", "From the offer to the acceptance (pick-up time).", Duration("ring", facts => facts.Ring)),
        Distribution("firstResponseSeconds", "the vendor's `firstResponseDuration`, where the record has one", "From the acceptance to the agent's first reply.", Duration("first response", facts => facts.FirstResponse)),
        Distribution("interactionSeconds", "the vendor's `interactionDuration`, else `interactionEndTime` - `acceptedTime`", "Talk, hold inside it.", Duration("interaction", facts => facts.Interaction)),
        Distribution("holdSeconds", "the vendor's `holdDuration`, where the record has one", "On hold; it is inside `interactionSeconds` and not added again.", Duration("hold", facts => facts.Hold)),
        Distribution("afterCallWorkSeconds", "the vendor's `afterCallWorkDuration`, 0 where an accepted segment has none", "Wrap-up.", AfterCallWork()),
        Distribution("handleSeconds", "interaction + after-call work", "Handle time; its average is AHT by segment.", Handle, "Kore.ai agent report, Amazon Connect \"Average handle time\""),
        new NumberMetric("concurrency", "contacts", "handleSeconds.sum / sum over agents of the union of [`acceptedTime`, `afterCallWorkEndTime` else `interactionEndTime`]", ["AgentSegment.handleSeconds", "AgentSegment.acceptedTime", "AgentSegment.afterCallWorkEndTime"], [Handle.Figures, Presence], Concurrency)
        {
            Description = "Contacts at a time while the agent had any: above 1 for chats side by side. Intervals count whole where the segment counts.",
        },
        new NumberMetric("occupancyEstimate", "share, 0 to 1", "sum of the union of contact intervals / sum over agents and local days of the span from the first `assignedTime` to the last interval's end, both cut to the range", ["AgentSegment.assignedTime", "AgentSegment.acceptedTime", "AgentSegment.afterCallWorkEndTime"], [Presence], Occupancy)
        {
            Description = "How much of the time in which the agent was seen the agent had a contact. An estimate: the vendor's records hold no log-in times. Null in buckets shorter than a day.",
        },
    ];

    private static double? Concurrency(MetricCell cell) =>
        PresenceOf(cell).Busy is > 0 and var busy ? (double)cell.Spread(Handle.Figures).Sum / busy : null;

    private static double? Occupancy(MetricCell cell) =>
        PresenceOf(cell) is { Seen: > 0 } presence && cell.Table.Space.IsWholeDay(cell.Index % cell.Table.Space.Buckets) ? (double)presence.BusyInRange / presence.Seen : null;

    private static Presence PresenceOf(MetricCell cell) => cell.Table.Find<IPresences>(Presence.Name).Of(cell.Index);

    private static DistributionMetric Distribution(string name, string formula, string description, DurationMeasures measures, string? reference = null) =>
        new(name, formula, [$"AgentSegment.{name}"], measures) { Description = description, Reference = reference };

    private static DurationMeasures Duration(string name, Func<AgentSegmentFacts, FactMeasure> column) =>
        DurationMeasures.Of<AgentSegmentFacts>(name, RowValues.Of(column));

    private static DurationMeasures AfterCallWork() => DurationMeasures.Of<AgentSegmentFacts>("after-call work", (facts, rows, values) =>
    {
        for (var i = 0; i < rows.Length; i++)
        {
            values[i] = facts.AfterCallWork.TryGet(rows[i], out var value) ? value : facts.IsAccepted[rows[i]] ? 0 : RowValues.None;
        }
    });

    private static Func<int, bool> IsAccepted(AgentSegmentFacts facts)
    {
        var accepted = facts.IsAccepted;
        return row => accepted[row];
    }
}

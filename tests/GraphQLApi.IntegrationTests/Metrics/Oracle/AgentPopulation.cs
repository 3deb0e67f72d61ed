using System.Text.Json.Nodes;

namespace GraphQLApi.IntegrationTests.Metrics.Oracle;

/// <summary>A segment, or an offer that was not taken.</summary>
internal sealed record Assignment(Segment? Segment, Miss? Miss)
{
    public Conversation Conversation => (Segment?.Conversation ?? Miss?.Conversation)!; // one of the two is there

    public DateTime? Time => Segment is not null ? Segment.Time : Miss?.Assigned;

    public string AgentId => (Segment?.AgentId ?? Miss?.AgentId)!;

    public string? QueueId => Segment is not null ? Segment.QueueId : Miss?.QueueId;

    public DateTime? Assigned => Segment is not null ? Segment.Assigned : Miss?.Assigned;
}

/// <summary><c>agentMetrics</c>: segments by acceptance, misses by assignment.</summary>
internal static class AgentPopulation
{
    private static readonly string Selection =
        $"assigned accepted missed transfers conversations concurrency occupancyEstimate answerRate {Figures.Rate} transferRate {Figures.Rate}"
        + string.Concat(new[] { "ring", "firstResponse", "interaction", "hold", "afterCallWork", "handle" }.Select(name => $" {name}Seconds {Figures.Distribution}"));

    public static Population<Assignment> Of(IReadOnlyList<Session> sessions)
    {
        var conversations = sessions.SelectMany(session => session.Conversations).ToArray();
        Assignment[] all =
        [
            .. conversations.SelectMany(conversation => conversation.Segments).Select(segment => new Assignment(segment, null)),
            .. conversations.SelectMany(conversation => conversation.Visits).SelectMany(visit => visit.Misses).Select(miss => new Assignment(null, miss)),
        ];
        var (agent, queue) = (all[0].AgentId, all[0].QueueId);
        return new Population<Assignment>(
            "agentMetrics", all, row => row.Time, Selection,
            [
                Dimensions.Object<Assignment>("AGENT", "agent", "agentId", row => [row.AgentId]),
                Dimensions.Object<Assignment>("QUEUE", "queue", "queueId", row => [row.QueueId]),
                .. QueuePopulation.Contact<Assignment>(row => row.Conversation), .. Dimensions.Clock<Assignment>(row => row.Time),
            ],
            [
                new("{ agent: { agentId: { eq: \"" + agent + "\" } } }", row => row.AgentId == agent),
                new("{ agent: { agentId: { neq: \"" + agent + "\" } } }", row => row.AgentId != agent),
                new("{ queue: { queueId: { in: [\"" + queue + "\"] } } }", row => row.QueueId == queue),
                new("{ assignedTime: { lt: \"2026-03-28T00:00:00Z\" } }", row => row.Assigned < new DateTime(2026, 3, 28, 0, 0, 0, DateTimeKind.Utc)),
                .. QueuePopulation.Contact<Assignment>(row => row.Conversation, sessions),
            ],
            Dimensions.Tags<Assignment>(row => row.Conversation.Tags),
            ["assigned", "missed", "conversations", "answerRate", "transferRate", "handleSeconds.sum", "ringSeconds.minimum"],
            Compute);
    }

    private static JsonObject Compute(IReadOnlyList<Assignment> rows, IReadOnlyList<Assignment> everAsked, Cell cell)
    {
        var segments = rows.Select(row => row.Segment).OfType<Segment>().ToArray();
        var accepted = segments.Where(segment => segment.Accepted is not null).ToArray();
        var unaccepted = segments.Where(segment => segment.Accepted is null).ToArray();
        var missed = rows.Count(row => row.Miss is not null) + unaccepted.Count(segment => segment.Conversation.IsClosed);
        var ringing = unaccepted.Count(segment => !segment.Conversation.IsClosed);
        var transfers = segments.Count(segment => segment.IsTransfer);
        var contacts = accepted.Where(segment => End(segment) is not null).ToArray();
        var busy = contacts.GroupBy(segment => segment.AgentId).Sum(agent => Union(agent, DateTime.MinValue, DateTime.MaxValue));
        var days = contacts.GroupBy(segment => (segment.AgentId, cell.Clock.Local(segment.Time).Date)).ToArray();
        var seen = days.Sum(day => Span(day, cell.Range));
        return new JsonObject
        {
            ["assigned"] = accepted.Length + missed + ringing,
            ["accepted"] = accepted.Length,
            ["missed"] = missed,
            ["transfers"] = transfers,
            ["conversations"] = accepted.Select(segment => segment.Conversation.Id).Distinct().Count(),
            ["concurrency"] = busy == 0 ? null : segments.Sum(segment => segment.Handle ?? 0) / busy,
            ["occupancyEstimate"] = seen == 0 || !cell.ShowsOccupancy ? null : days.Sum(day => Union(day, cell.Range.From, cell.Range.To)) / seen,
            ["answerRate"] = Figures.RateOf(accepted.Length, accepted.Length + missed),
            ["transferRate"] = Figures.RateOf(transfers, accepted.Length),
            ["ringSeconds"] = Figures.DistributionOf(segments.Select(segment => segment.Ring)),
            ["firstResponseSeconds"] = Figures.DistributionOf(segments.Select(segment => segment.FirstResponse)),
            ["interactionSeconds"] = Figures.DistributionOf(segments.Select(segment => segment.Interaction)),
            ["holdSeconds"] = Figures.DistributionOf(segments.Select(segment => segment.Hold)),
            ["afterCallWorkSeconds"] = Figures.DistributionOf(segments.Select(segment => segment.WrapUp ?? (segment.Accepted is null ? null : 0d))),
            ["handleSeconds"] = Figures.DistributionOf(segments.Select(segment => segment.Handle)),
        };
    }

    private static DateTime? End(Segment segment) => segment.WrapUpEnd ?? segment.InteractionEnd;

    private static double Span(IEnumerable<Segment> day, Stretch range)
    {
        var first = day.Min(segment => segment.Assigned < segment.Accepted ? segment.Assigned : segment.Accepted)!.Value;
        var last = day.Max(End)!.Value;
        return Math.Max(0, ((last < range.To ? last : range.To) - (first > range.From ? first : range.From)).TotalSeconds);
    }

    // Second by second would say the same: the length of all pieces between neighbouring ends that some interval covers.
    private static double Union(IEnumerable<Segment> segments, DateTime from, DateTime to)
    {
        var intervals = segments.Select(segment => (Start: segment.Accepted!.Value, End: End(segment)!.Value))
            .Select(interval => (Start: interval.Start > from ? interval.Start : from, End: interval.End < to ? interval.End : to)).Where(interval => interval.End > interval.Start).ToArray();
        var ends = intervals.SelectMany(interval => new[] { interval.Start, interval.End }).Distinct().Order().ToArray();
        return ends.Zip(ends.Skip(1)).Where(piece => intervals.Any(interval => interval.Start <= piece.First && interval.End >= piece.Second))
            .Sum(piece => (piece.Second - piece.First).TotalSeconds);
    }
}

using GraphQLApi.Upstream.Simulator.Data;

namespace GraphQLApi.Upstream.Simulator.Endpoints;

/// <summary>The moments of a conversation read from its record, in Unix seconds.</summary>
internal sealed class ConversationTimeline
{
    private readonly int milliseconds;

    public ConversationTimeline(RecordView record)
    {
        milliseconds = Derived.Milliseconds(record.Text("sessionId"));
        SessionStart = record.Time("sessionStartTime");
        var segments = Segments(record).ToList();
        Start = record.FirstVisit ?? segments.Select(segment => segment.Time("assignedAt") ?? segment.Time("acceptedTime")).FirstOrDefault() ?? SessionStart;
        Accepted = segments.Select(segment => segment.Time("acceptedTime")).FirstOrDefault(time => time is not null);
        End = segments.SelectMany(segment => new[] { segment.Time("interactionEndTime"), segment.Time("afterCallWorkEndTime") })
            .Append(record.Time("sessionEndTime")).Append(Start).Max() ?? 0;
        WaitTime = Wait(record, segments);
    }

    public long? SessionStart { get; }

    public long? Start { get; }

    public long? Accepted { get; }

    public long End { get; }

    /// <summary>Milliseconds: accept − start of its queue + 1001…1005; never accepted: assigned − start + 1003 (CONTRACT §6).</summary>
    public long WaitTime { get; }

    /// <summary>Every segment that an agent took or was offered as the last of its destination, in order.</summary>
    public static IEnumerable<RecordView> Segments(RecordView record) =>
        record.Destinations.Select(entry => entry.Text("destinationType") == "AgentSegment" ? entry : entry.Child("respondingAgent"))
            .OfType<RecordView>();

    public string Zulu(long seconds) => WireTime.Zulu(Milliseconds(seconds));

    public long Milliseconds(long seconds) => (seconds * 1000) + milliseconds;

    private long Wait(RecordView record, List<RecordView> segments)
    {
        long? entered = null;
        foreach (var entry in record.Destinations)
        {
            entered = entry.Time("EnterTime") ?? entered;
            var segment = entry.Child("respondingAgent") ?? entry;
            if (segment.Time("acceptedTime") is { } accepted)
                return ((accepted - (entered ?? segment.Time("assignedAt") ?? accepted)) * 1000) + 1001 + (milliseconds % 5);
        }

        var assigned = segments.Concat(record.Destinations.SelectMany(entry => entry.Children("nonRespondingAgents")))
            .Select(segment => segment.Time("assignedAt")).Max();
        return assigned is { } last && Start is { } start ? ((last - start) * 1000) + 1003 : 0;
    }
}

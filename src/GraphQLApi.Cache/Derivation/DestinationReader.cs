using GraphQLApi.Cache.Rows;
using GraphQLApi.Upstream.Wire;

namespace GraphQLApi.Cache.Derivation;

/// <summary>
/// Reads <c>destinations</c> into rows that hold what the vendor says about each; what follows from the whole conversation is added by
/// <see cref="QueueJourney"/>. Queues and agents are sightings: their name with the time it was seen.
/// </summary>
internal sealed class DestinationReader(RecordTimes times)
{
    private const double Tolerance = 5;

    private readonly HashSet<string> notesSeen = new(StringComparer.Ordinal);

    public DateTime? FirstContact { get; private set; }

    public DataQualityFlags Flags { get; private set; }

    public IReadOnlyList<DestinationPart> Read(IReadOnlyList<DestinationDto> destinations)
    {
        var parts = new List<DestinationPart>(destinations.Count);
        for (var ordinal = 0; ordinal < destinations.Count; ordinal++)
        {
            var dto = destinations[ordinal];
            parts.Add(dto.IsQueueEntry ? QueueEntry(dto, ordinal) : BareSegment(dto, ordinal));
        }

        return parts;
    }

    private DestinationPart QueueEntry(DestinationDto dto, int ordinal)
    {
        var visit = Visit(dto, ordinal);
        var segment = dto.RespondingAgent is { } responding ? Segment(responding, ordinal, isInQueueVisit: visit is not null) : null;
        for (var number = 0; visit is not null && number < dto.NonRespondingAgents.Count; number++)
        {
            if (Miss(dto.NonRespondingAgents[number], visit, number) is { } miss)
            {
                visit.NonRespondingAgents.Add(miss);
            }
        }

        return new DestinationPart(ordinal, visit, segment, visit?.EnterTime ?? segment?.AssignedTime ?? segment?.AcceptedTime);
    }

    private DestinationPart BareSegment(DestinationDto dto, int ordinal)
    {
        var segment = dto.Agent is { } agent ? Segment(agent, ordinal, isInQueueVisit: false) : Keyless<AgentSegmentRow>();
        return new DestinationPart(ordinal, null, segment, segment?.AssignedTime ?? segment?.AcceptedTime);
    }

    private QueueVisitRow? Visit(DestinationDto dto, int ordinal)
    {
        if (VendorText.Scalar(dto.QueueId) is not { } queueId)
        {
            return Keyless<QueueVisitRow>();
        }

        var name = VendorText.Scalar(dto.QueueName);
        var enter = times.Read(dto.EnterTime);
        Contact(enter);
        return new QueueVisitRow
        {
            Ordinal = ordinal,
            QueueId = queueId,
            QueueName = name,
            EnterTime = enter,
            CallbackOpted = dto.CallbackOpted,
            CallbackOptedTime = times.Read(dto.CallbackOptedTime),
            CallbackAcceptedTime = times.Read(dto.UserCallbackAcceptTime),
            Queue = Sighting.Queue(queueId, name, enter),
        };
    }

    private AgentSegmentRow? Segment(AgentSegmentDto dto, int ordinal, bool isInQueueVisit)
    {
        if (VendorText.Scalar(dto.AgentId) is not { } agentId)
        {
            return Keyless<AgentSegmentRow>();
        }

        var assigned = times.Read(dto.AssignedAt);
        var accepted = times.Read(dto.AcceptedTime);
        Contact(assigned);
        var segment = new AgentSegmentRow
        {
            Ordinal = ordinal,
            IsInQueueVisit = isInQueueVisit,
            AgentId = agentId,
            AgentName = VendorText.Scalar(dto.Name),
            Status = VendorText.Scalar(dto.Status),
            AssignedTime = assigned,
            AcceptedTime = accepted,
            FirstResponseTime = times.Read(dto.FirstResponseTime),
            InteractionEndTime = times.Read(dto.InteractionEndTime),
            AfterCallWorkEndTime = times.Read(dto.AfterCallWorkEndTime),
            RingSeconds = RecordTimes.Seconds(assigned, accepted),
            FirstResponseSeconds = dto.FirstResponseDuration,
            HoldSeconds = dto.HoldDuration,
            AfterCallWorkSeconds = dto.AfterCallWorkDuration,
            AgentChoseTranslate = dto.AgentChoseTranslate,
            Notes = NewNotes(dto.AgentNotes),
            Agent = Sighting.Agent(agentId, dto.Name, dto.Email, assigned ?? accepted),
        };
        Durations(segment, dto);
        People(segment, dto);
        return segment;
    }

    // SEMANTICS §3.5: the vendor's integer where there is one; its rounding (trap T8) is no mismatch.
    private void Durations(AgentSegmentRow segment, AgentSegmentDto dto)
    {
        var interaction = RecordTimes.Seconds(segment.AcceptedTime, segment.InteractionEndTime);
        segment.InteractionSeconds = dto.InteractionDuration ?? interaction;
        segment.HandleSeconds = segment.InteractionSeconds is null && segment.AfterCallWorkSeconds is null
            ? null
            : (segment.InteractionSeconds ?? 0) + (segment.AfterCallWorkSeconds ?? 0);

        if (Differ(dto.InteractionDuration, interaction)
            || Differ(dto.AfterCallWorkDuration, RecordTimes.Seconds(segment.InteractionEndTime, segment.AfterCallWorkEndTime))
            || Differ(dto.FirstResponseDuration, RecordTimes.Seconds(segment.AcceptedTime, segment.FirstResponseTime)))
        {
            Flags |= DataQualityFlags.DurationMismatch;
        }

        if (interaction < 0 || segment.AfterCallWorkEndTime < segment.InteractionEndTime)
        {
            Flags |= DataQualityFlags.EndBeforeStart;
        }
    }

    private void People(AgentSegmentRow segment, AgentSegmentDto dto)
    {
        for (var position = 0; position < dto.ConsultingAgents.Count; position++)
        {
            var consulted = dto.ConsultingAgents[position];
            var agentId = VendorText.Scalar(consulted.AgentId);
            var assigned = times.Read(consulted.AssignedAt);
            var accepted = times.Read(consulted.AcceptedTime);
            segment.Consultations.Add(new ConsultationRow
            {
                Ordinal = segment.Ordinal,
                Position = position,
                AgentId = agentId,
                Name = VendorText.Scalar(consulted.Name),
                AssignedTime = assigned,
                AcceptedTime = accepted,
                EndTime = times.Read(consulted.ConsultingEndTime),
                IsMerged = consulted.IsMerged,
                Agent = agentId is null ? null : Sighting.Agent(agentId, consulted.Name, consulted.Email, assigned ?? accepted),
            });
        }

        for (var position = 0; position < dto.JoinedUsers.Count; position++)
        {
            var joined = dto.JoinedUsers[position];
            var agentId = VendorText.Scalar(joined.AgentId);
            var time = times.Read(joined.JoinedAt);
            segment.JoinedUsers.Add(new JoinedUserRow
            {
                Ordinal = segment.Ordinal,
                Position = position,
                AgentId = agentId,
                Name = VendorText.Scalar(joined.Name),
                JoinedTime = time,
                EndTime = times.Read(joined.End),
                Agent = agentId is null ? null : Sighting.Agent(agentId, joined.Name, joined.Email, time),
            });
        }
    }

    private MissedAssignmentRow? Miss(AgentSegmentDto dto, QueueVisitRow visit, int number)
    {
        if (VendorText.Scalar(dto.AgentId) is not { } agentId)
        {
            return Keyless<MissedAssignmentRow>();
        }

        var assigned = times.Read(dto.AssignedAt);
        Contact(assigned);
        return new MissedAssignmentRow
        {
            Ordinal = visit.Ordinal,
            Number = number,
            QueueId = visit.QueueId,
            AgentId = agentId,
            AssignedTime = assigned,
            Event = VendorText.Scalar(dto.NonResponseEvent),
            Agent = Sighting.Agent(agentId, dto.Name, dto.Email, assigned),
        };
    }

    // Trap T33: each segment repeats the notes before it.
    private List<string> NewNotes(IReadOnlyList<string> texts)
    {
        var notes = VendorText.Texts(texts);
        notes.RemoveAll(notesSeen.Contains);
        notesSeen.UnionWith(notes);
        return notes;
    }

    private void Contact(DateTime? time) => FirstContact = RecordTimes.Min(FirstContact, time);

    // SEMANTICS §2.4: it stays in the raw record.
    private TRow? Keyless<TRow>() where TRow : class
    {
        Flags |= DataQualityFlags.UnparsedValue;
        return null;
    }

    private static bool Differ(int? said, double? measured) => said is not null && measured is not null && Math.Abs(said.Value - measured.Value) > Tolerance;
}

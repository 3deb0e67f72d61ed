namespace GraphQLApi.Upstream.Wire;

/// <summary>An agent's part: a respondingAgent, a nonRespondingAgents element, or a bare AgentSegment. Times are naive local, durations seconds.</summary>
public sealed record AgentSegmentDto
{
    /// <summary>The `u-…` user id, not the `a-…` agent id (T16).</summary>
    public string? AgentId { get; internal set; }

    /// <summary>Cumulative: later segments repeat earlier notes (T33). Personal.</summary>
    public IReadOnlyList<string> AgentNotes { get; internal set; } = [];

    /// <summary>`AgentSegment`; absent in missed assignments of the older endpoint.</summary>
    public string? DestinationType { get; internal set; }

    /// <summary>`Answered`; absent if never accepted.</summary>
    public string? Status { get; internal set; }

    /// <summary>First message of the agent; for voice equal to <see cref="AcceptedTime"/>.</summary>
    public string? FirstResponseTime { get; internal set; }

    /// <summary>Seconds from acceptance to the first response.</summary>
    public int? FirstResponseDuration { get; internal set; }

    /// <summary>May be after the session's own end (T4).</summary>
    public string? InteractionEndTime { get; internal set; }

    /// <summary>Seconds; one off from end − accepted at times (T8); hold is inside it.</summary>
    public int? InteractionDuration { get; internal set; }

    /// <summary>Seconds of wrap-up.</summary>
    public int? AfterCallWorkDuration { get; internal set; }

    /// <summary>End of wrap-up.</summary>
    public string? AfterCallWorkEndTime { get; internal set; }

    /// <summary>Seconds on hold; in no vendor table, only in samples.</summary>
    public int? HoldDuration { get; internal set; }

    /// <summary>Agents or outside numbers who were consulted.</summary>
    public IReadOnlyList<ConsultingAgentDto> ConsultingAgents { get; internal set; } = [];

    /// <summary>Agents who joined the interaction.</summary>
    public IReadOnlyList<JoinedUserDto> JoinedUsers { get; internal set; } = [];

    /// <summary>May contain blanks (T23). Personal.</summary>
    public string? Email { get; internal set; }

    /// <summary>Display name.</summary>
    public string? Name { get; internal set; }

    /// <summary>Absent if not accepted.</summary>
    public string? AcceptedTime { get; internal set; }

    /// <summary>When the contact was offered; may be absent on outbound (T37).</summary>
    public string? AssignedAt { get; internal set; }

    /// <summary>Documented as a date-time, sent as an array: kept as JSON.</summary>
    public ReadOnlyMemory<byte>? SnoozeInfo { get; internal set; }

    /// <summary>The agent worked with machine translation.</summary>
    public bool? AgentChoseTranslate { get; internal set; }

    /// <summary>Missed assignments only: `Ignored`, `Supervisor Reassigned`.</summary>
    public string? NonResponseEvent { get; internal set; }

    internal static readonly WireShape<AgentSegmentDto> Shape = new WireShape<AgentSegmentDto>()
        .Text("agentId", (dto, value) => dto.AgentId = value)
        .Texts("agentNotes", (dto, value) => dto.AgentNotes = value)
        .Text("destinationType", (dto, value) => dto.DestinationType = value)
        .Text("status", (dto, value) => dto.Status = value)
        .Text("firstResponseTime", (dto, value) => dto.FirstResponseTime = value)
        .Int("firstResponseDuration", (dto, value) => dto.FirstResponseDuration = value)
        .Text("interactionEndTime", (dto, value) => dto.InteractionEndTime = value)
        .Int("interactionDuration", (dto, value) => dto.InteractionDuration = value)
        .Int("afterCallWorkDuration", (dto, value) => dto.AfterCallWorkDuration = value)
        .Text("afterCallWorkEndTime", (dto, value) => dto.AfterCallWorkEndTime = value)
        .Int("holdDuration", (dto, value) => dto.HoldDuration = value)
        .Objects("ConsultingAgents", ConsultingAgentDto.Shape, (dto, value) => dto.ConsultingAgents = value)
        .Objects("JoinedUsers", JoinedUserDto.Shape, (dto, value) => dto.JoinedUsers = value)
        .Text("email", (dto, value) => dto.Email = value)
        .Text("name", (dto, value) => dto.Name = value)
        .Text("acceptedTime", (dto, value) => dto.AcceptedTime = value)
        .Text("assignedAt", (dto, value) => dto.AssignedAt = value)
        .Json("snoozeinfo", (dto, value) => dto.SnoozeInfo = value)
        .Flag("agentChoseTranslate", (dto, value) => dto.AgentChoseTranslate = value)
        .Text("nonResponseEvent", (dto, value) => dto.NonResponseEvent = value);
}

/// <summary>An element of `ConsultingAgents`; an outside party has only a name (its number) and times.</summary>
public sealed record ConsultingAgentDto
{
    /// <summary>`u-…`; absent for an outside party.</summary>
    public string? AgentId { get; internal set; }

    /// <summary>Absent for an outside party. Personal.</summary>
    public string? Email { get; internal set; }

    /// <summary>Name, or the phone number of an outside party.</summary>
    public string? Name { get; internal set; }

    /// <summary>Naive local time.</summary>
    public string? AcceptedTime { get; internal set; }

    /// <summary>Naive local time.</summary>
    public string? AssignedAt { get; internal set; }

    /// <summary>Naive local time.</summary>
    public string? ConsultingEndTime { get; internal set; }

    /// <summary>The consultation became a conference.</summary>
    public bool? IsMerged { get; internal set; }

    internal static readonly WireShape<ConsultingAgentDto> Shape = new WireShape<ConsultingAgentDto>()
        .Text("agentId", (dto, value) => dto.AgentId = value)
        .Text("email", (dto, value) => dto.Email = value)
        .Text("name", (dto, value) => dto.Name = value)
        .Text("acceptedTime", (dto, value) => dto.AcceptedTime = value)
        .Text("assignedAt", (dto, value) => dto.AssignedAt = value)
        .Text("consultingEndTime", (dto, value) => dto.ConsultingEndTime = value)
        .Flag("isMerged", (dto, value) => dto.IsMerged = value);
}

/// <summary>An element of `JoinedUsers`.</summary>
public sealed record JoinedUserDto
{
    /// <summary>`u-…`.</summary>
    public string? AgentId { get; internal set; }

    /// <summary>Personal.</summary>
    public string? Email { get; internal set; }

    /// <summary>Display name.</summary>
    public string? Name { get; internal set; }

    /// <summary>Naive local time.</summary>
    public string? JoinedAt { get; internal set; }

    /// <summary>Naive local time of leaving.</summary>
    public string? End { get; internal set; }

    internal static readonly WireShape<JoinedUserDto> Shape = new WireShape<JoinedUserDto>()
        .Text("agentId", (dto, value) => dto.AgentId = value)
        .Text("email", (dto, value) => dto.Email = value)
        .Text("name", (dto, value) => dto.Name = value)
        .Text("joinedAt", (dto, value) => dto.JoinedAt = value)
        .Text("end", (dto, value) => dto.End = value);
}

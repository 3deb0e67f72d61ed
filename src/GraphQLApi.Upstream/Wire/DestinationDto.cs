namespace GraphQLApi.Upstream.Wire;

/// <summary>
/// An element of `destinations`: a QueueEntry, or a bare AgentSegment after a direct transfer (T36). Read <see cref="IsQueueEntry"/> first:
/// an agent segment has its fields in <see cref="Agent"/>.
/// </summary>
public sealed record DestinationDto
{
    /// <summary>`QueueEntry` or `AgentSegment`.</summary>
    public string? DestinationType { get; internal set; }

    /// <summary>True for a queue visit; where the type is missing, the presence of a queueId decides.</summary>
    public bool IsQueueEntry => DestinationType is null ? QueueId is not null : DestinationType == "QueueEntry";

    /// <summary>`qu-…`, 38 characters that are no GUID (T15).</summary>
    public string? QueueId { get; internal set; }

    /// <summary>Absent on agent-initiated outbound records (T37).</summary>
    public string? QueueName { get; internal set; }

    /// <summary>`EnterTime`, naive local; absent on the same outbound records.</summary>
    public string? EnterTime { get; internal set; }

    /// <summary>The customer asked to be called back.</summary>
    public bool? CallbackOpted { get; internal set; }

    /// <summary>UTC, unlike the naive times around it (T3).</summary>
    public string? CallbackOptedTime { get; internal set; }

    /// <summary>UTC, unlike the naive times around it (T3).</summary>
    public string? UserCallbackAcceptTime { get; internal set; }

    /// <summary>The agent who took the contact from this queue.</summary>
    public AgentSegmentDto? RespondingAgent { get; internal set; }

    /// <summary>Agents who were offered the contact and did not take it; one agent may repeat (T38).</summary>
    public IReadOnlyList<AgentSegmentDto> NonRespondingAgents { get; internal set; } = [];

    /// <summary>The segment's own fields where the element is an AgentSegment; null when none of them was sent.</summary>
    public AgentSegmentDto? Agent { get; internal set; }

    internal static readonly WireShape<DestinationDto> Shape = new WireShape<DestinationDto>()
        .Text("destinationType", (dto, value) => dto.DestinationType = value)
        .Text("queueId", (dto, value) => dto.QueueId = value)
        .Text("queueName", (dto, value) => dto.QueueName = value)
        .Text("EnterTime", (dto, value) => dto.EnterTime = value)
        .Flag("CallbackOpted", (dto, value) => dto.CallbackOpted = value)
        .Text("CallbackOptedTime", (dto, value) => dto.CallbackOptedTime = value)
        .Text("userCallbackAcceptTime", (dto, value) => dto.UserCallbackAcceptTime = value)
        .Object("respondingAgent", AgentSegmentDto.Shape, (dto, value) => dto.RespondingAgent = value)
        .Objects("nonRespondingAgents", AgentSegmentDto.Shape, (dto, value) => dto.NonRespondingAgents = value)
        .Include(AgentSegmentDto.Shape, dto => dto.Agent ??= new AgentSegmentDto());
}

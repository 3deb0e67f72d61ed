namespace GraphQLApi.Upstream.Wire;

/// <summary>An element of `participants`. Times are UTC texts. Raw-only: conversationTransferred, reason, endedChat of by-session results.</summary>
public sealed record ParticipantDto
{
    /// <summary>`qu-…`; absent where the agent was reached directly.</summary>
    public string? QueueId { get; internal set; }

    /// <summary>When the queue took the conversation.</summary>
    public string? QueueStartTime { get; internal set; }

    /// <summary>Name of the queue; masked samples show people's names (T41).</summary>
    public string? QueueName { get; internal set; }

    /// <summary>The `u-…` user id.</summary>
    public string? AgentId { get; internal set; }

    /// <summary>Display name of the agent.</summary>
    public string? Name { get; internal set; }

    /// <summary>`INACTIVE`, `ACTIVE`, `ABANDONED`.</summary>
    public string? Status { get; internal set; }

    /// <summary>When the conversation was offered.</summary>
    public string? AssignedAt { get; internal set; }

    /// <summary>`startTimeStamp`: acceptance; absent if never accepted.</summary>
    public string? StartTime { get; internal set; }

    /// <summary>`endTimeStamp`.</summary>
    public string? EndTime { get; internal set; }

    /// <summary>Not reliable: false although a transfer is listed (T31).</summary>
    public bool? IsTransferred { get; internal set; }

    /// <summary>As sent; the vendor explains it nowhere.</summary>
    public bool? OnInterrupt { get; internal set; }

    internal static readonly WireShape<ParticipantDto> Shape = new WireShape<ParticipantDto>()
        .Text("queueId", (dto, value) => dto.QueueId = value)
        .Text("queueStartTime", (dto, value) => dto.QueueStartTime = value)
        .Text("queueName", (dto, value) => dto.QueueName = value)
        .Text("agentId", (dto, value) => dto.AgentId = value)
        .Text("name", (dto, value) => dto.Name = value)
        .Text("status", (dto, value) => dto.Status = value)
        .Text("assignedAt", (dto, value) => dto.AssignedAt = value)
        .Text("startTimeStamp", (dto, value) => dto.StartTime = value)
        .Text("endTimeStamp", (dto, value) => dto.EndTime = value)
        .Flag("isTransferred", (dto, value) => dto.IsTransferred = value)
        .Flag("onInterrupt", (dto, value) => dto.OnInterrupt = value);
}

/// <summary>An element of `transferDetails`. Raw-only: transferredByAgentName, systemTransfer, systemTransferReason of by-session results.</summary>
public sealed record TransferDto
{
    /// <summary>`qu-…` the conversation came from; may equal the target (T31).</summary>
    public string? FromQueue { get; internal set; }

    /// <summary>`u-…` or nothing.</summary>
    public string? FromAgent { get; internal set; }

    /// <summary>`QUEUE` or `OTHERS`.</summary>
    public string? TransferredType { get; internal set; }

    /// <summary>Where to.</summary>
    public IReadOnlyList<TransferTargetDto> TransferredTo { get; internal set; } = [];

    /// <summary>`u-…` of who transferred.</summary>
    public string? TransferredBy { get; internal set; }

    /// <summary>Text here (`HIGHEST`, `LOW`), an integer on the conversation (T28).</summary>
    public string? Priority { get; internal set; }

    /// <summary>UTC.</summary>
    public string? TransferredAt { get; internal set; }

    /// <summary>A supervisor transferred.</summary>
    public bool? IsManager { get; internal set; }

    internal static readonly WireShape<TransferDto> Shape = new WireShape<TransferDto>()
        .Text("fromQueue", (dto, value) => dto.FromQueue = value)
        .Text("fromAgent", (dto, value) => dto.FromAgent = value)
        .Text("transferredType", (dto, value) => dto.TransferredType = value)
        .Objects("transferredTo", TransferTargetDto.Shape, (dto, value) => dto.TransferredTo = value)
        .Text("transferredBy", (dto, value) => dto.TransferredBy = value)
        .Text("priority", (dto, value) => dto.Priority = value)
        .Text("transferredAt", (dto, value) => dto.TransferredAt = value)
        .Flag("isManager", (dto, value) => dto.IsManager = value);
}

/// <summary>An element of `transferredTo`.</summary>
public sealed record TransferTargetDto
{
    /// <summary>`qu-…` or `u-…`, by <see cref="Type"/>.</summary>
    public string? Id { get; internal set; }

    /// <summary>Name of the queue or agent.</summary>
    public string? Name { get; internal set; }

    /// <summary>`QUEUE` or `AGENT`.</summary>
    public string? Type { get; internal set; }

    /// <summary>`emailId`, agents only. Personal.</summary>
    public string? Email { get; internal set; }

    internal static readonly WireShape<TransferTargetDto> Shape = new WireShape<TransferTargetDto>()
        .Text("id", (dto, value) => dto.Id = value)
        .Text("name", (dto, value) => dto.Name = value)
        .Text("type", (dto, value) => dto.Type = value)
        .Text("emailId", (dto, value) => dto.Email = value);
}

/// <summary>An element of `queues`.</summary>
public sealed record ConversationQueueDto
{
    /// <summary>`ASSIGNED` or `TRANSFERRED`.</summary>
    public string? Type { get; internal set; }

    /// <summary>`ACTIVE` even in closed conversations (T31).</summary>
    public string? Status { get; internal set; }

    /// <summary>The time reserved for the preferred agent ran out.</summary>
    public bool? IsPreferredAgentTimeoutExpired { get; internal set; }

    /// <summary>`qu-…`.</summary>
    public string? Id { get; internal set; }

    /// <summary>Name of the queue.</summary>
    public string? Name { get; internal set; }

    /// <summary>UTC.</summary>
    public string? StartTime { get; internal set; }

    internal static readonly WireShape<ConversationQueueDto> Shape = new WireShape<ConversationQueueDto>()
        .Text("type", (dto, value) => dto.Type = value)
        .Text("status", (dto, value) => dto.Status = value)
        .Flag("isPreferredAgentTimeoutExpired", (dto, value) => dto.IsPreferredAgentTimeoutExpired = value)
        .Text("id", (dto, value) => dto.Id = value)
        .Text("name", (dto, value) => dto.Name = value)
        .Text("startTime", (dto, value) => dto.StartTime = value);
}

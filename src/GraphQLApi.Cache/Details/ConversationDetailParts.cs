namespace GraphQLApi.Cache.Details;

/// <summary>An agent's part in a conversation, with the queue it came through. Times UTC.</summary>
/// <param name="QueueId">Null where the agent was reached directly.</param>
/// <param name="QueueName">As this object spells it.</param>
/// <param name="QueueStartTime">When the queue took the conversation.</param>
/// <param name="AgentId">The <c>u-…</c> user id.</param>
/// <param name="AgentName">Display name.</param>
/// <param name="Status"><c>INACTIVE</c>, <c>ACTIVE</c>, <c>ABANDONED</c>.</param>
/// <param name="AssignedAt">When it was offered.</param>
/// <param name="StartTime">Acceptance; null where never accepted.</param>
/// <param name="EndTime">When the part ended.</param>
/// <param name="IsTransferred">Not reliable: false although a transfer is listed (trap T31).</param>
/// <param name="OnInterrupt">As sent; the vendor explains it nowhere.</param>
public sealed record DetailParticipant(
    string? QueueId, string? QueueName, DateTime? QueueStartTime, string? AgentId, string? AgentName, string? Status, DateTime? AssignedAt,
    DateTime? StartTime, DateTime? EndTime, bool? IsTransferred, bool? OnInterrupt);

/// <summary>One transfer; may lead back to the queue it came from (trap T31).</summary>
/// <param name="FromQueueId"><c>qu-…</c>.</param>
/// <param name="FromAgentId"><c>u-…</c>.</param>
/// <param name="TransferredType"><c>QUEUE</c> or <c>OTHERS</c>.</param>
/// <param name="To">Targets that have an id.</param>
/// <param name="TransferredBy"><c>u-…</c> of who transferred.</param>
/// <param name="Priority">Text such as <c>HIGHEST</c>.</param>
/// <param name="TransferredAt">UTC.</param>
/// <param name="IsManager">A supervisor transferred.</param>
public sealed record DetailTransfer(
    string? FromQueueId, string? FromAgentId, string? TransferredType, IReadOnlyList<DetailTransferTarget> To, string? TransferredBy, string? Priority,
    DateTime? TransferredAt, bool? IsManager);

/// <summary>Where a transfer led.</summary>
/// <param name="TargetId"><c>qu-…</c> or <c>u-…</c>, by <paramref name="Type"/>.</param>
/// <param name="Name">Of the queue or agent.</param>
/// <param name="Type"><c>QUEUE</c> or <c>AGENT</c>.</param>
/// <param name="Email">Agents only. Personal.</param>
public sealed record DetailTransferTarget(string TargetId, string? Name, string? Type, string? Email);

/// <summary>A queue the conversation stood in.</summary>
/// <param name="QueueId"><c>qu-…</c>.</param>
/// <param name="Name">As this object spells it.</param>
/// <param name="Type"><c>ASSIGNED</c> or <c>TRANSFERRED</c>.</param>
/// <param name="Status"><c>ACTIVE</c> even in closed conversations (trap T31).</param>
/// <param name="StartTime">UTC.</param>
/// <param name="IsPreferredAgentTimeoutExpired">The time reserved for the preferred agent ran out.</param>
public sealed record DetailQueue(
    string QueueId, string? Name, string? Type, string? Status, DateTime? StartTime, bool? IsPreferredAgentTimeoutExpired);

/// <summary>How a conversation was closed.</summary>
/// <param name="MetaStatus"><c>SYSTEM_DROP_OFF</c>, <c>AGENT_CLOSED</c>; the first even where an agent handled it (trap T31).</param>
/// <param name="Status"><c>DROP-OFF</c>, <c>UnKnown</c>, <c>Resolved</c>.</param>
/// <param name="Remarks">Free text. Personal.</param>
/// <param name="Sets">Codes by set.</param>
public sealed record DetailDisposition(string? MetaStatus, string? Status, string? Remarks, IReadOnlyList<DetailDispositionSet> Sets);

/// <summary>A set of disposition codes.</summary>
/// <param name="Name">Vendor: <c>dispositionsSet</c>.</param>
/// <param name="Codes">Those chosen, in one text.</param>
public sealed record DetailDispositionSet(string? Name, string? Codes);

/// <summary>A note of an agent.</summary>
/// <param name="Text">May be just a timestamp. Personal.</param>
/// <param name="AuthorName">First and last name.</param>
/// <param name="AuthorUserId"><c>u-…</c>.</param>
/// <param name="CreatedAt">UTC.</param>
public sealed record DetailNote(string? Text, string? AuthorName, string? AuthorUserId, DateTime? CreatedAt);

/// <summary>A page the customer visited.</summary>
/// <param name="Page">Its title.</param>
/// <param name="At">UTC.</param>
/// <param name="Seconds">With a fraction (trap T7).</param>
public sealed record DetailPageVisit(string? Page, DateTime? At, double? Seconds);

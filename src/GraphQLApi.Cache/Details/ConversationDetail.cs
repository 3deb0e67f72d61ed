using System.Text.Json;
using GraphQLApi.Cache.Access;

namespace GraphQLApi.Cache.Details;

/// <summary>
/// The single conversation, typed (CONTRACT §6): times UTC, lengths in seconds. Everything may be null or empty, because newer tenants send fewer
/// keys and a value of an unexpected type is read as nothing; <see cref="Raw"/> has it all.
/// </summary>
public sealed record ConversationDetail
{
    /// <summary>Channel code: <c>rtm</c>, <c>audiocodes</c>.</summary>
    public string? Source { get; init; }

    /// <summary>Language code.</summary>
    public string? Language { get; init; }

    /// <summary><c>messaging</c> or <c>livechat</c>; absent on voice.</summary>
    public string? ConversationType { get; init; }

    /// <summary><c>ACTIVE</c>, <c>CLOSED</c>, <c>IDLE</c>, <c>OPEN</c>, <c>OVERDUE</c>, <c>TERMINATED</c>, as sent.</summary>
    public string? Status { get; init; }

    /// <summary>Routing priority, a number here and text in transfers (trap T28).</summary>
    public int? Priority { get; init; }

    /// <summary>Vendor: <c>waitTime</c>, which is in milliseconds (trap T7).</summary>
    public double? WaitSeconds { get; init; }

    /// <summary>The intent that led to people.</summary>
    public string? KeyIntentName { get; init; }

    /// <summary>The customer's words to it. Personal.</summary>
    public string? KeyIntentUserInput { get; init; }

    /// <summary>UTC; null where nobody accepted.</summary>
    public DateTime? AcceptedAt { get; init; }

    /// <summary>UTC.</summary>
    public DateTime? StartTime { get; init; }

    /// <summary>UTC; null while open.</summary>
    public DateTime? EndTime { get; init; }

    /// <summary>UTC.</summary>
    public DateTime? CreatedAt { get; init; }

    /// <summary>UTC; some seconds after the end (trap T11).</summary>
    public DateTime? UpdatedAt { get; init; }

    /// <summary>UTC; begin of the bot session.</summary>
    public DateTime? StartSessionTime { get; init; }

    /// <summary>UTC.</summary>
    public DateTime? ReconnectedAt { get; init; }

    /// <summary>Vendor: <c>botSessionId</c>, the session's id in the records.</summary>
    public string? SessionId { get; init; }

    /// <summary><c>o-…</c>; differs from that inside <see cref="UserInfo"/> (trap T19).</summary>
    public string? OrgId { get; init; }

    /// <summary>24-hex account.</summary>
    public string? AccountId { get; init; }

    /// <summary>Vendor: <c>conversationId</c> of this endpoint, a voice gateway's own id (trap T18).</summary>
    public string? GatewayConversationId { get; init; }

    /// <summary>Vendor: <c>sentimentTone.sentiment</c>.</summary>
    public string? Sentiment { get; init; }

    /// <summary>The customer asked to be called back.</summary>
    public bool? CallbackOpted { get; init; }

    /// <summary>From YES, NO or a boolean; null for any other text.</summary>
    public bool? SurveyRequired { get; init; }

    /// <summary>As sent: <c>YES</c>, <c>NO</c>, <c>ASK</c>, <c>REQUESTED</c>.</summary>
    public string? SurveyRequiredText { get; init; }

    /// <summary>A developer's test.</summary>
    public bool? IsDeveloper { get; init; }

    /// <summary>Agents were assisted unasked.</summary>
    public bool? IsProactiveAgentAssistEnabled { get; init; }

    /// <summary>Agents who took part, in order.</summary>
    public IReadOnlyList<DetailParticipant> Participants { get; init; } = [];

    /// <summary>Transfers, in order.</summary>
    public IReadOnlyList<DetailTransfer> Transfers { get; init; } = [];

    /// <summary>Queues it stood in, in order.</summary>
    public IReadOnlyList<DetailQueue> QueueHistory { get; init; } = [];

    /// <summary>How it was closed; an object here, a list of texts in the records (trap T32).</summary>
    public DetailDisposition? Disposition { get; init; }

    /// <summary>Skills asked for, as id and name.</summary>
    public IReadOnlyList<(string SkillId, string? Name)> Skills { get; init; } = [];

    /// <summary>Agents' notes; null where the vendor does not say, which is not the same as none. Personal.</summary>
    public IReadOnlyList<DetailNote>? Notes { get; init; }

    /// <summary>Pages the customer visited; may precede the conversation by days (trap T11). Null where the vendor does not say, as newer tenants.</summary>
    public IReadOnlyList<DetailPageVisit>? PagesVisited { get; init; }

    /// <summary>The open bag that the records call metaInfo. Personal.</summary>
    public JsonElement? UserInfo { get; init; }

    /// <summary>Contents never published. Personal.</summary>
    public JsonElement? FormData { get; init; }

    /// <summary>Contents never published.</summary>
    public JsonElement? ContactFlow { get; init; }

    /// <summary>The object as received. Personal.</summary>
    public JsonElement? Raw { get; init; }

    /// <summary>UTC.</summary>
    public DateTime FetchedAt { get; init; }

    /// <summary>
    /// What of it a caller may see: of its lists what belongs to visible queues, as with the rows of a conversation (SEMANTICS §7.5). Its bot is
    /// the conversation's, which whoever asks can see.
    /// </summary>
    public ConversationDetail SeenBy(Visibility visibility)
    {
        ArgumentNullException.ThrowIfNull(visibility);
        return visibility.Queues is null ? this : this with
        {
            Participants = [.. Participants.Where(part => IsSeen(part.QueueId))],
            Transfers = [.. Transfers.Where(part => IsSeen(part.FromQueueId)).Select(part => part with { To = [.. part.To.Where(target => target.Type != "QUEUE" || IsSeen(target.TargetId))] })],
            QueueHistory = [.. QueueHistory.Where(part => IsSeen(part.QueueId))],
        };

        bool IsSeen(string? queueId) => queueId is not null && visibility.AllowsQueue(queueId);
    }
}

namespace GraphQLApi.Upstream.Wire;

/// <summary>
/// The single conversation (CONTRACT §6), as sent. Every part is optional: the 2026 documents dropped agentDesktopMeta, queues, formData,
/// timestampValue, createdAt, updatedAt, __v and userInfo. Times are UTC texts with milliseconds.
/// </summary>
public sealed record ConversationDto
{
    /// <summary>`_id`, the `c-…` id that interactionDetails calls conversationId.</summary>
    public string? Id { get; internal set; }

    /// <summary>`conversationId` here is the voice gateway's own UUID (T18).</summary>
    public string? GatewayConversationId { get; internal set; }

    /// <summary>`o-…`.</summary>
    public string? OrgId { get; internal set; }

    /// <summary>`u-…` of the customer.</summary>
    public string? UserId { get; internal set; }

    /// <summary>24-hex account.</summary>
    public string? AccountId { get; internal set; }

    /// <summary>`st-…`.</summary>
    public string? BotId { get; internal set; }

    /// <summary>The sessionId of the other two endpoints.</summary>
    public string? BotSessionId { get; internal set; }

    /// <summary>Channel code: `rtm`, `audiocodes`.</summary>
    public string? Source { get; internal set; }

    /// <summary>`messaging`, `livechat`; absent on voice.</summary>
    public string? ConversationType { get; internal set; }

    /// <summary>`ACTIVE`, `CLOSED`, `IDLE`, `OPEN`, `OVERDUE`, `TERMINATED`.</summary>
    public string? Status { get; internal set; }

    /// <summary>Language code.</summary>
    public string? Language { get; internal set; }

    /// <summary>Name of the intent that led to the agent.</summary>
    public string? KeyIntentName { get; internal set; }

    /// <summary>The customer's words. Personal.</summary>
    public string? KeyIntentUserInput { get; internal set; }

    /// <summary>An integer here, text in the transfers (T28).</summary>
    public int? Priority { get; internal set; }

    /// <summary>Milliseconds, about one second more than acceptedAt − queue start: not to be recomputed.</summary>
    public long? WaitTime { get; internal set; }

    /// <summary>The customer asked to be called back.</summary>
    public bool? CallbackOpted { get; internal set; }

    /// <summary>A developer's test conversation.</summary>
    public bool? IsDeveloper { get; internal set; }

    /// <summary>Agent assistance was on.</summary>
    public bool? IsProactiveAgentAssistEnabled { get; internal set; }

    /// <summary>`YES`, `NO`, `ASK`, `REQUESTED`; documented as a boolean (T28), then `true` or `false` here.</summary>
    public string? SurveyRequired { get; internal set; }

    /// <summary>UTC.</summary>
    public string? StartTime { get; internal set; }

    /// <summary>UTC; absent while open.</summary>
    public string? EndTime { get; internal set; }

    /// <summary>UTC.</summary>
    public string? CreatedAt { get; internal set; }

    /// <summary>UTC; some seconds after the end (T11).</summary>
    public string? UpdatedAt { get; internal set; }

    /// <summary>UTC; absent if never accepted.</summary>
    public string? AcceptedAt { get; internal set; }

    /// <summary>UTC; only in list results.</summary>
    public string? StartSessionTime { get; internal set; }

    /// <summary>UTC; only in list results.</summary>
    public string? ReconnectedAt { get; internal set; }

    /// <summary>Epoch milliseconds of the start.</summary>
    public long? TimestampValue { get; internal set; }

    /// <summary>Agents and queues that took part, in order.</summary>
    public IReadOnlyList<ParticipantDto> Participants { get; internal set; } = [];

    /// <summary>Transfers, in order.</summary>
    public IReadOnlyList<TransferDto> TransferDetails { get; internal set; } = [];

    /// <summary>Queues the conversation was in, in order.</summary>
    public IReadOnlyList<ConversationQueueDto> Queues { get; internal set; } = [];

    /// <summary>Notes of the agents; null where the vendor sends none of the key. Personal.</summary>
    public IReadOnlyList<ConversationNoteDto>? Notes { get; internal set; }

    /// <summary>`skills`; the documents never show an element, `{id,name}` as elsewhere is assumed.</summary>
    public IReadOnlyList<SkillDto> Skills { get; internal set; } = [];

    /// <summary>How it was closed; here an object, unlike interactionDetails (T32).</summary>
    public ConversationDispositionDto? Dispositions { get; internal set; }

    /// <summary>`agentDesktopMeta.pagesVisited[]`, may precede the conversation by days (T11).</summary>
    public AgentDesktopMetaDto? AgentDesktopMeta { get; internal set; }

    /// <summary>Sentiment of voice rows.</summary>
    public SentimentDto? SentimentTone { get; internal set; }

    /// <summary>Only in by-session results. Personal.</summary>
    public IReadOnlyList<string> Summary { get; internal set; } = [];

    /// <summary>Contents never shown by the vendor: JSON as sent.</summary>
    public ReadOnlyMemory<byte>? ContactFlow { get; internal set; }

    /// <summary>Contents never shown by the vendor: JSON as sent. Personal.</summary>
    public ReadOnlyMemory<byte>? FormData { get; internal set; }

    /// <summary>The same open bag as <see cref="InteractionDto.MetaInfo"/>: JSON as sent. Personal.</summary>
    public ReadOnlyMemory<byte>? UserInfo { get; internal set; }

    /// <summary>Paths whose value had an unexpected type and was read as null.</summary>
    public IReadOnlyList<string> UnparsedValues { get; internal set; } = [];

    /// <summary>The object's UTF-8 JSON text exactly as received; `__v`, `phoneNumber`, `botSIPURI`, `CallIDData` live only here. Personal.</summary>
    public ReadOnlyMemory<byte> Raw { get; internal set; }

    internal static readonly WireShape<ConversationDto> Shape = new WireShape<ConversationDto>()
        .Text("_id", (dto, value) => dto.Id = value)
        .Text("conversationId", (dto, value) => dto.GatewayConversationId = value)
        .Text("orgId", (dto, value) => dto.OrgId = value)
        .Text("userId", (dto, value) => dto.UserId = value)
        .Text("accountId", (dto, value) => dto.AccountId = value)
        .Text("botId", (dto, value) => dto.BotId = value)
        .Text("botSessionId", (dto, value) => dto.BotSessionId = value)
        .Text("source", (dto, value) => dto.Source = value)
        .Text("conversationType", (dto, value) => dto.ConversationType = value)
        .Text("status", (dto, value) => dto.Status = value)
        .Text("language", (dto, value) => dto.Language = value)
        .Text("keyIntentName", (dto, value) => dto.KeyIntentName = value)
        .Text("keyIntentUserInput", (dto, value) => dto.KeyIntentUserInput = value)
        .Int("priority", (dto, value) => dto.Priority = value)
        .Long("waitTime", (dto, value) => dto.WaitTime = value)
        .Flag("callbackOpted", (dto, value) => dto.CallbackOpted = value)
        .Flag("isDeveloper", (dto, value) => dto.IsDeveloper = value)
        .Flag("isProactiveAgentAssistEnabled", (dto, value) => dto.IsProactiveAgentAssistEnabled = value)
        .Text("surveyRequired", (dto, value) => dto.SurveyRequired = value)
        .Text("startTime", (dto, value) => dto.StartTime = value)
        .Text("endTime", (dto, value) => dto.EndTime = value)
        .Text("createdAt", (dto, value) => dto.CreatedAt = value)
        .Text("updatedAt", (dto, value) => dto.UpdatedAt = value)
        .Text("acceptedAt", (dto, value) => dto.AcceptedAt = value)
        .Text("startSessionTime", (dto, value) => dto.StartSessionTime = value)
        .Text("reconnectedAt", (dto, value) => dto.ReconnectedAt = value)
        .Long("timestampValue", (dto, value) => dto.TimestampValue = value)
        .Objects("participants", ParticipantDto.Shape, (dto, value) => dto.Participants = value)
        .Objects("transferDetails", TransferDto.Shape, (dto, value) => dto.TransferDetails = value)
        .Objects("queues", ConversationQueueDto.Shape, (dto, value) => dto.Queues = value)
        .ObjectsIfSent("notes", ConversationNoteDto.Shape, (dto, value) => dto.Notes = value)
        .Objects("skills", SkillDto.Shape, (dto, value) => dto.Skills = value)
        .Object("dispositions", ConversationDispositionDto.Shape, (dto, value) => dto.Dispositions = value)
        .Object("agentDesktopMeta", AgentDesktopMetaDto.Shape, (dto, value) => dto.AgentDesktopMeta = value)
        .Object("sentimentTone", SentimentDto.Shape, (dto, value) => dto.SentimentTone = value)
        .Texts("summary", (dto, value) => dto.Summary = value)
        .Json("contactFlow", (dto, value) => dto.ContactFlow = value)
        .Json("formData", (dto, value) => dto.FormData = value)
        .Json("userInfo", (dto, value) => dto.UserInfo = value);
}

namespace GraphQLApi.Upstream.Wire;

/// <summary>
/// One element of `data` of interactionDetails, as sent. With a conversationId it is an agent record, without it bot-only, and nothing else
/// tells them apart. Times are the vendor's text: naive ones in the zone of the request, see <see cref="WireTime"/>.
/// </summary>
public sealed record InteractionDto
{
    /// <summary>`c-…`, 37 characters that are no GUID (T15); absent on bot-only records.</summary>
    public string? ConversationId { get; internal set; }

    /// <summary>Usually a 24-hex ObjectId whose first 8 digits are the start in Unix seconds; any other text is legal (T14).</summary>
    public string? SessionId { get; internal set; }

    /// <summary>Channel name as sent, blanks and case included (`Jones `, `voice`, `Voice`; T27).</summary>
    public string? Channel { get; internal set; }

    /// <summary>Naive local time of the request's zone; absent in the oldest document version.</summary>
    public string? SessionStartTime { get; internal set; }

    /// <summary>Naive local time; present on open sessions too (T5) and shifted once more where T1 strikes.</summary>
    public string? SessionEndTime { get; internal set; }

    /// <summary>`st-…` of the instance bot.</summary>
    public string? BotId { get; internal set; }

    /// <summary>`u-…` of the customer.</summary>
    public string? UserId { get; internal set; }

    /// <summary>The customer on the channel: e-mail, gateway id or another record's conversation id (T17). Personal.</summary>
    public string? ChannelSpecificUserId { get; internal set; }

    /// <summary>`o-…`; bot-only records have it here, agent records inside metaInfo.</summary>
    public string? OrgId { get; internal set; }

    /// <summary>"NO", "YES" or a boolean on the wire (T28).</summary>
    public bool? IsVoicemail { get; internal set; }

    /// <summary>Top-level `Direction`, `Inbound` or `Outbound`; bot-only records have it in <see cref="CustomerInfo"/>.</summary>
    public string? Direction { get; internal set; }

    /// <summary>Such as `CLOSED`, `ACTIVE`, `Dropped`; missing on some bot-only records (T29).</summary>
    public string? FinalStatus { get; internal set; }

    /// <summary>Such as `CLOSED AT BOT` or `TERMINATED`; empty while open.</summary>
    public string? SmartStatus { get; internal set; }

    /// <summary>The reason as the 2024-09 documents spell it: `statusDetail`.</summary>
    public string? StatusDetail { get; internal set; }

    /// <summary>The reason as V2 and V4 spell it: `Reason` with a capital R (T25).</summary>
    public string? CapitalReason { get; internal set; }

    /// <summary>The reason as V5 and later spell it: `reason`.</summary>
    public string? Reason { get; internal set; }

    /// <summary>Who or what ended it, such as `Agent Hangup`.</summary>
    public string? DisconnectingEvent { get; internal set; }

    /// <summary>Only ever seen empty.</summary>
    public string? ErrorDetails { get; internal set; }

    /// <summary>Disposition codes; here a list of texts, in the single conversation an object (T32).</summary>
    public IReadOnlyList<string> Dispositions { get; internal set; } = [];

    /// <summary>Free text, `-` for none (T33). Personal.</summary>
    public IReadOnlyList<string> DispositionRemarks { get; internal set; } = [];

    /// <summary>`st-…` of the automation bots that took part.</summary>
    public IReadOnlyList<string> AutomationBotIds { get; internal set; } = [];

    /// <summary>Block `skills` of selectedFields.</summary>
    public IReadOnlyList<SkillDto> Skills { get; internal set; } = [];

    /// <summary>Block `userleveltags` of selectedFields. Values are personal.</summary>
    public IReadOnlyList<TagDto> UserLevelTags { get; internal set; } = [];

    /// <summary>Block `sessionleveltags` of selectedFields. Values are personal.</summary>
    public IReadOnlyList<TagDto> SessionLevelTags { get; internal set; } = [];

    /// <summary>Block `customerinfo` of selectedFields (lower-case on the wire, T24). Personal.</summary>
    public CustomerInfoDto? CustomerInfo { get; internal set; }

    /// <summary>Open bag of the agent desktop (§4.5 `metaInfo.*`), its JSON text as sent: its keys have no properties. Personal.</summary>
    public ReadOnlyMemory<byte>? MetaInfo { get; internal set; }

    /// <summary>Where the contact went, in order; empty when no agent side was reached.</summary>
    public IReadOnlyList<DestinationDto> Destinations { get; internal set; } = [];

    /// <summary>1 to 5, only where a survey was answered.</summary>
    public int? CsatScore { get; internal set; }

    /// <summary>Free text of any survey type. Personal.</summary>
    public string? CsatFeedback { get; internal set; }

    /// <summary>0 to 10.</summary>
    public int? NpsScore { get; internal set; }

    /// <summary>1 like, 0 dislike.</summary>
    public int? LikeDislikeScore { get; internal set; }

    /// <summary>`csat`, `nps` or `likeDislike`.</summary>
    public string? SurveyType { get; internal set; }

    /// <summary>Block `campaigninfo` of selectedFields.</summary>
    public CampaignInfoDto? CampaignInfo { get; internal set; }

    /// <summary>Paths whose value had an unexpected type and was read as null, such as `destinations[0].respondingAgent.holdDuration`.</summary>
    public IReadOnlyList<string> UnparsedValues { get; internal set; } = [];

    /// <summary>The record's UTF-8 JSON text exactly as received, unknown keys included. Personal.</summary>
    public ReadOnlyMemory<byte> Raw { get; internal set; }

    internal static readonly WireShape<InteractionDto> Shape = new WireShape<InteractionDto>()
        .Text("conversationId", (dto, value) => dto.ConversationId = value)
        .Text("sessionId", (dto, value) => dto.SessionId = value)
        .Text("channel", (dto, value) => dto.Channel = value)
        .Text("sessionStartTime", (dto, value) => dto.SessionStartTime = value)
        .Text("sessionEndTime", (dto, value) => dto.SessionEndTime = value)
        .Text("botId", (dto, value) => dto.BotId = value)
        .Text("userId", (dto, value) => dto.UserId = value)
        .Text("channelSpecificUserId", (dto, value) => dto.ChannelSpecificUserId = value)
        .Text("orgId", (dto, value) => dto.OrgId = value)
        .Flag("isVoicemail", (dto, value) => dto.IsVoicemail = value)
        .Text("Direction", (dto, value) => dto.Direction = value)
        .Text("finalStatus", (dto, value) => dto.FinalStatus = value)
        .Text("smartStatus", (dto, value) => dto.SmartStatus = value)
        .Text("statusDetail", (dto, value) => dto.StatusDetail = value)
        .Text("Reason", (dto, value) => dto.CapitalReason = value)
        .Text("reason", (dto, value) => dto.Reason = value)
        .Text("disconnectingEvent", (dto, value) => dto.DisconnectingEvent = value)
        .Text("errorDetails", (dto, value) => dto.ErrorDetails = value)
        .Texts("dispositions", (dto, value) => dto.Dispositions = value)
        .Texts("dispositionRemarks", (dto, value) => dto.DispositionRemarks = value)
        .Texts("automationBotIDs", (dto, value) => dto.AutomationBotIds = value)
        .Objects("skills", SkillDto.Shape, (dto, value) => dto.Skills = value)
        .Objects("userleveltags", TagDto.Shape, (dto, value) => dto.UserLevelTags = value)
        .Objects("sessionleveltags", TagDto.Shape, (dto, value) => dto.SessionLevelTags = value)
        .Object("customerinfo", CustomerInfoDto.Shape, (dto, value) => dto.CustomerInfo = value)
        .Json("metaInfo", (dto, value) => dto.MetaInfo = value)
        .Objects("destinations", DestinationDto.Shape, (dto, value) => dto.Destinations = value)
        .Int("csatScore", (dto, value) => dto.CsatScore = value)
        .Text("csatFeedback", (dto, value) => dto.CsatFeedback = value)
        .Int("npsScore", (dto, value) => dto.NpsScore = value)
        .Int("likeDislikeScore", (dto, value) => dto.LikeDislikeScore = value)
        .Text("surveyType", (dto, value) => dto.SurveyType = value)
        .Object("campaigninfo", CampaignInfoDto.Shape, (dto, value) => dto.CampaignInfo = value);
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GraphQLApi.Cache.Rows;

/// <summary>One hand-over to people: the vendor record with a <c>conversationId</c>.</summary>
public sealed class ConversationRow
{
    /// <summary>Vendor: <c>conversationId</c>, opaque. The key.</summary>
    public string ConversationId { get; set; } = "";

    /// <summary>The session it belongs to.</summary>
    public string SessionId { get; set; } = "";

    /// <summary>Zero-based place among its session's conversations (order of SEMANTICS §2.1).</summary>
    public int Position { get; set; }

    /// <summary>Vendor: <c>channel</c>, trimmed.</summary>
    public string? Channel { get; set; }

    /// <summary>Null where the record does not say it.</summary>
    public Direction? Direction { get; set; }

    /// <summary>Vendor: <c>isVoicemail</c> in any of its spellings (trap T28).</summary>
    public bool? IsVoicemail { get; set; }

    /// <summary>UTC. Start of its session.</summary>
    public DateTime StartTime { get; set; }

    /// <summary>UTC. First queue entry or assignment.</summary>
    public DateTime? HandoverTime { get; set; }

    /// <summary>UTC. Latest of session end, interaction ends, wrap-up ends; null while in progress (SEMANTICS §2.3).</summary>
    public DateTime? EndTime { get; set; }

    /// <summary>End − (hand-over, else start), in seconds.</summary>
    public double? DurationSeconds { get; set; }

    /// <summary>How it ended, by SEMANTICS §3.1.</summary>
    public Outcome Outcome { get; set; }

    /// <summary>Vendor: <c>finalStatus</c>, as sent, trimmed.</summary>
    public string? FinalStatus { get; set; }

    /// <summary>Vendor: <c>smartStatus</c>, as sent, trimmed.</summary>
    public string? SmartStatus { get; set; }

    /// <summary>Vendor: <c>statusDetail</c>, <c>reason</c> or <c>Reason</c>, whichever the record carries (trap T25).</summary>
    public string? StatusDetail { get; set; }

    /// <summary>Vendor: <c>disconnectingEvent</c>, for instance <c>User Hangup</c>.</summary>
    public string? DisconnectingEvent { get; set; }

    /// <summary>Vendor: <c>errorDetails</c>.</summary>
    public string? ErrorDetails { get; set; }

    /// <summary>Vendor: <c>botId</c>.</summary>
    public string? BotId { get; set; }

    /// <summary>Vendor: <c>userId</c>.</summary>
    public string? UserId { get; set; }

    /// <summary>Vendor: <c>channelSpecificUserId</c>. Personal.</summary>
    public string? ChannelSpecificUserId { get; set; }

    /// <summary>Keyed hash of phone, else e-mail, else user id (SEMANTICS §7.4): joins and groups without revealing.</summary>
    public string? CustomerKey { get; set; }

    /// <summary>Vendor: <c>customerinfo.CustomerPhone</c>. Personal.</summary>
    public string? CustomerPhone { get; set; }

    /// <summary>Vendor: <c>customerinfo.CenterPhone</c>; outbound rows may have the two swapped (trap T22). Personal.</summary>
    public string? CenterPhone { get; set; }

    /// <summary>Vendor: <c>customerinfo.CustomerFirstName</c>; may hold an e-mail address. Personal.</summary>
    public string? CustomerFirstName { get; set; }

    /// <summary>Vendor: <c>customerinfo.CustomerLastName</c>. Personal.</summary>
    public string? CustomerLastName { get; set; }

    /// <summary>Vendor: <c>customerinfo.CustomerEmail</c>. Personal.</summary>
    public string? CustomerEmail { get; set; }

    /// <summary>Vendor: <c>metaInfo.caller</c>. Personal.</summary>
    public string? Caller { get; set; }

    /// <summary>Vendor: <c>metaInfo.callee</c>. Personal.</summary>
    public string? Callee { get; set; }

    /// <summary>Vendor: <c>metaInfo.dialedNumber</c>. Personal.</summary>
    public string? DialedNumber { get; set; }

    /// <summary>Vendor: <c>metaInfo.endUserNumber</c>. Personal.</summary>
    public string? EndUserNumber { get; set; }

    /// <summary>Vendor: <c>metaInfo.countryCode</c>, with or without <c>+</c>. Personal.</summary>
    public string? CountryCode { get; set; }

    /// <summary>Vendor: <c>campaigninfo.campaignId</c> (<c>cd-…</c>).</summary>
    public string? CampaignId { get; set; }

    /// <summary>Vendor: <c>campaigninfo.campaignName</c>.</summary>
    public string? CampaignName { get; set; }

    /// <summary>Vendor: <c>campaigninfo.campaignInstanceId</c> (<c>cid-…</c>).</summary>
    public string? CampaignInstanceId { get; set; }

    /// <summary>Vendor: <c>campaigninfo.campaignDialingListId</c> (<c>cdl-…</c>).</summary>
    public string? DialingListId { get; set; }

    /// <summary>Vendor: <c>campaigninfo.attempt</c>; an empty text on ordinary rows is null.</summary>
    public int? CampaignAttempt { get; set; }

    /// <summary>Vendor: <c>campaigninfo.contactStatus</c>.</summary>
    public string? ContactStatus { get; set; }

    /// <summary>UTC. Vendor: <c>campaigninfo.campaignRunDate</c>.</summary>
    public DateTime? CampaignRunDate { get; set; }

    /// <summary>Vendor: <c>campaigninfo.contactListName</c>.</summary>
    public List<string> ContactLists { get; set; } = [];

    /// <summary>Free text of wrap-up, <c>-</c> dropped (trap T33). Personal.</summary>
    public List<string> DispositionRemarks { get; set; } = [];

    /// <summary>1 to 5 where the survey was a csat survey (vendor: <c>csatScore</c>).</summary>
    public int? CsatScore { get; set; }

    /// <summary>Free text of the survey (vendor: <c>csatFeedback</c>). Personal.</summary>
    public string? CsatFeedback { get; set; }

    /// <summary>0 to 10 (vendor: <c>npsScore</c>).</summary>
    public int? NpsScore { get; set; }

    /// <summary>1 like, 0 dislike (vendor: <c>likeDislikeScore</c>).</summary>
    public int? LikeDislikeScore { get; set; }

    /// <summary><c>csat</c>, <c>nps</c> or <c>likeDislike</c>, as sent.</summary>
    public string? SurveyType { get; set; }

    /// <summary>Vendor: <c>metaInfo.agentTransferConfig.lastIntentName</c>.</summary>
    public string? LastIntentName { get; set; }

    /// <summary>Vendor: <c>metaInfo.agentTransferConfig.lastIntentuserInput</c>. Personal.</summary>
    public string? LastIntentUserInput { get; set; }

    /// <summary>Vendor: <c>automationBotIDs</c>.</summary>
    public List<string> AutomationBotIds { get; set; } = [];

    /// <summary>Segments that ended by transfer (SEMANTICS §3.4).</summary>
    public int TransferCount { get; set; }

    /// <summary>Seconds of its first visit, answered or not.</summary>
    public double? FirstWaitSeconds { get; set; }

    /// <summary>Seconds over accepted segments; null without one.</summary>
    public double? HandleSeconds { get; set; }

    /// <summary>What is doubtful in this record.</summary>
    public DataQualityFlags DataQuality { get; set; }

    /// <summary>UTC. The newest reading that confirmed this content.</summary>
    public DateTime FetchedAt { get; set; }

    /// <summary>True once no later change is expected.</summary>
    public bool Settled { get; set; }

    /// <summary>Its session.</summary>
    public SessionRow Session { get; set; } = null!; // set by EF when it is loaded

    /// <summary>Queue visits by ordinal.</summary>
    public List<QueueVisitRow> QueueVisits { get => field ??= []; set; }

    /// <summary>Agent segments by ordinal, those inside queue visits included.</summary>
    public List<AgentSegmentRow> AgentSegments { get => field ??= []; set; }

    /// <summary>Offers agents did not take.</summary>
    public List<MissedAssignmentRow> MissedAssignments { get => field ??= []; set; }

    /// <summary>Both tag lists.</summary>
    public List<ConversationTagRow> Tags { get => field ??= []; set; }

    /// <summary>Skills in the order received.</summary>
    public List<ConversationSkillRow> Skills { get => field ??= []; set; }

    /// <summary>Dispositions in the order received.</summary>
    public List<ConversationDispositionRow> Dispositions { get => field ??= []; set; }
}

internal sealed class ConversationRowConfiguration : IEntityTypeConfiguration<ConversationRow>
{
    public void Configure(EntityTypeBuilder<ConversationRow> builder)
    {
        builder.ToTable("Conversations");
        builder.HasKey(row => row.ConversationId);
        builder.HasOne(row => row.Session).WithMany(session => session.Conversations).HasForeignKey(row => row.SessionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(row => new { row.SessionId, row.Position });
        builder.HasIndex(row => new { row.StartTime, row.ConversationId });
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GraphQLApi.Cache.Rows;

/// <summary>One bot session: everything a customer did between arriving and leaving; the merge of all vendor records of one <c>sessionId</c> (SEMANTICS §2.1).</summary>
public sealed class SessionRow
{
    /// <summary>Vendor: <c>sessionId</c>, opaque. The key.</summary>
    public string SessionId { get; set; } = "";

    /// <summary>Vendor: <c>channel</c>, trimmed (trap T27).</summary>
    public string? Channel { get; set; }

    /// <summary>Null where no record says it.</summary>
    public Direction? Direction { get; set; }

    /// <summary>UTC. The earliest start of its records (SEMANTICS §2.2).</summary>
    public DateTime StartTime { get; set; }

    /// <summary>UTC. The latest end of its records, as sent.</summary>
    public DateTime? EndTime { get; set; }

    /// <summary>UTC. <see cref="EndTime"/>, repaired where the double zone shift was found (SEMANTICS §1.10).</summary>
    public DateTime? EffectiveEndTime { get; set; }

    /// <summary><see cref="EffectiveEndTime"/> − <see cref="StartTime"/>, in seconds.</summary>
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

    /// <summary>Vendor: <c>botId</c>, the <c>st-…</c> app.</summary>
    public string? BotId { get; set; }

    /// <summary>Vendor: <c>automationBotIDs</c>.</summary>
    public List<string> AutomationBotIds { get; set; } = [];

    /// <summary>Vendor: <c>userId</c>, the customer's <c>u-…</c> id.</summary>
    public string? UserId { get; set; }

    /// <summary>Vendor: <c>channelSpecificUserId</c>. Personal.</summary>
    public string? ChannelSpecificUserId { get; set; }

    /// <summary>Vendor: <c>orgId</c>; only bot records carry it.</summary>
    public string? OrgId { get; set; }

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

    /// <summary>Whether the session was seen in the real-time feed.</summary>
    public bool IntentsKnown { get; set; }

    /// <summary>Status of the real-time feed, as sent.</summary>
    public string? RealtimeStatus { get; set; }

    /// <summary>Channel deflected to, of the real-time feed.</summary>
    public string? DeflectedTo { get; set; }

    /// <summary>Time handled of the real-time feed, in seconds.</summary>
    public double? TimeHandledSeconds { get; set; }

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

    /// <summary>What is doubtful, its conversations included.</summary>
    public DataQualityFlags DataQuality { get; set; }

    /// <summary>UTC. The newest reading that confirmed this content.</summary>
    public DateTime FetchedAt { get; set; }

    /// <summary>True once it was read at or after its window's end + <c>Cache:SettleAfter</c>.</summary>
    public bool Settled { get; set; }

    /// <summary>Hash over everything the vendor said of the session: equal content is not rewritten (SEMANTICS §1.7).</summary>
    public byte[] ContentHash { get; set; } = [];

    /// <summary>Its hand-overs to people, by <see cref="ConversationRow.Position"/>.</summary>
    public List<ConversationRow> Conversations { get => field ??= []; set; }

    /// <summary>Both tag lists.</summary>
    public List<SessionTagRow> Tags { get => field ??= []; set; }

    /// <summary>Skills in the order received.</summary>
    public List<SessionSkillRow> Skills { get => field ??= []; set; }

    /// <summary>Intents of the feed and the last intents of its conversations.</summary>
    public List<SessionIntentRow> Intents { get => field ??= []; set; }

    /// <summary>The visits of all its conversations.</summary>
    public List<QueueVisitRow> QueueVisits { get => field ??= []; set; }
}

internal sealed class SessionRowConfiguration : IEntityTypeConfiguration<SessionRow>
{
    public void Configure(EntityTypeBuilder<SessionRow> builder)
    {
        builder.ToTable("Sessions");
        builder.HasKey(row => row.SessionId);
        builder.HasIndex(row => new { row.StartTime, row.SessionId });

        // Trap T17: the few sessions that name a conversation are found by time when that conversation arrives after them.
        builder.HasIndex(row => row.StartTime).HasFilter("\"ChannelSpecificUserId\" LIKE '%/c-%'");
    }
}

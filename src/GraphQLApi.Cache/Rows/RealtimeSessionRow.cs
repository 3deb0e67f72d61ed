using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GraphQLApi.Cache.Rows;

/// <summary>A finished session of the real-time feed; feed rows with one session id merge (SEMANTICS §3.8).</summary>
public sealed class RealtimeSessionRow
{
    /// <summary>The bot whose feed it stood in; first part of the key.</summary>
    public string BotId { get; set; } = "";

    /// <summary>Second part of the key.</summary>
    public string SessionId { get; set; } = "";

    /// <summary>United over the feed's rows.</summary>
    public List<string> Intents { get; set; } = [];

    /// <summary>Vendor: <c>ANI</c>, for chat reversed with DNI (trap T21). Personal.</summary>
    public string? CallerNumber { get; set; }

    /// <summary>Vendor: <c>DNI</c>. Personal.</summary>
    public string? DialedNumber { get; set; }

    /// <summary>Vendor: <c>channel</c>, a raw channel code.</summary>
    public string? Channel { get; set; }

    /// <summary>UTC.</summary>
    public DateTime? StartTime { get; set; }

    /// <summary>UTC.</summary>
    public DateTime? EndTime { get; set; }

    /// <summary>As sent, mixed case.</summary>
    public string? Status { get; set; }

    /// <summary>As sent, for instance <c>13m: 8s</c>.</summary>
    public string? TimeHandled { get; set; }

    /// <summary>The same in seconds.</summary>
    public double? TimeHandledSeconds { get; set; }

    /// <summary>Channel deflected to.</summary>
    public string? DeflectedTo { get; set; }

    /// <summary>Vendor: <c>userId</c>.</summary>
    public string? UserId { get; set; }

    /// <summary>Place in the newest poll that showed it; 0 is the newest session.</summary>
    public int FeedPosition { get; set; }

    /// <summary>UTC. First poll that showed it.</summary>
    public DateTime FirstSeenAt { get; set; }

    /// <summary>UTC. Newest poll that showed it.</summary>
    public DateTime LastSeenAt { get; set; }
}

internal sealed class RealtimeSessionRowConfiguration : IEntityTypeConfiguration<RealtimeSessionRow>
{
    public void Configure(EntityTypeBuilder<RealtimeSessionRow> builder)
    {
        builder.ToTable("RealtimeSessions");
        builder.HasKey(row => new { row.BotId, row.SessionId });
        builder.HasIndex(row => row.SessionId);
    }
}

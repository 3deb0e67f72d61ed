using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GraphQLApi.Cache.Rows;

/// <summary>One stay in a queue (vendor: a <c>QueueEntry</c> among <c>destinations</c>).</summary>
public sealed class QueueVisitRow
{
    /// <summary>The conversation it belongs to; first part of the key.</summary>
    public string ConversationId { get; set; } = "";

    /// <summary>Zero-based index in <c>destinations</c>; second part of the key.</summary>
    public int Ordinal { get; set; }

    /// <summary>The session of its conversation.</summary>
    public string SessionId { get; set; } = "";

    /// <summary>Vendor: <c>queueId</c>.</summary>
    public string QueueId { get; set; } = "";

    /// <summary>Vendor: <c>queueName</c>, as this record spells it.</summary>
    public string? QueueName { get; set; }

    /// <summary>UTC. Vendor: <c>EnterTime</c>; absent on agent-initiated outbound (trap T37).</summary>
    public DateTime? EnterTime { get; set; }

    /// <summary>UTC. Acceptance by the responding agent.</summary>
    public DateTime? AnswerTime { get; set; }

    /// <summary>UTC. Answer, else the next destination's start, else the session's end (SEMANTICS §3.3).</summary>
    public DateTime? ExitTime { get; set; }

    /// <summary>Exit − enter, in seconds; null where negative.</summary>
    public double? WaitSeconds { get; set; }

    /// <summary>How it left, by SEMANTICS §3.2.</summary>
    public QueueExitReason ExitReason { get; set; }

    /// <summary>Vendor: <c>CallbackOpted</c>.</summary>
    public bool? CallbackOpted { get; set; }

    /// <summary>UTC. Vendor: <c>CallbackOptedTime</c>, always sent in UTC (trap T3).</summary>
    public DateTime? CallbackOptedTime { get; set; }

    /// <summary>UTC. Vendor: <c>userCallbackAcceptTime</c>, always sent in UTC.</summary>
    public DateTime? CallbackAcceptedTime { get; set; }

    /// <summary>Ordinal of the segment that answered; null where nobody did.</summary>
    public int? RespondingOrdinal { get; set; }

    /// <summary>Its conversation.</summary>
    public ConversationRow Conversation { get; set; } = null!; // set by EF when it is loaded

    /// <summary>Its session.</summary>
    public SessionRow Session { get; set; } = null!; // set by EF when it is loaded

    /// <summary>The queue visited.</summary>
    public QueueRow Queue { get; set; } = null!; // set by EF when it is loaded

    /// <summary>The segment that answered.</summary>
    public AgentSegmentRow? RespondingAgent { get; set; }

    /// <summary>Offers that were not taken during this visit.</summary>
    public List<MissedAssignmentRow> NonRespondingAgents { get => field ??= []; set; }
}

internal sealed class QueueVisitRowConfiguration : IEntityTypeConfiguration<QueueVisitRow>
{
    /// <summary>More than a day, or without an end. A query must say it in these words for the index to serve it.</summary>
    public const string LongStay = "\"ExitTime\" IS NULL OR \"ExitTime\" - \"EnterTime\" > 86400000";

    public void Configure(EntityTypeBuilder<QueueVisitRow> builder)
    {
        builder.ToTable("QueueVisits");
        builder.HasKey(row => new { row.ConversationId, row.Ordinal });
        builder.HasOne(row => row.Conversation).WithMany(conversation => conversation.QueueVisits).HasForeignKey(row => row.ConversationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(row => row.Session).WithMany(session => session.QueueVisits).HasForeignKey(row => row.SessionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(row => row.Queue).WithMany().HasForeignKey(row => row.QueueId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(row => row.RespondingAgent).WithMany().HasForeignKey(row => new { row.ConversationId, row.RespondingOrdinal }).OnDelete(DeleteBehavior.ClientNoAction);
        builder.HasIndex(row => row.SessionId);
        builder.HasIndex(row => new { row.EnterTime, row.ConversationId, row.Ordinal });
        builder.HasIndex(row => new { row.QueueId, row.EnterTime });

        // Few rows: who may still wait at a moment more than a day after entering (FactStore.WaitingSinceAsync).
        builder.HasIndex(row => new { row.EnterTime, row.ExitTime }).HasDatabaseName("IX_QueueVisits_LongStays").HasFilter(LongStay);
    }
}

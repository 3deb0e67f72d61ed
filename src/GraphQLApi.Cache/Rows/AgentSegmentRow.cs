using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GraphQLApi.Cache.Rows;

/// <summary>One stretch of work of one agent on a conversation (vendor: <c>AgentSegment</c>, inside a visit or on its own).</summary>
public sealed class AgentSegmentRow
{
    /// <summary>The conversation it belongs to; first part of the key.</summary>
    public string ConversationId { get; set; } = "";

    /// <summary>Zero-based index in <c>destinations</c>, of its visit where it stands inside one; second part of the key.</summary>
    public int Ordinal { get; set; }

    /// <summary>The session of its conversation.</summary>
    public string SessionId { get; set; } = "";

    /// <summary>Whether it stands inside a queue visit instead of being a destination itself.</summary>
    public bool IsInQueueVisit { get; set; }

    /// <summary>Vendor: <c>agentId</c>, the <c>u-…</c> user id (trap T16).</summary>
    public string AgentId { get; set; } = "";

    /// <summary>Vendor: <c>name</c>, as this record spells it.</summary>
    public string? AgentName { get; set; }

    /// <summary>Queue of its visit, else of the nearest visit before it (SEMANTICS §3.4).</summary>
    public string? QueueId { get; set; }

    /// <summary>Vendor: <c>status</c>.</summary>
    public string? Status { get; set; }

    /// <summary>UTC. Vendor: <c>assignedAt</c>.</summary>
    public DateTime? AssignedTime { get; set; }

    /// <summary>UTC. Vendor: <c>acceptedTime</c>; null where never accepted.</summary>
    public DateTime? AcceptedTime { get; set; }

    /// <summary>UTC. Accepted, else assigned, else the conversation's start: what puts the segment into a range.</summary>
    public DateTime Time { get; set; }

    /// <summary>UTC. Vendor: <c>firstResponseTime</c>.</summary>
    public DateTime? FirstResponseTime { get; set; }

    /// <summary>UTC. Vendor: <c>interactionEndTime</c>.</summary>
    public DateTime? InteractionEndTime { get; set; }

    /// <summary>UTC. Vendor: <c>afterCallWorkEndTime</c>.</summary>
    public DateTime? AfterCallWorkEndTime { get; set; }

    /// <summary>Accepted − assigned, in seconds.</summary>
    public double? RingSeconds { get; set; }

    /// <summary>Vendor: <c>firstResponseDuration</c>, in seconds.</summary>
    public double? FirstResponseSeconds { get; set; }

    /// <summary>Vendor: <c>interactionDuration</c>, else end − accepted, in seconds; hold is inside it.</summary>
    public double? InteractionSeconds { get; set; }

    /// <summary>Vendor: <c>holdDuration</c>, in seconds.</summary>
    public double? HoldSeconds { get; set; }

    /// <summary>Vendor: <c>afterCallWorkDuration</c>, in seconds.</summary>
    public double? AfterCallWorkSeconds { get; set; }

    /// <summary>Interaction + after-call work, in seconds.</summary>
    public double? HandleSeconds { get; set; }

    /// <summary>Accepted, and a later destination exists.</summary>
    public bool EndedByTransfer { get; set; }

    /// <summary>Vendor: <c>agentChoseTranslate</c>.</summary>
    public bool? AgentChoseTranslate { get; set; }

    /// <summary>Vendor: <c>agentNotes</c>, repeats of earlier notes dropped (trap T33). Personal.</summary>
    public List<string>? Notes { get; set; } = [];

    /// <summary>Its conversation.</summary>
    public ConversationRow Conversation { get; set; } = null!; // set by EF when it is loaded

    /// <summary>The agent.</summary>
    public AgentRow Agent { get; set; } = null!; // set by EF when it is loaded

    /// <summary>The queue it is counted under.</summary>
    public QueueRow? Queue { get; set; }

    /// <summary>Colleagues consulted, in the order received.</summary>
    public List<ConsultationRow> Consultations { get => field ??= []; set; }

    /// <summary>Others who joined, in the order received.</summary>
    public List<JoinedUserRow> JoinedUsers { get => field ??= []; set; }
}

internal sealed class AgentSegmentRowConfiguration : IEntityTypeConfiguration<AgentSegmentRow>
{
    public void Configure(EntityTypeBuilder<AgentSegmentRow> builder)
    {
        builder.ToTable("AgentSegments");
        builder.HasKey(row => new { row.ConversationId, row.Ordinal });
        builder.HasOne(row => row.Conversation).WithMany(conversation => conversation.AgentSegments).HasForeignKey(row => row.ConversationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(row => row.Agent).WithMany().HasForeignKey(row => row.AgentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(row => row.Queue).WithMany().HasForeignKey(row => row.QueueId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(row => new { row.AcceptedTime, row.ConversationId, row.Ordinal });
        builder.HasIndex(row => row.Time);
        builder.HasIndex(row => new { row.AgentId, row.Time });
        builder.HasIndex(row => new { row.QueueId, row.Time });
    }
}

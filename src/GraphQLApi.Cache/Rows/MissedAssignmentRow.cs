using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GraphQLApi.Cache.Rows;

/// <summary>An offer an agent did not take (vendor: <c>nonRespondingAgents[]</c>).</summary>
public sealed class MissedAssignmentRow
{
    /// <summary>The conversation it belongs to; first part of the key.</summary>
    public string ConversationId { get; set; } = "";

    /// <summary>Ordinal of the visit it happened in; second part of the key.</summary>
    public int Ordinal { get; set; }

    /// <summary>Zero-based place within the visit; third part of the key.</summary>
    public int Number { get; set; }

    /// <summary>The session of its conversation.</summary>
    public string SessionId { get; set; } = "";

    /// <summary>Queue of the visit.</summary>
    public string? QueueId { get; set; }

    /// <summary>The agent who was offered the contact.</summary>
    public string AgentId { get; set; } = "";

    /// <summary>UTC. Vendor: <c>assignedAt</c>.</summary>
    public DateTime? AssignedTime { get; set; }

    /// <summary>Vendor: <c>nonResponseEvent</c>, for instance <c>Ignored</c>.</summary>
    public string? Event { get; set; }

    /// <summary>Its conversation.</summary>
    public ConversationRow Conversation { get; set; } = null!; // set by EF when it is loaded

    /// <summary>The visit it happened in.</summary>
    public QueueVisitRow QueueVisit { get; set; } = null!; // set by EF when it is loaded

    /// <summary>The queue.</summary>
    public QueueRow? Queue { get; set; }

    /// <summary>The agent.</summary>
    public AgentRow Agent { get; set; } = null!; // set by EF when it is loaded
}

internal sealed class MissedAssignmentRowConfiguration : IEntityTypeConfiguration<MissedAssignmentRow>
{
    public void Configure(EntityTypeBuilder<MissedAssignmentRow> builder)
    {
        builder.ToTable("MissedAssignments");
        builder.HasKey(row => new { row.ConversationId, row.Ordinal, row.Number });
        builder.HasOne(row => row.Conversation).WithMany(conversation => conversation.MissedAssignments).HasForeignKey(row => row.ConversationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(row => row.QueueVisit).WithMany(visit => visit.NonRespondingAgents).HasForeignKey(row => new { row.ConversationId, row.Ordinal }).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(row => row.Queue).WithMany().HasForeignKey(row => row.QueueId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(row => row.Agent).WithMany().HasForeignKey(row => row.AgentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(row => new { row.AssignedTime, row.ConversationId, row.Ordinal, row.Number });
        builder.HasIndex(row => new { row.AgentId, row.AssignedTime });
    }
}

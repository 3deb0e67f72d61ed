using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GraphQLApi.Cache.Rows;

/// <summary>A colleague consulted during a segment (vendor: <c>ConsultingAgents[]</c>).</summary>
public sealed class ConsultationRow
{
    /// <summary>First part of the key.</summary>
    public string ConversationId { get; set; } = "";

    /// <summary>Ordinal of the segment; second part of the key.</summary>
    public int Ordinal { get; set; }

    /// <summary>Zero-based place in the list; third part of the key.</summary>
    public int Position { get; set; }

    /// <summary>Null for external people.</summary>
    public string? AgentId { get; set; }

    /// <summary>Name; for external people their phone number, then personal.</summary>
    public string? Name { get; set; }

    /// <summary>UTC. Vendor: <c>assignedAt</c>.</summary>
    public DateTime? AssignedTime { get; set; }

    /// <summary>UTC. Vendor: <c>acceptedTime</c>.</summary>
    public DateTime? AcceptedTime { get; set; }

    /// <summary>UTC. Vendor: <c>consultingEndTime</c>.</summary>
    public DateTime? EndTime { get; set; }

    /// <summary>Vendor: <c>isMerged</c>.</summary>
    public bool? IsMerged { get; set; }

    /// <summary>The colleague, where internal.</summary>
    public AgentRow? Agent { get; set; }
}

internal sealed class ConsultationRowConfiguration : IEntityTypeConfiguration<ConsultationRow>
{
    public void Configure(EntityTypeBuilder<ConsultationRow> builder)
    {
        builder.ToTable("Consultations");
        builder.HasKey(row => new { row.ConversationId, row.Ordinal, row.Position });
        builder.HasOne<AgentSegmentRow>().WithMany(segment => segment.Consultations).HasForeignKey(row => new { row.ConversationId, row.Ordinal }).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(row => row.Agent).WithMany().HasForeignKey(row => row.AgentId).OnDelete(DeleteBehavior.Restrict);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GraphQLApi.Cache.Rows;

/// <summary>Somebody who joined a segment (vendor: <c>JoinedUsers[]</c>).</summary>
public sealed class JoinedUserRow
{
    /// <summary>First part of the key.</summary>
    public string ConversationId { get; set; } = "";

    /// <summary>Ordinal of the segment; second part of the key.</summary>
    public int Ordinal { get; set; }

    /// <summary>Zero-based place in the list; third part of the key.</summary>
    public int Position { get; set; }

    /// <summary>Null where the vendor gives no id.</summary>
    public string? AgentId { get; set; }

    /// <summary>Vendor: <c>name</c>.</summary>
    public string? Name { get; set; }

    /// <summary>UTC. Vendor: <c>joinedAt</c>.</summary>
    public DateTime? JoinedTime { get; set; }

    /// <summary>UTC. Vendor: <c>end</c>.</summary>
    public DateTime? EndTime { get; set; }

    /// <summary>The agent, where known.</summary>
    public AgentRow? Agent { get; set; }
}

internal sealed class JoinedUserRowConfiguration : IEntityTypeConfiguration<JoinedUserRow>
{
    public void Configure(EntityTypeBuilder<JoinedUserRow> builder)
    {
        builder.ToTable("JoinedUsers");
        builder.HasKey(row => new { row.ConversationId, row.Ordinal, row.Position });
        builder.HasOne<AgentSegmentRow>().WithMany(segment => segment.JoinedUsers).HasForeignKey(row => new { row.ConversationId, row.Ordinal }).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(row => row.Agent).WithMany().HasForeignKey(row => row.AgentId).OnDelete(DeleteBehavior.Restrict);
    }
}

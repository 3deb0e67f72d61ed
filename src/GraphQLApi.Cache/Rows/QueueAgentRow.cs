using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GraphQLApi.Cache.Rows;

/// <summary>An agent who accepted at least one contact of a queue.</summary>
public sealed class QueueAgentRow
{
    /// <summary>The queue; first part of the key.</summary>
    public string QueueId { get; set; } = "";

    /// <summary>The agent; second part of the key.</summary>
    public string AgentId { get; set; } = "";

    /// <summary>The queue.</summary>
    public QueueRow Queue { get; set; } = null!; // set by EF when it is loaded

    /// <summary>The agent.</summary>
    public AgentRow Agent { get; set; } = null!; // set by EF when it is loaded
}

internal sealed class QueueAgentRowConfiguration : IEntityTypeConfiguration<QueueAgentRow>
{
    public void Configure(EntityTypeBuilder<QueueAgentRow> builder)
    {
        builder.ToTable("QueueAgents");
        builder.HasKey(row => new { row.QueueId, row.AgentId });
        builder.HasOne(row => row.Queue).WithMany(queue => queue.Agents).HasForeignKey(row => row.QueueId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(row => row.Agent).WithMany(agent => agent.Queues).HasForeignKey(row => row.AgentId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(row => row.AgentId);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GraphQLApi.Cache.Rows;

/// <summary>An agent as the records named it; not the configured roster (SEMANTICS §2.3).</summary>
public sealed class AgentRow
{
    /// <summary>Vendor: <c>agentId</c>, the <c>u-…</c> user id. The key.</summary>
    public string AgentId { get; set; } = "";

    /// <summary>Name on the record with the latest assignment.</summary>
    public string? Name { get; set; }

    /// <summary>E-mail on the record with the latest assignment. Personal.</summary>
    public string? Email { get; set; }

    /// <summary>UTC. Earliest assignment; the conversation's start where segments carry no time.</summary>
    public DateTime FirstSeenAt { get; set; }

    /// <summary>UTC. Latest assignment.</summary>
    public DateTime LastSeenAt { get; set; }

    /// <summary>UTC. Assignment time of the record that gave name and e-mail.</summary>
    public DateTime? NameSeenAt { get; set; }

    /// <summary>Queues it answered in.</summary>
    public List<QueueAgentRow> Queues { get => field ??= []; set; }
}

internal sealed class AgentRowConfiguration : IEntityTypeConfiguration<AgentRow>
{
    public void Configure(EntityTypeBuilder<AgentRow> builder)
    {
        builder.ToTable("Agents");
        builder.HasKey(row => row.AgentId);
    }
}

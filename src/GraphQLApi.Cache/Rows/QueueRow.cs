using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GraphQLApi.Cache.Rows;

/// <summary>A queue as the records named it; not the configured roster (SEMANTICS §2.3).</summary>
public sealed class QueueRow
{
    /// <summary>Vendor: <c>queueId</c>. The key.</summary>
    public string QueueId { get; set; } = "";

    /// <summary>Name on the record with the latest entry.</summary>
    public string? Name { get; set; }

    /// <summary>UTC. Earliest entry of a visit; the conversation's start where visits carry no time.</summary>
    public DateTime FirstSeenAt { get; set; }

    /// <summary>UTC. Latest entry of a visit.</summary>
    public DateTime LastSeenAt { get; set; }

    /// <summary>UTC. Entry time of the record that gave the name.</summary>
    public DateTime? NameSeenAt { get; set; }

    /// <summary>Agents who answered in it.</summary>
    public List<QueueAgentRow> Agents { get => field ??= []; set; }
}

internal sealed class QueueRowConfiguration : IEntityTypeConfiguration<QueueRow>
{
    public void Configure(EntityTypeBuilder<QueueRow> builder)
    {
        builder.ToTable("Queues");
        builder.HasKey(row => row.QueueId);
    }
}

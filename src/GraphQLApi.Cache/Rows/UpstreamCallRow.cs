using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GraphQLApi.Cache.Rows;

/// <summary>One start of an upstream call, kept for the sliding minute that all processes share (SEMANTICS §1.8).</summary>
public sealed class UpstreamCallRow
{
    /// <summary>Rising number. The key.</summary>
    public long CallId { get; set; }

    /// <summary>UTC.</summary>
    public DateTime StartedAt { get; set; }
}

internal sealed class UpstreamCallRowConfiguration : IEntityTypeConfiguration<UpstreamCallRow>
{
    public void Configure(EntityTypeBuilder<UpstreamCallRow> builder)
    {
        builder.ToTable("UpstreamCalls");
        builder.HasKey(row => row.CallId);
        builder.HasIndex(row => row.StartedAt);
    }
}

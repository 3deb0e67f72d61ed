using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GraphQLApi.Cache.Rows;

/// <summary>One tag of a session (vendor: <c>userleveltags</c>, <c>sessionleveltags</c>).</summary>
public sealed class SessionTagRow
{
    /// <summary>The session; first part of the key.</summary>
    public string SessionId { get; set; } = "";

    /// <summary>Which list; second part of the key.</summary>
    public TagScope Scope { get; set; }

    /// <summary>Zero-based place in its list; third part of the key.</summary>
    public int Position { get; set; }

    /// <summary>Vendor: <c>name</c>.</summary>
    public string Name { get; set; } = "";

    /// <summary>Vendor: <c>value</c>, always text (trap T28). Personal.</summary>
    public string? Value { get; set; }
}

internal sealed class SessionTagRowConfiguration : IEntityTypeConfiguration<SessionTagRow>
{
    public void Configure(EntityTypeBuilder<SessionTagRow> builder)
    {
        builder.ToTable("SessionTags");
        builder.HasKey(row => new { row.SessionId, row.Scope, row.Position });
        builder.HasOne<SessionRow>().WithMany(session => session.Tags).HasForeignKey(row => row.SessionId).OnDelete(DeleteBehavior.Cascade);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GraphQLApi.Cache.Rows;

/// <summary>One skill asked for by a session (vendor: <c>skills</c>).</summary>
public sealed class SessionSkillRow
{
    /// <summary>The session; first part of the key.</summary>
    public string SessionId { get; set; } = "";

    /// <summary>Zero-based place in the list; second part of the key.</summary>
    public int Position { get; set; }

    /// <summary>Vendor: <c>id</c>.</summary>
    public string SkillId { get; set; } = "";

    /// <summary>Vendor: <c>name</c>.</summary>
    public string? Name { get; set; }
}

internal sealed class SessionSkillRowConfiguration : IEntityTypeConfiguration<SessionSkillRow>
{
    public void Configure(EntityTypeBuilder<SessionSkillRow> builder)
    {
        builder.ToTable("SessionSkills");
        builder.HasKey(row => new { row.SessionId, row.Position });
        builder.HasOne<SessionRow>().WithMany(session => session.Skills).HasForeignKey(row => row.SessionId).OnDelete(DeleteBehavior.Cascade);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GraphQLApi.Cache.Rows;

/// <summary>One skill asked for by a conversation (vendor: <c>skills</c>).</summary>
public sealed class ConversationSkillRow
{
    /// <summary>The conversation; first part of the key.</summary>
    public string ConversationId { get; set; } = "";

    /// <summary>Zero-based place in the list; second part of the key.</summary>
    public int Position { get; set; }

    /// <summary>Vendor: <c>id</c>.</summary>
    public string SkillId { get; set; } = "";

    /// <summary>Vendor: <c>name</c>.</summary>
    public string? Name { get; set; }
}

internal sealed class ConversationSkillRowConfiguration : IEntityTypeConfiguration<ConversationSkillRow>
{
    public void Configure(EntityTypeBuilder<ConversationSkillRow> builder)
    {
        builder.ToTable("ConversationSkills");
        builder.HasKey(row => new { row.ConversationId, row.Position });
        builder.HasOne<ConversationRow>().WithMany(conversation => conversation.Skills).HasForeignKey(row => row.ConversationId).OnDelete(DeleteBehavior.Cascade);
    }
}

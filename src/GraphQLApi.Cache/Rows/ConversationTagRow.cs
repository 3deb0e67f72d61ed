using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GraphQLApi.Cache.Rows;

/// <summary>One tag of a conversation (vendor: <c>userleveltags</c>, <c>sessionleveltags</c>).</summary>
public sealed class ConversationTagRow
{
    /// <summary>The conversation; first part of the key.</summary>
    public string ConversationId { get; set; } = "";

    /// <summary>Which list; second part of the key.</summary>
    public TagScope Scope { get; set; }

    /// <summary>Zero-based place in its list; third part of the key.</summary>
    public int Position { get; set; }

    /// <summary>Vendor: <c>name</c>.</summary>
    public string Name { get; set; } = "";

    /// <summary>Vendor: <c>value</c>, always text (trap T28). Personal.</summary>
    public string? Value { get; set; }
}

internal sealed class ConversationTagRowConfiguration : IEntityTypeConfiguration<ConversationTagRow>
{
    public void Configure(EntityTypeBuilder<ConversationTagRow> builder)
    {
        builder.ToTable("ConversationTags");
        builder.HasKey(row => new { row.ConversationId, row.Scope, row.Position });
        builder.HasOne<ConversationRow>().WithMany(conversation => conversation.Tags).HasForeignKey(row => row.ConversationId).OnDelete(DeleteBehavior.Cascade);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GraphQLApi.Cache.Rows;

/// <summary>One disposition of a conversation (vendor: <c>dispositions</c>).</summary>
public sealed class ConversationDispositionRow
{
    /// <summary>The conversation; first part of the key.</summary>
    public string ConversationId { get; set; } = "";

    /// <summary>Zero-based place in the list; second part of the key.</summary>
    public int Position { get; set; }

    /// <summary>As sent, trimmed.</summary>
    public string Disposition { get; set; } = "";
}

internal sealed class ConversationDispositionRowConfiguration : IEntityTypeConfiguration<ConversationDispositionRow>
{
    public void Configure(EntityTypeBuilder<ConversationDispositionRow> builder)
    {
        builder.ToTable("ConversationDispositions");
        builder.HasKey(row => new { row.ConversationId, row.Position });
        builder.HasOne<ConversationRow>().WithMany(conversation => conversation.Dispositions).HasForeignKey(row => row.ConversationId).OnDelete(DeleteBehavior.Cascade);
    }
}

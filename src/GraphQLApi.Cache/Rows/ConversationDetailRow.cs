using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GraphQLApi.Cache.Rows;

/// <summary>The answer of the single-conversation endpoint, or that there is none.</summary>
public sealed class ConversationDetailRow
{
    /// <summary>Vendor: <c>_id</c>. The key; not every detail has a cached conversation.</summary>
    public string ConversationId { get; set; } = "";

    /// <summary>False where the vendor knows no such conversation (remembered for 10 minutes).</summary>
    public bool IsKnown { get; set; }

    /// <summary>The object as sent. Personal.</summary>
    public string? Json { get; set; }

    /// <summary>UTC.</summary>
    public DateTime FetchedAt { get; set; }
}

internal sealed class ConversationDetailRowConfiguration : IEntityTypeConfiguration<ConversationDetailRow>
{
    public void Configure(EntityTypeBuilder<ConversationDetailRow> builder)
    {
        builder.ToTable("ConversationDetails");
        builder.HasKey(row => row.ConversationId);
    }
}

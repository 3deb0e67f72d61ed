using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GraphQLApi.Cache.Rows;

/// <summary>One intent of a session: of the real-time feed, or the last intent of one of its conversations.</summary>
public sealed class SessionIntentRow
{
    /// <summary>The session; first part of the key.</summary>
    public string SessionId { get; set; } = "";

    /// <summary>Zero-based place in the list; second part of the key.</summary>
    public int Position { get; set; }

    /// <summary>Name of the intent.</summary>
    public string Intent { get; set; } = "";
}

internal sealed class SessionIntentRowConfiguration : IEntityTypeConfiguration<SessionIntentRow>
{
    public void Configure(EntityTypeBuilder<SessionIntentRow> builder)
    {
        builder.ToTable("SessionIntents");
        builder.HasKey(row => new { row.SessionId, row.Position });
        builder.HasOne<SessionRow>().WithMany(session => session.Intents).HasForeignKey(row => row.SessionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(row => row.Intent);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GraphQLApi.Cache.Rows;

/// <summary>One vendor record exactly as received. Personal.</summary>
public sealed class RawRecordRow
{
    /// <summary>Its session; first part of the key.</summary>
    public string SessionId { get; set; } = "";

    /// <summary>Its <c>conversationId</c>, empty for the bot record; second part of the key.</summary>
    public string RecordKey { get; set; } = "";

    /// <summary>The record's JSON text as sent; unknown keys are in here.</summary>
    public string Json { get; set; } = "";

    /// <summary>UTC. When it was read: <c>Cache:RawRetention</c> counts from here.</summary>
    public DateTime FetchedAt { get; set; }
}

internal sealed class RawRecordRowConfiguration : IEntityTypeConfiguration<RawRecordRow>
{
    public void Configure(EntityTypeBuilder<RawRecordRow> builder)
    {
        builder.ToTable("RawRecords");
        builder.HasKey(row => new { row.SessionId, row.RecordKey });
        builder.HasOne<SessionRow>().WithMany().HasForeignKey(row => row.SessionId).OnDelete(DeleteBehavior.Cascade);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GraphQLApi.Cache.Rows;

/// <summary>The newest poll of one bot's real-time feed.</summary>
public sealed class RealtimePollRow
{
    /// <summary>The key.</summary>
    public string BotId { get; set; } = "";

    /// <summary>UTC.</summary>
    public DateTime FetchedAt { get; set; }

    /// <summary>The poll shared no session with the one before: sessions in between may never have been seen.</summary>
    public bool GapSuspected { get; set; }
}

internal sealed class RealtimePollRowConfiguration : IEntityTypeConfiguration<RealtimePollRow>
{
    public void Configure(EntityTypeBuilder<RealtimePollRow> builder)
    {
        builder.ToTable("RealtimePolls");
        builder.HasKey(row => row.BotId);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GraphQLApi.Cache.Rows;

/// <summary>One half-open interval of session starts and what is known of it: an entry of the ledger.</summary>
public sealed class CoverageRow
{
    /// <summary>Empty with <c>Upstream:BotScope=Account</c>, else the bot; first part of the key.</summary>
    public string Scope { get; set; } = "";

    /// <summary>UTC, inclusive; second part of the key. Entries of one scope never overlap.</summary>
    public DateTime From { get; set; }

    /// <summary>UTC, exclusive.</summary>
    public DateTime To { get; set; }

    /// <summary>UTC. When the vendor was asked.</summary>
    public DateTime ReadAt { get; set; }

    /// <summary>The vendor holds more than it lets us read, even in this smallest window.</summary>
    public bool IsSaturated { get; set; }

    /// <summary>The window could not be read; nothing is claimed about it.</summary>
    public bool IsFailed { get; set; }
}

internal sealed class CoverageRowConfiguration : IEntityTypeConfiguration<CoverageRow>
{
    public void Configure(EntityTypeBuilder<CoverageRow> builder)
    {
        builder.ToTable("Coverage");
        builder.HasKey(row => new { row.Scope, row.From });
    }
}

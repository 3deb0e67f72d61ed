using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GraphQLApi.Cache.Rows;

/// <summary>What this database belongs to, written at creation (SEMANTICS §7.1).</summary>
public sealed class DatabaseStampRow
{
    /// <summary>Always 1. The key.</summary>
    public int StampId { get; set; }

    /// <summary>The vendor account whose data it holds.</summary>
    public string AccountId { get; set; } = "";

    /// <summary>Base URL of the vendor, or <c>demo</c>.</summary>
    public string Origin { get; set; } = "";

    /// <summary>Secret of <c>Customer.key</c>; never leaves the database.</summary>
    public byte[] CustomerKeySecret { get; set; } = [];

    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; set; }
}

internal sealed class DatabaseStampRowConfiguration : IEntityTypeConfiguration<DatabaseStampRow>
{
    public void Configure(EntityTypeBuilder<DatabaseStampRow> builder)
    {
        builder.ToTable("DatabaseStamp");
        builder.HasKey(row => row.StampId);
        builder.Property(row => row.StampId).ValueGeneratedNever();
    }
}

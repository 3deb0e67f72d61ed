using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GraphQLApi.Cache.Rows;

/// <summary>One text of a JSON list, as <see cref="CacheDbContext.JsonElements"/> unfolds it; there is no such table.</summary>
public sealed class JsonElementRow
{
    /// <summary>The text.</summary>
    public string? Value { get; set; }
}

internal sealed class JsonElementRowConfiguration : IEntityTypeConfiguration<JsonElementRow>
{
    public void Configure(EntityTypeBuilder<JsonElementRow> builder)
    {
        builder.ToTable((string?)null);
        builder.HasNoKey();
        builder.Property(row => row.Value).HasColumnName("value");
    }
}

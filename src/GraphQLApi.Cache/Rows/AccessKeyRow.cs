using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GraphQLApi.Cache.Rows;

/// <summary>A key that callers prove themselves with. The key itself is nowhere: only what it takes to recognise it.</summary>
public sealed class AccessKeyRow
{
    /// <summary>The part of the key that may be shown. The key.</summary>
    public string KeyId { get; set; } = "";

    /// <summary>Whose it is, in the operator's words.</summary>
    public string Name { get; set; } = "";

    /// <summary>Of this key alone.</summary>
    public byte[] Salt { get; set; } = [];

    /// <summary>HMAC-SHA256 of the key's secret part under <see cref="Salt"/>.</summary>
    public byte[] Hash { get; set; } = [];

    /// <summary>Names of scopes, separated by blanks.</summary>
    public string Scopes { get; set; } = "";

    /// <summary>Ids of the queues it is limited to, a JSON list; null where it is not.</summary>
    public string? Queues { get; set; }

    /// <summary>Ids of the bots it is limited to, a JSON list; null where it is not.</summary>
    public string? Bots { get; set; }

    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>UTC; null for a key that does not expire.</summary>
    public DateTime? ExpiresAt { get; set; }

    /// <summary>UTC; null while it holds.</summary>
    public DateTime? RevokedAt { get; set; }

    /// <summary>UTC, to the minute or so; null while nobody used it.</summary>
    public DateTime? LastUsedAt { get; set; }
}

internal sealed class AccessKeyRowConfiguration : IEntityTypeConfiguration<AccessKeyRow>
{
    public void Configure(EntityTypeBuilder<AccessKeyRow> builder)
    {
        builder.ToTable("AccessKeys");
        builder.HasKey(row => row.KeyId);
    }
}

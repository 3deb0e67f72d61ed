using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GraphQLApi.Cache.Rows;

/// <summary>That somebody was erased, so that what comes again is blanked before it is written (SEMANTICS §7.4).</summary>
public sealed class TombstoneRow
{
    /// <summary>A person's keyed hash, or the id of one of their sessions or conversations; first part of the key.</summary>
    public string Key { get; set; } = "";

    /// <summary>What the key names; second part of the key.</summary>
    public TombstoneKind Kind { get; set; }

    /// <summary>UTC.</summary>
    public DateTime ErasedAt { get; set; }

    /// <summary>UTC. Of a person: when the last of their data left the file; null while an erasure runs or was interrupted.</summary>
    public DateTime? CompletedAt { get; set; }
}

/// <summary>What a tombstone stands for.</summary>
public enum TombstoneKind
{
    /// <summary>A person, by a keyed hash that only this database can tell.</summary>
    Person = 0,

    /// <summary>A session of theirs.</summary>
    Session = 1,

    /// <summary>A conversation of theirs.</summary>
    Conversation = 2,
}

internal sealed class TombstoneRowConfiguration : IEntityTypeConfiguration<TombstoneRow>
{
    public void Configure(EntityTypeBuilder<TombstoneRow> builder)
    {
        builder.ToTable("Tombstones");
        builder.HasKey(row => new { row.Key, row.Kind });
    }
}

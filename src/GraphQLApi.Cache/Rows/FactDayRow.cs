using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GraphQLApi.Cache.Rows;

/// <summary>
/// How often the facts of one population and one UTC day have changed. Kept by triggers, so that whoever writes, deletes or cascades, in whatever
/// process, cannot forget it: columns held in memory are as good as the rows exactly while the number is the same. No row: never any facts.
/// </summary>
public sealed class FactDayRow
{
    /// <summary>Which rows; first part of the key.</summary>
    public FactPopulation Population { get; set; }

    /// <summary>Days since 1970-01-01 of the rows' own time; second part of the key.</summary>
    public int Day { get; set; }

    /// <summary>Only grows.</summary>
    public long Version { get; set; }
}

/// <summary>The rows that metrics count.</summary>
public enum FactPopulation
{
    /// <summary>By start.</summary>
    Sessions = 0,

    /// <summary>By start.</summary>
    Conversations = 1,

    /// <summary>By entry.</summary>
    QueueVisits = 2,

    /// <summary>By acceptance, else assignment, else the conversation's start.</summary>
    AgentSegments = 3,

    /// <summary>By assignment.</summary>
    MissedAssignments = 4,
}

internal sealed class FactDayRowConfiguration : IEntityTypeConfiguration<FactDayRow>
{
    public void Configure(EntityTypeBuilder<FactDayRow> builder)
    {
        builder.ToTable("FactDays");
        builder.HasKey(row => new { row.Population, row.Day });
    }
}

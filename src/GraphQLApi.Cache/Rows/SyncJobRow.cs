using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GraphQLApi.Cache.Rows;

/// <summary>A piece of reading work that people can see: a backfill, a settling pass, or what a query asked for.</summary>
public sealed class SyncJobRow
{
    /// <summary>Opaque. The key.</summary>
    public string JobId { get; set; } = "";

    /// <summary>What asked for it.</summary>
    public SyncJobKind Kind { get; set; }

    /// <summary>Where it stands.</summary>
    public SyncJobState State { get; set; }

    /// <summary>UTC, inclusive.</summary>
    public DateTime From { get; set; }

    /// <summary>UTC, exclusive.</summary>
    public DateTime To { get; set; }

    /// <summary>Read again what is settled.</summary>
    public bool Refresh { get; set; }

    /// <summary>Windows known so far; grows by bisection.</summary>
    public int WindowsTotal { get; set; }

    /// <summary>Windows written.</summary>
    public int WindowsDone { get; set; }

    /// <summary>Distinct records read.</summary>
    public int RecordsFetched { get; set; }

    /// <summary>Sessions whose content was new or changed.</summary>
    public int RecordsChanged { get; set; }

    /// <summary>Calls spent, retries included.</summary>
    public int UpstreamCalls { get; set; }

    /// <summary>0 to 1, never falls.</summary>
    public double Progress { get; set; }

    /// <summary>UTC.</summary>
    public DateTime StartedAt { get; set; }

    /// <summary>UTC.</summary>
    public DateTime? FinishedAt { get; set; }

    /// <summary>Code of the failure, as in README's table.</summary>
    public string? ErrorCode { get; set; }

    /// <summary>What failed and what to do, without personal data.</summary>
    public string? ErrorMessage { get; set; }

    /// <summary>The process that works on it.</summary>
    public string? LeaseOwner { get; set; }

    /// <summary>UTC. After this another process may take it over.</summary>
    public DateTime? LeaseExpiresAt { get; set; }
}

/// <summary>What asked for a job.</summary>
public enum SyncJobKind
{
    /// <summary>A person, by mutation or command line.</summary>
    Backfill = 0,

    /// <summary>The last reading of a window after <c>Cache:SettleAfter</c>.</summary>
    Settle = 1,

    /// <summary>A query over time that was never read.</summary>
    Query = 2,
}

/// <summary>Where a job stands.</summary>
public enum SyncJobState
{
    /// <summary>Waiting for its turn.</summary>
    Queued = 0,

    /// <summary>Reading.</summary>
    Running = 1,

    /// <summary>Everything was read.</summary>
    Succeeded = 2,

    /// <summary>Gave up; the error says why.</summary>
    Failed = 3,

    /// <summary>Stopped by a person; what was read is kept.</summary>
    Cancelled = 4,
}

internal sealed class SyncJobRowConfiguration : IEntityTypeConfiguration<SyncJobRow>
{
    public void Configure(EntityTypeBuilder<SyncJobRow> builder)
    {
        builder.ToTable("SyncJobs");
        builder.HasKey(row => row.JobId);
        builder.HasIndex(row => new { row.StartedAt, row.JobId });
    }
}

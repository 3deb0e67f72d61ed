using GraphQLApi.Cache.Access;
using GraphQLApi.Cache.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace GraphQLApi.Cache;

/// <summary>
/// The local copy. Times are UTC everywhere and stored as Unix milliseconds: one way, index-friendly, and exactly as fine as the API compares
/// (SEMANTICS §5.1). Not thread-safe, as every <see cref="DbContext"/>.
/// </summary>
public sealed class CacheDbContext(DbContextOptions<CacheDbContext> options) : DbContext(options)
{
    /// <summary>What its connection shows of the tables; whatever is kept of rows between requests is kept apart by it.</summary>
    internal Visibility Visibility { get; init; } = Visibility.All;

    /// <summary>Bot sessions.</summary>
    public DbSet<SessionRow> Sessions => Set<SessionRow>();

    /// <summary>Hand-overs to people.</summary>
    public DbSet<ConversationRow> Conversations => Set<ConversationRow>();

    /// <summary>Stays in queues.</summary>
    public DbSet<QueueVisitRow> QueueVisits => Set<QueueVisitRow>();

    /// <summary>Stretches of agents' work.</summary>
    public DbSet<AgentSegmentRow> AgentSegments => Set<AgentSegmentRow>();

    /// <summary>Offers that were not taken.</summary>
    public DbSet<MissedAssignmentRow> MissedAssignments => Set<MissedAssignmentRow>();

    /// <summary>Queues as seen.</summary>
    public DbSet<QueueRow> Queues => Set<QueueRow>();

    /// <summary>Agents as seen.</summary>
    public DbSet<AgentRow> Agents => Set<AgentRow>();

    /// <summary>Agents per queue they answered in.</summary>
    public DbSet<QueueAgentRow> QueueAgents => Set<QueueAgentRow>();

    /// <summary>Records as received.</summary>
    public DbSet<RawRecordRow> RawRecords => Set<RawRecordRow>();

    /// <summary>Answers of the single-conversation endpoint.</summary>
    public DbSet<ConversationDetailRow> ConversationDetails => Set<ConversationDetailRow>();

    /// <summary>Sessions of the real-time feed.</summary>
    public DbSet<RealtimeSessionRow> RealtimeSessions => Set<RealtimeSessionRow>();

    /// <summary>Newest poll per bot.</summary>
    public DbSet<RealtimePollRow> RealtimePolls => Set<RealtimePollRow>();

    /// <summary>The ledger.</summary>
    public DbSet<CoverageRow> Coverage => Set<CoverageRow>();

    /// <summary>Reading work.</summary>
    public DbSet<SyncJobRow> SyncJobs => Set<SyncJobRow>();

    /// <summary>Calls of the last minutes.</summary>
    public DbSet<UpstreamCallRow> UpstreamCalls => Set<UpstreamCallRow>();

    /// <summary>Versions of what metrics count.</summary>
    public DbSet<FactDayRow> FactDays => Set<FactDayRow>();

    /// <summary>Who was erased.</summary>
    public DbSet<TombstoneRow> Tombstones => Set<TombstoneRow>();

    /// <summary>Keys of callers.</summary>
    public DbSet<AccessKeyRow> AccessKeys => Set<AccessKeyRow>();

    /// <summary>What the database belongs to: one row.</summary>
    public DbSet<DatabaseStampRow> DatabaseStamp => Set<DatabaseStampRow>();

    /// <summary>
    /// The texts of a JSON list inside a query: a stored list, or a list of keys handed over as one parameter, so that one SQL text (and one
    /// compiled query) serves any number of keys. EF's own translation of such lists asks for SQLite 3.38; the bundled one is 3.35.
    /// </summary>
    public IQueryable<JsonElementRow> JsonElements(string json) => FromExpression(() => JsonElements(json));

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(CacheDbContext).Assembly);
        modelBuilder.HasDbFunction(() => JsonElements(default!)).HasName("json_each").IsBuiltIn();
    }

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        configurationBuilder.Properties<DateTime>().HaveConversion<UnixMillisecondsConverter>();
    }

    private sealed class UnixMillisecondsConverter() : ValueConverter<DateTime, long>(
        time => new DateTimeOffset(time, TimeSpan.Zero).ToUnixTimeMilliseconds(),
        milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).UtcDateTime);
}

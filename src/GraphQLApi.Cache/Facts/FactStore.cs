using GraphQLApi.Cache.Facts.Loading;
using GraphQLApi.Cache.Facts.Memory;
using GraphQLApi.Cache.Rows;
using Microsoft.EntityFrameworkCore;

namespace GraphQLApi.Cache.Facts;

/// <summary>
/// The rows that metrics count, as columns: what the cache holds, day by day. Every read sees its request's snapshot, whatever is held in memory.
/// </summary>
public sealed class FactStore
{
    private readonly FactMemory memory;

    internal FactStore(FactOptions options)
    {
        var tables = new FactTables(Dictionaries);
        memory = new FactMemory(options.MemoryBudget, () => Dictionaries.Bytes);
        Sessions = new(tables.Sessions, memory);
        Conversations = new(tables.Conversations, memory);
        QueueVisits = new(tables.QueueVisits, memory);
        AgentSegments = new(tables.AgentSegments, memory);
        MissedAssignments = new(tables.MissedAssignments, memory);
    }

    /// <summary>What is held at the moment, in bytes; the dictionaries apart.</summary>
    public long Bytes => memory.Bytes;

    /// <summary>What the codes mean.</summary>
    public FactDictionaries Dictionaries { get; } = new();

    /// <summary>By start.</summary>
    public FactSource<SessionFacts> Sessions { get; }

    /// <summary>By start.</summary>
    public FactSource<ConversationFacts> Conversations { get; }

    /// <summary>By entry.</summary>
    public FactSource<QueueVisitFacts> QueueVisits { get; }

    /// <summary>By acceptance, else assignment, else the conversation's start.</summary>
    public FactSource<AgentSegmentFacts> AgentSegments { get; }

    /// <summary>By assignment.</summary>
    public FactSource<MissedAssignmentFacts> MissedAssignments { get; }

    /// <summary>
    /// From when on visits have to be read so that none is left out that waits at <paramref name="moment"/>: a day before it, or earlier where
    /// somebody waits longer than that.
    /// </summary>
    public static async Task<DateTime> WaitingSinceAsync(CacheDbContext db, DateTime moment, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var at = FactDay.Milliseconds(moment);
        var longest = await db.Database.SqlQueryRaw<long?>(
            $"SELECT MIN(\"EnterTime\") AS \"Value\" FROM \"QueueVisits\" WHERE ({QueueVisitRowConfiguration.LongStay}) "
            + "AND \"EnterTime\" < {0} AND (\"ExitTime\" IS NULL OR \"ExitTime\" > {0})",
            at).SingleAsync(cancellationToken);
        var day = moment.AddDays(-1);
        return longest is { } enter && enter < FactDay.Milliseconds(day) ? DateTime.UnixEpoch.AddMilliseconds(enter) : day;
    }
}

using GraphQLApi.Cache.Facts.Loading;

namespace GraphQLApi.Cache.Facts;

/// <summary>
/// The rows that metrics count, as columns: what the cache holds, day by day. Every read sees its request's snapshot, whatever is held in memory.
/// </summary>
public sealed class FactStore
{
    internal FactStore()
    {
        var tables = new FactTables(Dictionaries);
        Sessions = new(tables.Sessions);
        Conversations = new(tables.Conversations);
        QueueVisits = new(tables.QueueVisits);
        AgentSegments = new(tables.AgentSegments);
        MissedAssignments = new(tables.MissedAssignments);
    }

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
}

using GraphQLApi.Upstream.Wire;

namespace GraphQLApi.Cache.Derivation;

/// <summary>When a session began, where its records do not say it (SEMANTICS §2.2).</summary>
internal static class StartTime
{
    /// <param name="said">Earliest sessionStartTime of its records.</param>
    /// <param name="sessionId">A 24-hex ObjectId begins with Unix seconds; any other id is legal and says nothing (traps T12 and T14).</param>
    /// <param name="earliest">Earliest other time of its records.</param>
    /// <param name="windowStart">The last resort.</param>
    public static DateTime Of(DateTime? said, string sessionId, DateTime? earliest, DateTime windowStart) =>
        said ?? WireTime.ObjectIdTime(sessionId)?.UtcDateTime ?? earliest ?? windowStart;
}

namespace GraphQLApi.Cache.Details;

/// <summary>Why a conversation's detail is there or not.</summary>
public enum DetailState
{
    /// <summary>It is there.</summary>
    Cached,

    /// <summary>Under CACHE_ONLY, and never fetched.</summary>
    NotCached,

    /// <summary>The vendor knows no such conversation (remembered for 10 minutes).</summary>
    UnknownUpstream,

    /// <summary>The vendor failed and nothing is cached; the failure says how.</summary>
    Failed,
}

/// <summary>One conversation's detail, or why there is none.</summary>
/// <param name="ConversationId">As asked for.</param>
/// <param name="State">Whether it is there.</param>
/// <param name="Detail">Null unless <see cref="DetailState.Cached"/>.</param>
/// <param name="Failure">Set with <see cref="DetailState.Failed"/>.</param>
public sealed record DetailResult(string ConversationId, DetailState State, ConversationDetail? Detail, SyncFailure? Failure);

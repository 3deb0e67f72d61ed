using GraphQLApi.Cache.Coverage;

namespace GraphQLApi.Cache.Details;

/// <summary>The single-conversation endpoint, read through: one flight per conversation, few at a time (SEMANTICS §3.7).</summary>
public sealed class ConversationDetails
{
    /// <summary>
    /// One result per id, in the order asked. What is not kept is fetched within the request's budget; vendor trouble is a result
    /// (<see cref="DetailState.Failed"/>), never an exception.
    /// </summary>
    public Task<IReadOnlyList<DetailResult>> GetAsync(IReadOnlyList<string> conversationIds, Freshness freshness, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}

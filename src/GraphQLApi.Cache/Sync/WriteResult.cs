using GraphQLApi.Cache.Changes;

namespace GraphQLApi.Cache.Sync;

/// <summary>What one write did.</summary>
/// <param name="Fetched">Records read, as the jobs count them.</param>
/// <param name="Changed">Sessions that are new or say something else than before.</param>
/// <param name="Unchanged">Sessions whose content hash was equal: only confirmed.</param>
/// <param name="Conversations">Those of the changed sessions that are new or whose own records changed.</param>
internal sealed record WriteResult(int Fetched, int Changed, int Unchanged, IReadOnlyList<ConversationChange> Conversations);

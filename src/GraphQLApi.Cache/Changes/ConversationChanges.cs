using GraphQLApi.Cache.Access;

namespace GraphQLApi.Cache.Changes;

/// <summary>Conversations as they are added and changed by the readings of this process (SEMANTICS §6.5).</summary>
public sealed class ConversationChanges
{
    // A window's rows are published in one go and there may be 1,100 of them: a reader may be a few such windows behind.
    private const int Capacity = 4_096;

    private readonly Broadcast<ConversationChange> changes = new(Capacity);

    internal ConversationChanges()
    {
    }

    /// <summary>
    /// The ids of conversations that change from now on, once for each change, after it was committed, as far as <paramref name="visibility"/> lets
    /// them be seen after it; where <paramref name="queueId"/> is given, only those that visited this queue. Ends with a <see cref="CacheException"/> of the code SUBSCRIBER_TOO_SLOW where the reader falls thousands behind.
    /// </summary>
    public IAsyncEnumerable<string> Watch(string? queueId, Visibility visibility, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(visibility);
        return changes.Watch(
            change => visibility.AllowsBot(change.BotId) && (queueId is null
                ? visibility.Queues is null || change.QueueIds.Any(visibility.AllowsQueue)
                : visibility.AllowsQueue(queueId) && change.QueueIds.Contains(queueId, StringComparer.Ordinal)),
            static change => change.ConversationId,
            cancellationToken);
    }

    internal void Publish(IEnumerable<ConversationChange> changed)
    {
        if (!changes.IsWatched)
        {
            return;
        }

        foreach (var change in changed)
        {
            changes.Publish(change);
        }
    }
}

using GraphQLApi.Cache.Changes;
using GraphQLApi.Cache.Rows;

namespace GraphQLApi.Cache.Sync.Writing;

/// <summary>
/// Which conversations of a changed session changed: a session is written as a whole, but of two conversations one may be what it was. What the
/// bot's record says is part of every conversation.
/// </summary>
internal static class ChangedConversations
{
    private const string BotRecord = "";

    /// <param name="mapped">The session as read now.</param>
    /// <param name="stored">Its records as they were, null where it is new. A record that is not kept any more counts as changed.</param>
    public static IEnumerable<ConversationChange> Of(MappedSession mapped, IReadOnlyDictionary<string, string>? stored)
    {
        var read = mapped.Records.ToDictionary(record => record.RecordKey, record => record.Json, StringComparer.Ordinal);
        var isBotRecordKept = stored is not null && stored.GetValueOrDefault(BotRecord) == read.GetValueOrDefault(BotRecord);
        return mapped.Session.Conversations
            .Where(conversation => !isBotRecordKept || !IsKept(stored!, read, conversation.ConversationId)) // kept: so it is not null
            .Select(conversation => new ConversationChange(conversation.ConversationId, conversation.StartTime, stored is null, Queues(conversation), conversation.BotId ?? mapped.Session.BotId));
    }

    private static bool IsKept(IReadOnlyDictionary<string, string> stored, Dictionary<string, string> read, string key) =>
        stored.TryGetValue(key, out var before) && read.TryGetValue(key, out var now) && before == now;

    private static string[] Queues(ConversationRow conversation) =>
        [.. conversation.QueueVisits.Select(visit => visit.QueueId).Concat(conversation.AgentSegments.Select(segment => segment.QueueId).OfType<string>()).Distinct(StringComparer.Ordinal)];
}

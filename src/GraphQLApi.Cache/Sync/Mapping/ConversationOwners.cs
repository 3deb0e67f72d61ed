using GraphQLApi.Cache.Derivation;

namespace GraphQLApi.Cache.Sync.Mapping;

/// <summary>
/// Which session of one reading holds each conversation. One reading is equally new for all its sessions, so "the newest read wins"
/// (SEMANTICS §2.5) leaves a choice where several name the same one: the session that began last, then the greater id.
/// </summary>
internal sealed class ConversationOwners
{
    private readonly Dictionary<string, (string SessionId, DateTime? Start)> owners = new(StringComparer.Ordinal);

    private readonly HashSet<string> contested = new(StringComparer.Ordinal);

    public void Claim(string conversationId, string sessionId, DateTime? start)
    {
        if (!owners.TryGetValue(conversationId, out var owner))
        {
            owners.Add(conversationId, (sessionId, start));
            return;
        }

        contested.Add(conversationId);
        var byStart = Nullable.Compare(start, owner.Start);
        if (byStart > 0 || (byStart == 0 && string.CompareOrdinal(sessionId, owner.SessionId) > 0))
        {
            owners[conversationId] = (sessionId, start);
        }
    }

    public bool Knows(string conversationId) => owners.ContainsKey(conversationId);

    public bool IsContested(string conversationId) => contested.Contains(conversationId);

    public bool Holds(string sessionId, SourceRecord record) =>
        record.ConversationId is { } conversationId && owners[conversationId].SessionId == sessionId;
}

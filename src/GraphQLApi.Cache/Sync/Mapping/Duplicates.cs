using GraphQLApi.Cache.Rows;

namespace GraphQLApi.Cache.Sync.Mapping;

/// <summary>One contact with two records (trap T17) and one conversation under two sessions: both kept and flagged (SEMANTICS §2.5).</summary>
internal static class Duplicates
{
    /// <summary>
    /// The conversation a session without conversations names in its channelSpecificUserId, as <c>…/agentassist/c-…</c>; null where it names none.
    /// </summary>
    public static string? NamedConversation(SessionRow session) =>
        session.Conversations.Count == 0 ? NamedConversation(session.ChannelSpecificUserId) : null;

    public static string? NamedConversation(string? channelSpecificUserId)
    {
        var slash = channelSpecificUserId?.LastIndexOf('/') ?? -1;
        var isNamed = slash >= 0 && channelSpecificUserId.AsSpan(slash + 1).StartsWith("c-", StringComparison.Ordinal);
        return isNamed ? channelSpecificUserId![(slash + 1)..] : null; // a slash was found in it
    }

    /// <summary>Flags what is doubled inside one reading; against older readings it is the writer who compares.</summary>
    public static void Flag(SessionRow session, ConversationOwners owners)
    {
        if (NamedConversation(session) is { } named && owners.Knows(named))
        {
            session.DataQuality |= DataQualityFlags.DuplicateRecord;
        }

        foreach (var conversation in session.Conversations)
        {
            if (owners.IsContested(conversation.ConversationId))
            {
                conversation.DataQuality |= DataQualityFlags.DuplicateRecord;
            }
        }
    }
}

namespace GraphQLApi.Upstream.Simulator.Data;

/// <summary>Where rows come from: the generator or a file. Times are Unix seconds; nothing that starts after <c>now</c> is ever returned.</summary>
internal interface IRecordSource
{
    IReadOnlySet<string> BotIds { get; }

    /// <summary>Rows whose session starts in [from, to], both ends inclusive, by start ascending.</summary>
    IEnumerable<SimulatedRecord> StartingIn(long from, long to, long now);

    /// <summary>Conversations as the list endpoint may show them, newest start first.</summary>
    IEnumerable<SimulatedRecord> NewestConversations(long now);

    /// <summary>The bot's sessions that have ended, latest end first.</summary>
    IEnumerable<SimulatedRecord> LatestEnded(string botId, int count, long now);

    SimulatedRecord? FindConversation(string conversationId, long now);

    SimulatedRecord? FindConversationOfSession(string sessionId, long now);
}

using GraphQLApi.Upstream.Simulator.Data;

namespace GraphQLApi.Upstream.Simulator.Replay;

/// <summary>The records of a file, indexed by start, by end and by their two ids.</summary>
internal sealed class ReplaySource : IRecordSource
{
    private readonly ReplayedRecord[] byStart;
    private readonly long[] starts;
    private readonly ReplayedRecord[] byEnd;
    private readonly Dictionary<string, ReplayedRecord> byConversation = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ReplayedRecord> conversationBySession = new(StringComparer.Ordinal);

    public ReplaySource(IReadOnlyCollection<ReplayedRecord> records, string defaultBotId)
    {
        byStart = [.. records.OrderBy(record => record.Start)];
        starts = Array.ConvertAll(byStart, record => record.Start);
        byEnd = [.. records.OrderBy(record => record.EndAt(0))];
        BotIds = records.Select(record => record.BotId).Append(defaultBotId).Where(id => id.Length > 0).ToHashSet(StringComparer.Ordinal);
        foreach (var record in byStart)
        {
            if (record.ConversationIdAt(0) is not { } id)
                continue;
            byConversation.TryAdd(id, record);
            conversationBySession.TryAdd(record.SessionId, record);
        }
    }

    public IReadOnlySet<string> BotIds { get; }

    public IEnumerable<SimulatedRecord> StartingIn(long from, long to, long now)
    {
        var end = Math.Min(to, now);
        for (var i = FirstAtOrAfter(from); i < byStart.Length && byStart[i].Start <= end; i++)
            yield return byStart[i];
    }

    public IEnumerable<SimulatedRecord> NewestConversations(long now) =>
        byStart.Reverse().Where(record => record.Start <= now && record.ConversationIdAt(now) is not null);

    public IEnumerable<SimulatedRecord> LatestEnded(string botId, int count, long now) =>
        byEnd.Reverse().Where(record => record.Start <= now && record.HasEnded(now) && record.BotId == botId).Take(count);

    public SimulatedRecord? FindConversation(string conversationId, long now) => Begun(byConversation.GetValueOrDefault(conversationId), now);

    public SimulatedRecord? FindConversationOfSession(string sessionId, long now) => Begun(conversationBySession.GetValueOrDefault(sessionId), now);

    private static ReplayedRecord? Begun(ReplayedRecord? record, long now) => record?.Start <= now ? record : null;

    private int FirstAtOrAfter(long from)
    {
        var (low, high) = (0, starts.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (starts[middle] < from)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}

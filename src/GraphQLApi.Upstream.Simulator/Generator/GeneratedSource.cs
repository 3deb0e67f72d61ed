using GraphQLApi.Upstream.Simulator.Data;

namespace GraphQLApi.Upstream.Simulator.Generator;

/// <summary>Any day since 1970, generated when asked for and kept while it is among the last ones used.</summary>
internal sealed class GeneratedSource : IRecordSource
{
    private const long Day = 86_400;
    private const int RecentDays = 7;

    private readonly SimulatorOptions options;
    private readonly SimulatedCentre centre;
    private readonly GeneratedRecordWriter writer;
    private readonly DayCache<GeneratedRecord[]> days;

    public GeneratedSource(SimulatorOptions options)
    {
        this.options = options;
        centre = new SimulatedCentre(options.Seed, options.SessionsPerDay);
        writer = new GeneratedRecordWriter(options, centre);
        // A seven-day window touches eight or nine days in any zone; beyond that, about 60,000 sessions (some 60 MB).
        days = new DayCache<GeneratedRecord[]>(Math.Clamp(60_000 / Math.Max(1, options.SessionsPerDay), 9, 45), Generate);
        BotIds = new HashSet<string>(StringComparer.Ordinal) { options.BotId };
    }

    public IReadOnlySet<string> BotIds { get; }

    public IEnumerable<SimulatedRecord> StartingIn(long from, long to, long now)
    {
        var end = Math.Min(to, now);
        for (var day = Math.Max(from, 0) / Day; day <= end / Day; day++)
        {
            foreach (var record in days.Get(day))
            {
                if (record.Start > end)
                    yield break;
                if (record.Start >= from)
                    yield return record;
            }
        }
    }

    public IEnumerable<SimulatedRecord> NewestConversations(long now) =>
        StartingIn(now - (RecentDays * Day), now, now).Where(record => record.ConversationIdAt(now) is not null).Reverse();

    public IEnumerable<SimulatedRecord> LatestEnded(string botId, int count, long now)
    {
        // Nobody talks for a whole day: what ended last started today or yesterday, except on very quiet accounts.
        foreach (var back in new[] { 1, RecentDays })
        {
            var ended = StartingIn(now - (back * Day), now, now).Where(record => record.HasEnded(now)).ToList();
            if (ended.Count >= count || back == RecentDays)
                return ended.OrderByDescending(record => record.EndAt(now)).Take(count);
        }

        return [];
    }

    public SimulatedRecord? FindConversation(string conversationId, long now) =>
        ConversationIds.TryReadStart(conversationId, out var start)
            ? StartingIn(start, start, now).FirstOrDefault(record => record.ConversationIdAt(now) == conversationId)
            : null;

    public SimulatedRecord? FindConversationOfSession(string sessionId, long now) =>
        WireTime.TryReadObjectId(sessionId, out var start)
            ? StartingIn(start, start, now).FirstOrDefault(record => record.SessionId == sessionId && record.ConversationIdAt(now) is not null)
            : null;

    private GeneratedRecord[] Generate(long day)
    {
        var date = DateOnly.FromDateTime(DateTime.UnixEpoch.AddDays(day));
        return [.. DayGenerator.Generate(centre, date, options).Select(session => new GeneratedRecord(session, writer))];
    }
}

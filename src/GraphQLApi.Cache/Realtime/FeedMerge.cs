using GraphQLApi.Cache.Rows;
using GraphQLApi.Upstream.Wire;

namespace GraphQLApi.Cache.Realtime;

/// <summary>Rows of one session become one: intents united, later scalars win (SEMANTICS §3.8, trap T21). Pure.</summary>
internal static class FeedMerge
{
    /// <summary>One row per session in the order of its first appearance; elements without a session id are nobody's.</summary>
    public static IReadOnlyList<RealtimeSessionRow> Merge(IReadOnlyList<RealtimeSessionDto> polled, string botId, DateTime polledAt)
    {
        var merged = new Dictionary<string, RealtimeSessionRow>(StringComparer.Ordinal);
        foreach (var dto in polled)
        {
            if (Trimmed(dto.SessionId) is not { } id)
            {
                continue;
            }

            if (!merged.TryGetValue(id, out var row))
            {
                row = new RealtimeSessionRow { BotId = botId, SessionId = id, FeedPosition = merged.Count, FirstSeenAt = polledAt, LastSeenAt = polledAt };
                merged.Add(id, row);
            }

            Take(row, dto);
        }

        return [.. merged.Values.OrderBy(row => row.FeedPosition)];
    }

    /// <summary>Puts a newer poll's row onto the stored one.</summary>
    public static void Onto(RealtimeSessionRow stored, RealtimeSessionRow polled)
    {
        stored.Intents = [.. stored.Intents.Union(polled.Intents, StringComparer.Ordinal)];
        stored.CallerNumber = polled.CallerNumber ?? stored.CallerNumber;
        stored.DialedNumber = polled.DialedNumber ?? stored.DialedNumber;
        stored.Channel = polled.Channel ?? stored.Channel;
        stored.StartTime = polled.StartTime ?? stored.StartTime;
        stored.EndTime = polled.EndTime ?? stored.EndTime;
        stored.Status = polled.Status ?? stored.Status;
        stored.TimeHandled = polled.TimeHandled ?? stored.TimeHandled;
        stored.TimeHandledSeconds = polled.TimeHandledSeconds ?? stored.TimeHandledSeconds;
        stored.DeflectedTo = polled.DeflectedTo ?? stored.DeflectedTo;
        stored.UserId = polled.UserId ?? stored.UserId;
        stored.FeedPosition = polled.FeedPosition;
        stored.LastSeenAt = polled.LastSeenAt;
    }

    /// <summary>
    /// The vendor shows the latest 25 only: where two polls share no session, others may have come and gone in between. An empty poll shows
    /// nothing that could be missing.
    /// </summary>
    public static bool IsGapSuspected(IReadOnlyCollection<string> before, IReadOnlyCollection<string> now) =>
        before.Count > 0 && now.Count > 0 && !before.Intersect(now, StringComparer.Ordinal).Any();

    private static void Take(RealtimeSessionRow row, RealtimeSessionDto dto)
    {
        row.Intents = [.. row.Intents.Union(dto.Intents.Select(Trimmed).OfType<string>(), StringComparer.Ordinal)];
        row.CallerNumber = Trimmed(dto.Ani) ?? row.CallerNumber;
        row.DialedNumber = Trimmed(dto.Dni) ?? row.DialedNumber;
        row.Channel = Trimmed(dto.Channel) ?? row.Channel;
        row.StartTime = WireTime.Parse(dto.StartTime)?.UtcDateTime ?? row.StartTime;
        row.EndTime = WireTime.Parse(dto.EndTime)?.UtcDateTime ?? row.EndTime;
        row.Status = Trimmed(dto.Status) ?? row.Status;
        row.TimeHandled = Trimmed(dto.TimeHandled) ?? row.TimeHandled;
        row.TimeHandledSeconds = WireTime.ParseHandled(dto.TimeHandled) ?? row.TimeHandledSeconds;
        row.DeflectedTo = Trimmed(dto.DeflectedTo) ?? row.DeflectedTo;
        row.UserId = Trimmed(dto.UserId) ?? row.UserId;
    }

    private static string? Trimmed(string? text) => text?.Trim() is { Length: > 0 } trimmed ? trimmed : null;
}

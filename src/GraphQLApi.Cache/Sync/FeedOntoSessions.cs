using System.Text.Json;
using GraphQLApi.Cache.Rows;
using Microsoft.EntityFrameworkCore;

namespace GraphQLApi.Cache.Sync;

/// <summary>Puts what the real-time feed said onto cached sessions, whichever of the two came first. Runs in the writer's transaction.</summary>
internal static class FeedOntoSessions
{
    public static async Task ApplyAsync(CacheDbContext db, IEnumerable<string> sessionIds, CancellationToken cancellationToken)
    {
        var asked = JsonSerializer.Serialize(sessionIds);
        var seen = await db.JsonElements(asked)
            .Join(db.RealtimeSessions, id => id.Value, row => row.SessionId, (_, row) => row)
            .AsNoTracking()
            .OrderBy(row => row.LastSeenAt)
            .ToListAsync(cancellationToken);
        if (seen.Count == 0)
        {
            return;
        }

        var found = JsonSerializer.Serialize(seen.Select(row => row.SessionId).Distinct(StringComparer.Ordinal));
        var sessions = await db.JsonElements(found)
            .Join(db.Sessions, id => id.Value, row => row.SessionId, (_, row) => row)
            .Include(row => row.Intents)
            .ToDictionaryAsync(row => row.SessionId, StringComparer.Ordinal, cancellationToken);
        foreach (var row in seen)
        {
            if (sessions.TryGetValue(row.SessionId, out var session))
            {
                Apply(row, session);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }

    private static void Apply(RealtimeSessionRow row, SessionRow session)
    {
        session.IntentsKnown = true;
        session.RealtimeStatus = row.Status ?? session.RealtimeStatus;
        session.DeflectedTo = row.DeflectedTo ?? session.DeflectedTo;
        session.TimeHandledSeconds = row.TimeHandledSeconds ?? session.TimeHandledSeconds;
        var next = session.Intents.Count == 0 ? 0 : session.Intents.Max(intent => intent.Position) + 1;
        foreach (var intent in row.Intents.Except(session.Intents.Select(known => known.Intent), StringComparer.Ordinal).ToList())
        {
            session.Intents.Add(new SessionIntentRow { SessionId = session.SessionId, Position = next++, Intent = intent });
        }
    }
}

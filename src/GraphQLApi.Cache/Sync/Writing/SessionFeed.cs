using System.Text.Json;
using GraphQLApi.Cache.Rows;

namespace GraphQLApi.Cache.Sync.Writing;

/// <summary>
/// What the real-time feed said of a session, put on the session: the feed's rows merge over bots, intents united and later scalars winning
/// (SEMANTICS §3.8). Kept apart from the records, because either may come first.
/// </summary>
internal sealed class SessionFeed
{
    private readonly KeyLookup known;
    private readonly Statement find;
    private readonly Statement findLastIntents;
    private readonly Statement update;
    private readonly Statement deleteIntents;

    public SessionFeed(StatementSet statements)
    {
        known = new KeyLookup(statements, "SELECT DISTINCT \"SessionId\" FROM \"RealtimeSessions\" WHERE \"SessionId\"");
        find = statements.Add(
            """
            SELECT "Intents", "Status", "DeflectedTo", "TimeHandledSeconds" FROM "RealtimeSessions"
            WHERE "SessionId" = ?1 ORDER BY "LastSeenAt", "BotId"
            """);
        findLastIntents = statements.Add(
            "SELECT \"LastIntentName\" FROM \"Conversations\" WHERE \"SessionId\" = ?1 AND \"LastIntentName\" IS NOT NULL ORDER BY \"Position\"");
        update = statements.Add(
            """
            UPDATE "Sessions" SET "IntentsKnown" = ?2, "RealtimeStatus" = ?3, "DeflectedTo" = ?4, "TimeHandledSeconds" = ?5
            WHERE "SessionId" = ?1
            """);
        deleteIntents = statements.Add("DELETE FROM \"SessionIntents\" WHERE \"SessionId\" = ?1");
    }

    /// <summary>Of some sessions those that the feed ever said something of: few, if any.</summary>
    public HashSet<string> Known(IEnumerable<string> sessionIds) => known.Find(sessionIds);

    /// <summary>Fills the feed's columns of a session that is about to be inserted; its intents so far are those of its conversations.</summary>
    public void Apply(SessionRow session)
    {
        List<string> intents = [];
        using (var reader = find.Read(session.SessionId))
        {
            while (reader.Read())
            {
                session.IntentsKnown = true;
                intents.AddRange(JsonSerializer.Deserialize<string[]>(reader.GetString(0)) ?? []);
                session.RealtimeStatus = reader.IsNull(1) ? session.RealtimeStatus : reader.GetString(1);
                session.DeflectedTo = reader.IsNull(2) ? session.DeflectedTo : reader.GetString(2);
                session.TimeHandledSeconds = reader.IsNull(3) ? session.TimeHandledSeconds : reader.GetDouble(3);
            }
        }

        if (intents.Count > 0)
        {
            SetIntents(session, intents.Concat(session.Intents.Select(row => row.Intent)));
        }
    }

    /// <summary>The same for a session that is stored already. Null where it is not.</summary>
    public SessionRow? Refresh(string sessionId)
    {
        var session = new SessionRow { SessionId = sessionId };
        using (var reader = findLastIntents.Read(sessionId))
        {
            List<string> intents = [];
            while (reader.Read())
            {
                intents.Add(reader.GetString(0));
            }

            SetIntents(session, intents);
        }

        Apply(session);
        var isStored = update.Execute(
            sessionId, session.IntentsKnown, session.RealtimeStatus, session.DeflectedTo, session.TimeHandledSeconds) > 0;
        deleteIntents.Execute(sessionId);
        return isStored ? session : null;
    }

    private static void SetIntents(SessionRow session, IEnumerable<string> intents) => session.Intents =
    [
        .. intents.Distinct(StringComparer.Ordinal)
            .Select((intent, position) => new SessionIntentRow { SessionId = session.SessionId, Position = position, Intent = intent }),
    ];
}

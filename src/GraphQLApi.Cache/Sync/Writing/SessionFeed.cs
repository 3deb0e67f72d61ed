using System.Text.Json;
using GraphQLApi.Cache.Rows;

namespace GraphQLApi.Cache.Sync.Writing;

/// <summary>
/// What the real-time feed said of a session, put on the session: the feed's rows merge over bots, intents united and later scalars winning
/// (SEMANTICS §3.8). Kept apart from the records, because either may come first.
/// </summary>
internal sealed class SessionFeed
{
    private readonly Statement find;
    private readonly Statement findLastIntents;
    private readonly Statement update;
    private readonly Statement deleteIntents;

    public SessionFeed(StatementSet statements)
    {
        find = statements.Add(
            """
            SELECT "Intents", "Status", "DeflectedTo", "TimeHandledSeconds" FROM "RealtimeSessions"
            WHERE "SessionId" = @p0 ORDER BY "LastSeenAt", "BotId"
            """,
            1);
        findLastIntents = statements.Add(
            "SELECT \"LastIntentName\" FROM \"Conversations\" WHERE \"SessionId\" = @p0 AND \"LastIntentName\" IS NOT NULL ORDER BY \"Position\"",
            1);
        update = statements.Add(
            """
            UPDATE "Sessions" SET "IntentsKnown" = @p1, "RealtimeStatus" = @p2, "DeflectedTo" = @p3, "TimeHandledSeconds" = @p4
            WHERE "SessionId" = @p0
            """,
            5);
        deleteIntents = statements.Add("DELETE FROM \"SessionIntents\" WHERE \"SessionId\" = @p0", 1);
    }

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
                session.RealtimeStatus = reader.IsDBNull(1) ? session.RealtimeStatus : reader.GetString(1);
                session.DeflectedTo = reader.IsDBNull(2) ? session.DeflectedTo : reader.GetString(2);
                session.TimeHandledSeconds = reader.IsDBNull(3) ? session.TimeHandledSeconds : reader.GetDouble(3);
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

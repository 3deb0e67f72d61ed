namespace GraphQLApi.Upstream.Simulator.Generator;

/// <summary>How far a session has come at a given second.</summary>
internal static class SessionProgress
{
    /// <summary>T5: an open session has an end too, the last thing that happened.</summary>
    public static long EndAt(SimulatedSession session, long now)
    {
        if (session.End <= now)
            return session.End;
        var last = session.Start;
        Consider(session.BotEnd);
        foreach (var leg in session.Legs)
        {
            Consider(leg.Enter);
            Consider(leg.Assigned);
            Consider(leg.Accepted);
            Consider(leg.InteractionEnd);
        }

        return last;

        void Consider(long moment)
        {
            if (moment <= now && moment > last)
                last = moment;
        }
    }

    /// <summary>The live states of the vendor's UI (CONTRACT §4.5 <c>smartStatus</c>).</summary>
    public static string LiveStatus(SimulatedSession session, long now)
    {
        var leg = session.Legs.LastOrDefault(leg => leg.FirstSign <= now);
        if (leg is null)
            return "WaitingQueue";
        if (Happened(leg.InteractionEnd, now))
            return Happened(leg.WrapUpEnd, now) || leg.WrapUpEnd == 0 ? "WaitingQueue" : "ACW";
        if (Happened(leg.Accepted, now))
            return "WithAgent";
        if (Happened(leg.Assigned, now))
            return "Ringing";
        return Happened(leg.CallbackOpted / 1000, now) ? "Callback Created" : "WaitingQueue";
    }

    public static bool Happened(long moment, long now) => moment > 0 && moment <= now;
}

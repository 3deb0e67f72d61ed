using GraphQLApi.Upstream.Simulator.Data;

namespace GraphQLApi.Upstream.Simulator.Generator;

/// <summary>All sessions that start on one date; the same for the same seed and date, whatever was asked before.</summary>
internal sealed class DayGenerator
{
    private readonly SimulatedCentre centre;
    private readonly DateOnly date;
    private readonly SeededRandom random;
    private readonly double[] intentWeights = [.. SimulatedCentre.Intents.Select(intent => intent.Weight)];
    private readonly int customers;
    private readonly QueueJourney journey;

    private DayGenerator(SimulatedCentre centre, DateOnly date, int sessionsPerDay)
    {
        this.centre = centre;
        this.date = date;
        random = new SeededRandom(Derived.Hash(centre.Seed, (ulong)date.DayNumber));
        customers = Math.Max(50, sessionsPerDay * 25);
        journey = new QueueJourney(centre, random, new AgentAvailability(centre, date), ArrivalProfile.Pressure(random));
    }

    public static List<SimulatedSession> Generate(SimulatedCentre centre, DateOnly date, SimulatorOptions options)
    {
        var day = new DayGenerator(centre, date, options.SessionsPerDay);
        var midnight = WireTime.Seconds(date.ToDateTime(TimeOnly.MinValue));
        var sessions = new List<SimulatedSession>(options.SessionsPerDay + 64);
        foreach (var second in ArrivalProfile.Draw(day.random, date, options.SessionsPerDay))
        {
            var session = day.Session(midnight + second, options.Profile.DocumentVersion);
            sessions.Add(session);
            if (session.ConversationId is not null && TrapRows.Show(options.Traps, SimulatorTraps.TwinRows, session.SessionId))
                sessions.Add(Twin(session));
        }

        return sessions;
    }

    private SimulatedSession Session(long start, DocumentVersion version)
    {
        // S3 and V4 know no campaigns; outbound work is done in the day.
        if (version == DocumentVersion.V8 && date.DayOfWeek != DayOfWeek.Sunday && random.Chance(0.05))
            return Outbound(start);
        var channel = (SimulatedChannel)random.Weighted([55, 30, 15]);
        var intent = random.Weighted(intentWeights);
        var botEnd = start + (channel == SimulatedChannel.Voice ? random.Next(18, 110) : random.Next(25, 240));
        var session = Begin(start, channel, intent, botEnd, isContained: random.Chance(SimulatedCentre.Intents[intent].Containment * 1.06));
        if (session.ConversationId is not null)
            journey.Walk(session, centre.Queues[SimulatedCentre.Intents[intent].Queue]);
        else
            EndAtBot(session);
        return session;
    }

    private SimulatedSession Begin(long start, SimulatedChannel channel, int intent, long botEnd, bool isContained)
    {
        var idHash = random.NextBits();
        var handover = isContained ? null : ConversationIds.Create(start, random.NextBits());
        // A few customers call often: the square pulls towards the low numbers.
        var draw = random.NextDouble();
        return new SimulatedSession
        {
            Start = start,
            SessionId = Derived.ObjectId(start, idHash),
            ConversationId = handover,
            Channel = channel,
            Customer = (int)(draw * draw * customers),
            Intent = intent,
            SecondIntent = random.Chance(0.12) ? random.Weighted(intentWeights) : -1,
            BotEnd = botEnd,
            End = botEnd,
        };
    }

    private void EndAtBot(SimulatedSession session)
    {
        session.Ending = (SessionEnding)random.Weighted([66, 29, 5]);
        session.DisconnectingEvent = session.Ending == SessionEnding.BotResolved ? "Bot Hangup" : "User Hangup";
    }

    private SimulatedSession Outbound(long start)
    {
        var isAnswered = random.Chance(0.6);
        var attempt = random.Chance(0.75) ? random.Next(1, 3) : 0;
        var session = new SimulatedSession
        {
            Start = start,
            SessionId = Derived.ObjectId(start, random.NextBits()),
            ConversationId = ConversationIds.Create(start, random.NextBits()),
            Channel = SimulatedChannel.Voice,
            Customer = random.Next(customers),
            Intent = 6,
            BotEnd = start,
            End = start,
            IsOutbound = true,
            Attempt = attempt,
            Ending = SessionEnding.NotReached,
        };
        if (isAnswered)
            journey.Dial(session, centre.Queues[3]);
        return session;
    }

    private static SimulatedSession Twin(SimulatedSession session) => new()
    {
        Start = session.Start,
        SessionId = Derived.ObjectId(session.Start, Derived.Hash(session.SessionId)),
        Channel = session.Channel,
        Customer = session.Customer,
        Intent = session.Intent,
        BotEnd = session.BotEnd,
        End = session.BotEnd,
        Ending = SessionEnding.BotDropped,
        TwinOf = session.ConversationId,
    };
}

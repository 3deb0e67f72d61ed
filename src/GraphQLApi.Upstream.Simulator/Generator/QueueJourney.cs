using GraphQLApi.Upstream.Simulator.Data;

namespace GraphQLApi.Upstream.Simulator.Generator;

/// <summary>
/// What happens after the bot hands over: waiting against patience, missed rings, overflow, callback, voicemail, talk, hold, wrap-up,
/// transfer. Waits are drawn (most under a minute, a long tail, longer in busy hours) and never shorter than until an agent is free.
/// </summary>
internal sealed class QueueJourney(SimulatedCentre centre, SeededRandom random, AgentAvailability agents, double[] pressure)
{
    private const int MaximumLegs = 4;
    private static readonly string[] Dispositions = ["Resolved", "Resolved", "Resolved", "Resolved", "Follow Up", "Unresolved", "Requires Supervisor Attention", "ESCALATED"];

    public void Walk(SimulatedSession session, SimulatedQueue queue)
    {
        var enter = session.BotEnd + random.Next(0, 4);
        while (true)
        {
            var leg = new SimulatedLeg { Queue = queue, Enter = enter };
            var next = Visit(session, leg);
            if (next is null)
                return;
            (queue, enter) = next.Value;
        }
    }

    /// <summary>An agent or a campaign calls the customer, who answers: no EnterTime, no assignment (T37).</summary>
    public void Dial(SimulatedSession session, SimulatedQueue queue)
    {
        if (agents.Find(queue.Index, true, session.Start) is not { } found || found.At > session.Start + 120)
            return;
        var leg = new SimulatedLeg { Queue = queue, Agent = found.Agent, Accepted = found.At };
        session.Legs.Add(leg);
        Talk(session, leg, queue, 0.6);
        Close(session, leg);
    }

    private (SimulatedQueue Queue, long Enter)? Visit(SimulatedSession session, SimulatedLeg leg)
    {
        var (queue, isVoice) = (leg.Queue!, session.Channel == SimulatedChannel.Voice);
        var ready = leg.Enter + Wait(queue, leg.Enter);
        var givesUp = leg.Enter + 2 + (long)random.Exponential(queue.PatienceSeconds * (isVoice ? 1 : 1.6));
        if (agents.Find(queue.Index, isVoice, ready) is not { } found)
            return NobodyWorks(session, leg);
        if (OffersCallback(session, leg, found.At, givesUp))
            return null;
        if (found.At > leg.Enter + 100 && givesUp > leg.Enter + 95 && session.Legs.Count < MaximumLegs - 2 && random.Chance(0.3))
            return FlowOut(session, leg);
        if (givesUp < found.At)
        {
            Leave(session, leg, givesUp, SessionEnding.AbandonedInQueue, "User Hangup");
            return null;
        }

        session.Legs.Add(leg);
        Miss(leg, found.Agent, found.At, isVoice);
        var last = leg;
        if (leg.Misses.Count > 0 && leg.Misses[^1].IsReassigned)
        {
            // The supervisor gives it to somebody by hand: the visit itself shows no answer, a bare segment follows.
            last = new SimulatedLeg { Agent = leg.Agent, Assigned = leg.Assigned, Accepted = leg.Accepted };
            (leg.Agent, leg.Assigned, leg.Accepted, leg.LeftAt) = (null, 0, 0, last.Assigned);
            session.Legs.Add(last);
        }

        Talk(session, last, queue, 1);
        return Continue(session, last, queue);
    }

    private long Wait(SimulatedQueue queue, long enter)
    {
        var mean = random.Weighted([55, 36, 9]) switch { 0 => 7, 1 => 34, _ => 190 };
        return (long)(random.Exponential(mean) * queue.WaitScale * pressure[enter / 3600 % 24]);
    }

    private void Miss(SimulatedLeg leg, SimulatedAgent answering, long ready, bool isVoice)
    {
        var at = ready;
        // T38: the same agent may let it ring up to three times.
        while (leg.Misses.Count < 3 && random.Chance(0.05))
        {
            var missing = leg.Misses.Count > 0 && random.Chance(0.4) ? leg.Misses[^1].Agent : agents.Find(leg.Queue!.Index, isVoice, at, answering)?.Agent;
            if (missing is null)
                break;
            var isReassigned = random.Chance(0.12);
            leg.Misses.Add(new SimulatedMiss(missing, at, isReassigned));
            at += random.Next(10, 20);
            if (isReassigned)
                break;
        }

        leg.Agent = answering;
        leg.Assigned = at;
        leg.Accepted = at + (isVoice ? random.Next(1, 5) : random.Next(1, 9));
    }

    private void Talk(SimulatedSession session, SimulatedLeg leg, SimulatedQueue queue, double share)
    {
        var isVoice = session.Channel == SimulatedChannel.Voice;
        var seconds = Math.Clamp(random.LogNormal(queue.TalkSeconds * share * (isVoice ? 1 : 1.7), 0.6), 12, 5400);
        leg.InteractionEnd = leg.Accepted + seconds;
        if (isVoice && seconds > 60 && random.Chance(0.22))
            leg.Hold = Math.Min(random.LogNormal(45, 0.7), seconds / 2);
        if (random.Chance(0.82))
            leg.WrapUpEnd = leg.InteractionEnd + Math.Clamp(random.LogNormal(isVoice ? 38 : 24, 0.7), 1, 900);
        if (seconds > 120 && random.Chance(0.03))
            leg.Consulted = random.Pick(centre.Agents) is var other && other != leg.Agent ? other : null;
        agents.Occupy(leg.Agent!, isVoice, Math.Max(leg.InteractionEnd, leg.WrapUpEnd));
    }

    private (SimulatedQueue Queue, long Enter)? Continue(SimulatedSession session, SimulatedLeg leg, SimulatedQueue queue)
    {
        var draw = random.NextDouble();
        if (session.Legs.Count < MaximumLegs && draw < 0.04)
            return (centre.Queues[(queue.Index + random.Next(1, centre.Queues.Count - 1)) % centre.Queues.Count], leg.InteractionEnd + 1);
        var isVoice = session.Channel == SimulatedChannel.Voice;
        if (session.Legs.Count < MaximumLegs && draw < 0.11
            && agents.Find(queue.Index, isVoice, leg.InteractionEnd + 2, leg.Agent) is { } found && found.At < leg.InteractionEnd + 60)
        {
            var direct = new SimulatedLeg { Agent = found.Agent, Assigned = found.At, Accepted = found.At + random.Next(1, 6) };
            session.Legs.Add(direct);
            Talk(session, direct, queue, 0.7);
            leg = direct;
        }

        Close(session, leg);
        return null;
    }

    private void Close(SimulatedSession session, SimulatedLeg leg)
    {
        session.End = leg.InteractionEnd;
        if (random.Chance(0.02) && !session.IsOutbound)
        {
            (session.Ending, session.DisconnectingEvent, session.Disposition) = (SessionEnding.AbandonedWithAgent, "User Hangup", "System Generated");
            return;
        }

        session.Ending = SessionEnding.AgentClosed;
        session.DisconnectingEvent = session.Channel != SimulatedChannel.Voice ? "Agent Closed" : random.Chance(0.45) ? "Agent Hangup" : "User Hangup";
        session.Disposition = random.Chance(0.93) ? random.Pick(Dispositions) : null;
        session.Remark = random.Chance(0.6) ? random.Next(64) : -1;
        if (!session.IsOutbound && random.Chance(0.24))
            Survey(session, session.Disposition == "Resolved");
    }

    private void Survey(SimulatedSession session, bool isResolved)
    {
        session.Survey = (SurveyKind)(1 + random.Weighted([60, 25, 15]));
        session.SurveyAt = session.End + 30 + (long)random.Exponential(random.Chance(0.75) ? 900 : 18_000);
        session.SurveyScore = session.Survey switch
        {
            SurveyKind.Csat => 1 + random.Weighted(isResolved ? [3, 4, 11, 32, 50] : [26, 22, 24, 18, 10]),
            SurveyKind.Nps => isResolved ? random.Next(5, 10) : random.Next(0, 8),
            _ => random.Chance(isResolved ? 0.88 : 0.4) ? 1 : 0,
        };
    }

    private bool OffersCallback(SimulatedSession session, SimulatedLeg leg, long agentAt, long givesUp)
    {
        var asked = leg.Enter + random.Next(50, 90);
        if (session.Channel != SimulatedChannel.Voice || agentAt < asked || givesUp < asked || !random.Chance(0.25))
            return false;
        leg.CallbackOpted = (asked * 1000) + Derived.Milliseconds(session.SessionId);
        session.Legs.Add(leg);
        if (random.Chance(0.2) || agents.Find(leg.Queue!.Index, true, asked + random.Next(300, 1800)) is not { } found)
        {
            (session.Ending, session.End, leg.LeftAt, session.DisconnectingEvent) = (SessionEnding.CallbackPending, asked + 5, asked, "System Hangup");
            return true;
        }

        leg.CallbackAccepted = ((found.At + 4) * 1000) + Derived.Milliseconds(session.SessionId);
        (leg.Agent, leg.Assigned, leg.Accepted) = (found.Agent, found.At, found.At + 9);
        Talk(session, leg, leg.Queue!, 1);
        Close(session, leg);
        return true;
    }

    private (SimulatedQueue Queue, long Enter)? FlowOut(SimulatedSession session, SimulatedLeg leg)
    {
        leg.LeftAt = leg.Enter + 90;
        session.Legs.Add(leg);
        return (centre.Queues[leg.Queue!.Index == 0 ? 1 : 0], leg.LeftAt);
    }

    /// <summary>T36: seen both with and without a queue visit.</summary>
    private (SimulatedQueue Queue, long Enter)? NobodyWorks(SimulatedSession session, SimulatedLeg leg)
    {
        if (session.Channel == SimulatedChannel.Voice && random.Chance(0.6))
            Leave(session, leg, leg.Enter + random.Next(20, 75), SessionEnding.Voicemail, "User Hangup");
        else if (random.Chance(0.5))
            Leave(session, leg, leg.Enter + random.Next(1, 30), SessionEnding.NoAgents, "System Hangup");
        else
            (session.Ending, session.End, session.DisconnectingEvent) = (SessionEnding.NoAgents, leg.Enter + 2, "System Hangup");
        return null;
    }

    private static void Leave(SimulatedSession session, SimulatedLeg leg, long at, SessionEnding ending, string disconnectingEvent)
    {
        leg.LeftAt = at;
        session.Legs.Add(leg);
        (session.Ending, session.End, session.DisconnectingEvent) = (ending, at, disconnectingEvent);
        session.Disposition = ending is SessionEnding.Voicemail ? null : "DROP-OFF";
    }
}

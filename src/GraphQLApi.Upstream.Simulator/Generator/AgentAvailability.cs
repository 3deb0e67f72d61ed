using GraphQLApi.Upstream.Simulator.Data;

namespace GraphQLApi.Upstream.Simulator.Generator;

/// <summary>
/// Who is free when, for one day. An agent has two places: a call takes both, a chat one. Every day starts empty, which is what makes
/// days independent of each other; the crews change at midnight, so no agent is seen twice at once.
/// </summary>
internal sealed class AgentAvailability(SimulatedCentre centre, DateOnly date)
{
    private readonly long midnight = WireTime.Seconds(date.ToDateTime(TimeOnly.MinValue));
    private readonly long[] firstFree = new long[centre.Agents.Count];
    private readonly long[] secondFree = new long[centre.Agents.Count];

    /// <summary>The agent of the queue who is free first at or after the moment, longest idle first; null when nobody works then.</summary>
    public (SimulatedAgent Agent, long At)? Find(int queue, bool isVoice, long moment, SimulatedAgent? except = null)
    {
        SimulatedAgent? best = null;
        var (bestAt, bestFree) = (long.MaxValue, long.MaxValue);
        foreach (var agent in centre.Agents)
        {
            if (!agent.Serves(queue) || agent == except)
                continue;
            var free = isVoice ? Math.Max(firstFree[agent.Index], secondFree[agent.Index]) : Math.Min(firstFree[agent.Index], secondFree[agent.Index]);
            var at = Math.Max(free, moment);
            if ((at > bestAt) || (at == bestAt && free >= bestFree) || !agent.IsOnShift(date, at - midnight))
                continue;
            (best, bestAt, bestFree) = (agent, at, free);
        }

        return best is null ? null : (best, bestAt);
    }

    public void Occupy(SimulatedAgent agent, bool isVoice, long until)
    {
        ref var first = ref firstFree[agent.Index];
        ref var second = ref secondFree[agent.Index];
        if (isVoice)
            first = second = Math.Max(until, Math.Max(first, second));
        else if (first <= second)
            first = Math.Max(first, until);
        else
            second = Math.Max(second, until);
    }
}

namespace GraphQLApi.Upstream.Simulator.Faults;

/// <summary>What may befall one call. A rule with a count is used up only where its fault shows.</summary>
internal sealed class CallFaults(Lock gate, IReadOnlyList<(FaultRule Rule, int Call)> rules, int seed)
{
    public static readonly CallFaults None = new(new Lock(), [], 0);

    public bool Strikes(SimulatorFault fault) => Strikes(fault, out _);

    public bool Strikes(SimulatorFault fault, out double? value)
    {
        lock (gate)
        {
            foreach (var (rule, call) in rules)
            {
                if (rule.Fault == fault && rule.Strikes(call, seed))
                {
                    value = rule.Value;
                    return true;
                }
            }
        }

        value = null;
        return false;
    }
}

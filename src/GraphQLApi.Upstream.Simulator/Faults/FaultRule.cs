using GraphQLApi.Upstream.Simulator.Data;

namespace GraphQLApi.Upstream.Simulator.Faults;

/// <summary>When a rule strikes, among the calls it concerns, numbered from 1 since it was armed.</summary>
internal sealed record FaultTiming(int First, int Last, int Count, double Probability, int Burst)
{
    public static readonly FaultTiming Always = new(1, int.MaxValue, int.MaxValue, 1, 1);
}

/// <summary>One armed fault. Not safe for concurrent use: <see cref="SimulatorFaults"/> holds the lock.</summary>
internal sealed class FaultRule(SimulatorFault fault, SimulatorEndpoint? endpoint, double? value, FaultTiming timing, int number)
{
    private int calls;
    private int left = timing.Count;
    private int burstUntil;

    public SimulatorFault Fault => fault;

    /// <summary>Null: every endpoint.</summary>
    public SimulatorEndpoint? Endpoint => endpoint;

    public double? Value => value;

    public int CountCall() => ++calls;

    public bool Strikes(int call, int seed)
    {
        if (left == 0 || call < timing.First || call > timing.Last)
            return false;
        if (timing.Probability < 1 && call > burstUntil)
        {
            var draw = (Derived.Hash(Derived.Hash((ulong)seed, (ulong)number), (ulong)call) >> 11) * (1.0 / (1UL << 53));
            if (draw >= timing.Probability)
                return false;
            burstUntil = call + timing.Burst - 1;
        }

        left -= left == int.MaxValue ? 0 : 1;
        return true;
    }
}

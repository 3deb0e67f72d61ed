using System.Numerics;

namespace GraphQLApi.Upstream.Simulator.Data;

/// <summary>Which rows show a trap: about one in eight, chosen by the session id, each trap on other rows.</summary>
internal static class TrapRows
{
    public static bool Show(SimulatorTraps active, SimulatorTraps trap, string sessionId) =>
        active.HasFlag(trap) && Derived.Hash(sessionId, (ulong)BitOperations.TrailingZeroCount((long)trap) * 7919UL) % 8 == 0;
}

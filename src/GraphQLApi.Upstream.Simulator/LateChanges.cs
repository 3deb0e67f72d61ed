using GraphQLApi.Upstream.Simulator.Data;

namespace GraphQLApi.Upstream.Simulator;

/// <summary>
/// Which sessions get their last word late, and when: until then they look as before it (a third each still <c>ACTIVE</c>, without wrap-up,
/// without survey; where there is nothing to hold back, <c>ACTIVE</c>). Which, when and what follow from the session id alone.
/// </summary>
/// <param name="Share">Of all sessions, 0 to 1.</param>
/// <param name="First">Earliest moment, in hours after the session's end, or as the number of a call.</param>
/// <param name="Last">Latest moment, in the same unit.</param>
/// <param name="ByCall">True: the moments are numbers of calls this server has received, so that a run of minutes sees changes of old sessions.</param>
public sealed record LateChanges(double Share, double First, double Last, bool ByCall = false)
{
    private const ulong WhoSalt = 104_729;
    private const ulong WhenSalt = 1_299_709;

    internal bool IsPending(SimulatedRecord record, long now, long calls)
    {
        if (Fraction(record.SessionId, WhoSalt) >= Share)
            return false;
        var moment = First + ((Last - First) * Fraction(record.SessionId, WhenSalt));
        return ByCall ? calls < moment : now < record.EndAt(long.MaxValue) + (long)(moment * 3600);
    }

    private static double Fraction(string sessionId, ulong salt) => (Derived.Hash(sessionId, salt) >> 11) * (1.0 / (1UL << 53));
}

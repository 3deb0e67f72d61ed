namespace GraphQLApi.Upstream;

/// <summary>Who waits for a call: when calls are short, the first lane with somebody waiting goes first.</summary>
public enum CallLane
{
    /// <summary>A user waits; fails within seconds when the vendor is down.</summary>
    Interactive,

    /// <summary>Polling of the real-time feed.</summary>
    Realtime,

    /// <summary>Backfill and settling; waits out short outages.</summary>
    Backfill,
}

namespace GraphQLApi.Upstream;

/// <summary>State of the circuit that keeps calls off a dead host.</summary>
public enum UpstreamCircuit
{
    /// <summary>Calls go through.</summary>
    Closed,

    /// <summary>Calls fail at once.</summary>
    Open,

    /// <summary>One probe is under way.</summary>
    HalfOpen,
}

/// <summary>What is known about the vendor at one moment.</summary>
/// <param name="CallsLastMinute">Calls started in the last 60 s, retries included.</param>
/// <param name="CallsPerMinuteLimit">Own limit; 0 = unlimited.</param>
/// <param name="LastSuccessAt">When a call last succeeded in this process.</param>
/// <param name="LastErrorAt">When a call last failed in this process.</param>
/// <param name="LastError">One safe sentence about that failure.</param>
/// <param name="Circuit">Circuit of the host in <see cref="UpstreamOptions.BaseUrl"/>.</param>
public sealed record UpstreamStatus(
    int CallsLastMinute,
    int CallsPerMinuteLimit,
    DateTimeOffset? LastSuccessAt,
    DateTimeOffset? LastErrorAt,
    string? LastError,
    UpstreamCircuit Circuit)
{
    /// <summary>Circuit not open, and the latest call (if any) did not fail for want of an answer.</summary>
    public bool IsReachable => Circuit != UpstreamCircuit.Open && (LastErrorAt is null || LastSuccessAt >= LastErrorAt);
}

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

/// <summary>What is known about the vendor at one moment, without having asked it.</summary>
/// <param name="IsReachable">False while the circuit is open or the latest call ended without an answer.</param>
/// <param name="Circuit">Circuit of the host in <see cref="UpstreamOptions.BaseUrl"/>.</param>
/// <param name="CallsLastMinute">Calls started in the last 60 s, retries included; of all processes where the log is shared.</param>
/// <param name="CallsPerMinuteLimit">Own limit; 0 = unlimited.</param>
/// <param name="LastSuccessAt">When a call last succeeded in this process.</param>
/// <param name="LastErrorAt">When a call last failed in this process.</param>
/// <param name="LastError">One sentence about that failure, safe to show.</param>
/// <param name="ClockSkew">How far the vendor's clock is ahead of ours; null before its first answer.</param>
/// <param name="OffsetModeFound">What the server was seen to count with `offset`; null before a window of two pages was read.</param>
public sealed record UpstreamStatus(
    bool IsReachable,
    UpstreamCircuit Circuit,
    int CallsLastMinute,
    int CallsPerMinuteLimit,
    DateTimeOffset? LastSuccessAt,
    DateTimeOffset? LastErrorAt,
    string? LastError,
    TimeSpan? ClockSkew,
    OffsetMode? OffsetModeFound);

namespace GraphQLApi.Upstream.Simulator;

/// <summary>What can go wrong with a call; the names of the command line stand in <see cref="SimulatorFaults.Help"/>.</summary>
public enum SimulatorFault
{
    /// <summary>429 with the per-minute message; value: <c>Retry-After</c> in seconds.</summary>
    RateLimit,

    /// <summary>401 "Invalid SDK credentials" whatever the token.</summary>
    Unauthorized,

    /// <summary>An empty answer with <see cref="SimulatorFaults.ServerErrorStatus"/>; value: another status.</summary>
    ServerError,

    /// <summary>A gateway's HTML page with <see cref="SimulatorFaults.ServerErrorStatus"/>; value: another status, 200 included.</summary>
    Html,

    /// <summary>200 with JSON that stops half-way (T35).</summary>
    Truncated,

    /// <summary>The connection is cut without an answer.</summary>
    Disconnect,

    /// <summary>The call is taken and never answered: the caller's time limit ends it.</summary>
    Hang,

    /// <summary>This call and all that follow are cut without being counted, as by a host that is down; value: for so many seconds, else until <see cref="SimulatorFaults.Clear"/>.</summary>
    DeadHost,

    /// <summary>The answer comes late; value: milliseconds.</summary>
    Latency,

    /// <summary>The body is dribbled out in ten parts; value: milliseconds it takes.</summary>
    SlowBody,

    /// <summary>The body is compressed, asked for or not.</summary>
    Gzip,

    /// <summary>A later page repeats the last row of the page before it.</summary>
    DuplicateRows,

    /// <summary>
    /// The newest agent row appears only after the first page was read, so later pages move by one; each row once. Strikes where a second page shows
    /// the move: what arrives behind a caller's back without a trace is <see cref="SimulatorFaults.LateChanges"/>'s business.
    /// </summary>
    InsertedRow,
}

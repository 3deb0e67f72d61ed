namespace GraphQLApi.Upstream.Retry;

/// <summary>Thrown instead of a call while the circuit of its host is open.</summary>
internal sealed class CircuitOpenException() : Exception("The circuit is open.");

/// <summary>
/// Opens after a number of failed attempts in a row, and lets one probe through after a break. Not Polly's: that one opens by the share of failures, so
/// a host that dies during a busy backfill would be hammered until its earlier successes are forgotten.
/// </summary>
internal sealed class Circuit(int failuresToOpen, TimeSpan breakFor, TimeProvider clock)
{
    // While somebody else's probe is under way: its outcome is near.
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private int failuresInARow;
    private DateTimeOffset? openUntil;
    private bool isProbing;

    public UpstreamCircuit State
    {
        get
        {
            lock (gate)
            {
                return openUntil is null ? UpstreamCircuit.Closed : isProbing ? UpstreamCircuit.HalfOpen : UpstreamCircuit.Open;
            }
        }
    }

    /// <summary>How long whoever can wait should, before asking again; zero: an attempt may be let through now.</summary>
    public TimeSpan Wait()
    {
        lock (gate)
        {
            var left = openUntil - clock.GetUtcNow();
            return !IsRefusing() ? TimeSpan.Zero : left > LookAgain ? left.Value : LookAgain;
        }
    }

    /// <summary>Before an attempt. Each one that is let through ends in exactly one of the three calls below.</summary>
    public bool TryEnter()
    {
        lock (gate)
        {
            if (IsRefusing())
            {
                return false;
            }

            isProbing = openUntil is not null;
            return true;
        }
    }

    /// <summary>The host answered. True: that closed the circuit.</summary>
    public bool Succeeded()
    {
        lock (gate)
        {
            var wasOpen = openUntil is not null;
            (failuresInARow, openUntil, isProbing) = (0, null, false);
            return wasOpen;
        }
    }

    /// <summary>The host did not answer. True: that opened the circuit.</summary>
    public bool Failed()
    {
        lock (gate)
        {
            failuresInARow++;
            var opens = isProbing || (openUntil is null && failuresInARow >= failuresToOpen);
            openUntil = opens ? clock.GetUtcNow() + breakFor : openUntil;
            isProbing = false;
            return opens;
        }
    }

    /// <summary>The caller gave up: nothing was learnt, the next one may probe.</summary>
    public void Abandoned()
    {
        lock (gate)
        {
            isProbing = false;
        }
    }

    private bool IsRefusing() => openUntil is { } until && (isProbing || clock.GetUtcNow() < until);
}

using System.Globalization;

namespace GraphQLApi.Upstream.Simulator;

/// <summary>
/// Misbehaviour on request, changeable while the server runs. A fault is armed for a number of calls or with a probability per call
/// (drawn from a fixed seed, so that a run can be repeated).
/// </summary>
public sealed class SimulatorFaults
{
    private static readonly (string Name, SimulatorFault Fault)[] Names =
    [
        ("rate-limit", SimulatorFault.RateLimit), ("unauthorized", SimulatorFault.Unauthorized), ("server-error", SimulatorFault.ServerError),
        ("html", SimulatorFault.Html), ("truncated", SimulatorFault.Truncated), ("disconnect", SimulatorFault.Disconnect),
        ("gzip", SimulatorFault.Gzip), ("duplicate-rows", SimulatorFault.DuplicateRows), ("inserted-row", SimulatorFault.InsertedRow),
    ];

    private readonly Lock gate = new();
    private readonly Dictionary<SimulatorFault, Armed> armed = [];
    private readonly Random random = new(20240926);

    /// <summary>Added to the delay of every answer.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>Time over which every body is dribbled out in ten parts; zero = at once.</summary>
    public TimeSpan SlowBody { get; set; }

    /// <summary><c>Retry-After</c> in seconds of injected 429 and 503 answers; null = no such header.</summary>
    public int? RetryAfterSeconds { get; set; }

    /// <summary>Status of <see cref="SimulatorFault.ServerError"/> and <see cref="SimulatorFault.Html"/>, 503 unless set.</summary>
    public int ServerErrorStatus { get; set; } = 503;

    /// <summary>Lets the next calls fail this way; without a count all of them, until <see cref="Clear"/>.</summary>
    public void Arm(SimulatorFault fault, int calls = int.MaxValue)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(calls);
        lock (gate)
            armed[fault] = new Armed(calls, 1);
    }

    /// <summary>Lets every call fail this way with a probability between 0 and 1.</summary>
    public void ArmAtRandom(SimulatorFault fault, double probability)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(probability);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(probability, 1);
        lock (gate)
            armed[fault] = new Armed(int.MaxValue, probability);
    }

    /// <summary>Behaves again: disarms all, latency and slow bodies included.</summary>
    public void Clear()
    {
        lock (gate)
            armed.Clear();
        Latency = SlowBody = TimeSpan.Zero;
        RetryAfterSeconds = null;
        ServerErrorStatus = 503;
    }

    /// <summary>
    /// Reads <c>name[=value]</c>, several separated by commas: <c>latency=250,rate-limit=5,server-error=10%</c>. A number arms for that many calls,
    /// a percentage at random, no value for ever; <c>latency</c> and <c>slow-body</c> take milliseconds, <c>retry-after</c> seconds.
    /// </summary>
    /// <exception cref="ArgumentException">Unknown name or unreadable value; the message lists the names.</exception>
    public static SimulatorFaults Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var faults = new SimulatorFaults();
        foreach (var part in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var (name, value) = part.IndexOf('=', StringComparison.Ordinal) is var at and >= 0 ? (part[..at], part[(at + 1)..]) : (part, null);
            faults.Apply(name, value);
        }

        return faults;
    }

    internal bool Strikes(SimulatorFault fault)
    {
        lock (gate)
        {
            if (!armed.TryGetValue(fault, out var state) || state.Calls == 0 || (state.Probability < 1 && random.NextDouble() >= state.Probability))
                return false;
            if (state.Calls != int.MaxValue)
                armed[fault] = state with { Calls = state.Calls - 1 };
            return true;
        }
    }

    private void Apply(string name, string? value)
    {
        switch (name)
        {
            case "latency":
                Latency = TimeSpan.FromMilliseconds(Number(name, value));
                break;
            case "slow-body":
                SlowBody = TimeSpan.FromMilliseconds(Number(name, value));
                break;
            case "retry-after":
                RetryAfterSeconds = Number(name, value);
                break;
            default:
                ApplyArmed(name, value);
                break;
        }
    }

    private void ApplyArmed(string name, string? value)
    {
        var index = Array.FindIndex(Names, entry => entry.Name == name);
        if (index < 0)
        {
            throw new ArgumentException(
                $"Unknown fault '{name}'. Faults: latency=MS, slow-body=MS, retry-after=S, {string.Join(", ", Names.Select(entry => entry.Name))}"
                + " (these alone, with =COUNT or =PERCENT%).");
        }

        var fault = Names[index].Fault;
        if (value is null)
            Arm(fault);
        else if (value.EndsWith('%'))
            ArmAtRandom(fault, Math.Min(Number(name, value[..^1]), 100) / 100.0);
        else
            Arm(fault, Number(name, value));
    }

    private static int Number(string name, string? value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new ArgumentException($"Fault '{name}' needs a whole number, got '{value}'. Examples: latency=250, rate-limit=5, server-error=10%.");

    private readonly record struct Armed(int Calls, double Probability);
}

/// <summary>What can go wrong; the names of the command line stand in <see cref="SimulatorFaults.Parse"/>.</summary>
public enum SimulatorFault
{
    /// <summary>429 with the per-minute message.</summary>
    RateLimit,

    /// <summary>401 "Invalid SDK credentials" whatever the token.</summary>
    Unauthorized,

    /// <summary>An empty answer with <see cref="SimulatorFaults.ServerErrorStatus"/>.</summary>
    ServerError,

    /// <summary>A gateway's HTML page with <see cref="SimulatorFaults.ServerErrorStatus"/>.</summary>
    Html,

    /// <summary>200 with JSON that stops half-way (T35).</summary>
    Truncated,

    /// <summary>The connection is cut without an answer.</summary>
    Disconnect,

    /// <summary>The body is compressed, asked for or not.</summary>
    Gzip,

    /// <summary>A later page repeats the last row of the page before it.</summary>
    DuplicateRows,

    /// <summary>The newest agent row appears only after the first page was read: later pages move by one.</summary>
    InsertedRow,
}

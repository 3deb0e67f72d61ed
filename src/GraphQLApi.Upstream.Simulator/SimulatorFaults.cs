using GraphQLApi.Upstream.Simulator.Faults;

namespace GraphQLApi.Upstream.Simulator;

/// <summary>
/// Misbehaviour on request, changeable while the server runs: for a number of calls, at exact calls, or at random. A draw follows from the
/// seed, the rule and the number of the call alone, so that a run can be repeated. <see cref="Help"/> has the words.
/// </summary>
public sealed class SimulatorFaults
{
    private readonly Lock gate = new();
    private readonly List<FaultRule> rules = [];
    private DateTimeOffset deadUntil = DateTimeOffset.MinValue;

    /// <summary>How rules are written, for people at a terminal.</summary>
    public static string Help => FaultSyntax.Help;

    /// <summary>Every draw of chance follows from it.</summary>
    public int Seed { get; set; } = 20240926;

    /// <summary>Added to the delay of every answer.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>Time over which every body is dribbled out in ten parts; zero = at once.</summary>
    public TimeSpan SlowBody { get; set; }

    /// <summary><c>Retry-After</c> in seconds of injected 429 and 503 answers; null = no such header.</summary>
    public int? RetryAfterSeconds { get; set; }

    /// <summary>Status of <see cref="SimulatorFault.ServerError"/> and <see cref="SimulatorFault.Html"/>, 503 unless set.</summary>
    public int ServerErrorStatus { get; set; } = 503;

    /// <summary>How far the vendor's clock is ahead of ours: moves the header <c>Date</c> and the check of tokens, not the data.</summary>
    public TimeSpan ClockSkew { get; set; }

    /// <summary>True: <c>offset</c> counts the other unit than <see cref="SimulatorProfile.OffsetMode"/> says.</summary>
    public bool WrongOffsetMode { get; set; }

    /// <summary>Some sessions get their last status, wrap-up or survey late; null = none.</summary>
    public LateChanges? LateChanges { get; set; }

    /// <summary>Lets the next calls fail this way; without a count all of them, until <see cref="Clear"/>. Replaces what was armed for the fault.</summary>
    public void Arm(SimulatorFault fault, int calls = int.MaxValue)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(calls);
        Replace(fault, FaultTiming.Always with { Count = calls });
    }

    /// <summary>Lets every call fail this way with a probability between 0 and 1. Replaces what was armed for the fault.</summary>
    public void ArmAtRandom(SimulatorFault fault, double probability)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(probability);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(probability, 1);
        Replace(fault, FaultTiming.Always with { Probability = probability });
    }

    /// <summary>Adds rules as <see cref="Help"/> describes them, separated by commas; calls are counted from now.</summary>
    /// <exception cref="ArgumentException">Unknown name or unreadable value; the message says what is possible.</exception>
    public void Add(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var part in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            FaultSyntax.Apply(part, this);
    }

    /// <summary>Behaves again: forgets all rules and settings but the seed, and a dead host comes back.</summary>
    public void Clear()
    {
        lock (gate)
        {
            rules.Clear();
            deadUntil = DateTimeOffset.MinValue;
        }

        Latency = SlowBody = ClockSkew = TimeSpan.Zero;
        RetryAfterSeconds = null;
        ServerErrorStatus = 503;
        WrongOffsetMode = false;
        LateChanges = null;
    }

    /// <summary>Faults that start with the rules in <paramref name="text"/>: <c>latency=250,rate-limit=5,server-error=10%</c>.</summary>
    /// <exception cref="ArgumentException">Unknown name or unreadable value; the message says what is possible.</exception>
    public static SimulatorFaults Parse(string text)
    {
        var faults = new SimulatorFaults();
        faults.Add(text);
        return faults;
    }

    /// <summary>Takes over all of <paramref name="other"/> but a dead host; what both say alike is never different in between.</summary>
    internal void Become(SimulatorFaults other)
    {
        lock (gate)
        {
            rules.Clear();
            rules.AddRange(other.rules);
        }

        (Seed, Latency, SlowBody, RetryAfterSeconds, ServerErrorStatus) = (other.Seed, other.Latency, other.SlowBody, other.RetryAfterSeconds, other.ServerErrorStatus);
        (ClockSkew, WrongOffsetMode, LateChanges) = (other.ClockSkew, other.WrongOffsetMode, other.LateChanges);
    }

    internal void Add(FaultRule rule)
    {
        lock (gate)
            rules.Add(rule);
    }

    /// <summary>Counts a call and returns what may befall it.</summary>
    internal CallFaults Begin(SimulatorEndpoint endpoint)
    {
        lock (gate)
        {
            var concerned = new List<(FaultRule Rule, int Call)>();
            foreach (var rule in rules.Where(rule => rule.Endpoint is null || rule.Endpoint == endpoint))
                concerned.Add((rule, rule.CountCall()));
            return new CallFaults(gate, concerned, Seed);
        }
    }

    internal bool IsHostDead(DateTimeOffset now)
    {
        lock (gate)
            return now < deadUntil;
    }

    internal void KillHost(DateTimeOffset until)
    {
        lock (gate)
            deadUntil = until;
    }

    private void Replace(SimulatorFault fault, FaultTiming timing)
    {
        lock (gate)
        {
            rules.RemoveAll(rule => rule.Fault == fault && rule.Endpoint is null);
            rules.Add(new FaultRule(fault, null, null, timing, rules.Count));
        }
    }
}

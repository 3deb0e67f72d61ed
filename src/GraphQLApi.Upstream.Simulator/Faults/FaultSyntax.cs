using System.Globalization;

namespace GraphQLApi.Upstream.Simulator.Faults;

/// <summary>Rules as text: <c>[endpoint.]name[:value][=when]</c>.</summary>
internal static class FaultSyntax
{
    private static readonly (string Name, SimulatorFault Fault, string? Value)[] Faults =
    [
        ("rate-limit", SimulatorFault.RateLimit, "RETRY-AFTER-SECONDS"), ("unauthorized", SimulatorFault.Unauthorized, null),
        ("server-error", SimulatorFault.ServerError, "STATUS"), ("html", SimulatorFault.Html, "STATUS"), ("truncated", SimulatorFault.Truncated, null),
        ("disconnect", SimulatorFault.Disconnect, null), ("hang", SimulatorFault.Hang, null), ("dead-host", SimulatorFault.DeadHost, "SECONDS"),
        ("latency", SimulatorFault.Latency, "MS"), ("slow-body", SimulatorFault.SlowBody, "MS"), ("gzip", SimulatorFault.Gzip, null),
        ("duplicate-rows", SimulatorFault.DuplicateRows, null), ("inserted-row", SimulatorFault.InsertedRow, null),
    ];

    private static readonly (string Name, SimulatorEndpoint Endpoint)[] Endpoints =
    [
        ("interactionDetails", SimulatorEndpoint.InteractionDetails), ("intentrealtimedata", SimulatorEndpoint.IntentFeed),
        ("conversation", SimulatorEndpoint.Conversation), ("conversationBySession", SimulatorEndpoint.ConversationBySession),
        ("conversationList", SimulatorEndpoint.ConversationList),
    ];

    // One text for the terminal, so that a fault cannot be added without being told there.
    public static string Help { get; } = string.Join('\n',
    [
        "Misbehave: [ENDPOINT.]NAME[:VALUE][=WHEN], several separated by commas.",
        $"NAME: {string.Join(", ", Faults.Select(fault => fault.Value is null ? fault.Name : $"{fault.Name}[:{fault.Value}]"))}.",
        "WHEN: nothing = always; 5 = the next five calls; #3, #3-7 = the third call, the third to seventh; 10% = at random; 2%x5 = at random, then five in a row.",
        $"ENDPOINT: {string.Join(", ", Endpoints.Select(endpoint => endpoint.Name))}; none = all.",
        "Settings: latency=MS, slow-body=MS, retry-after=S, clock-skew=S, seed=N, wrong-offset-mode.",
        "Late last words: late-change:HOURS=PERCENT%, HOURS after the end, 72 or 1-72; late-change:#200-900=PERCENT% at these calls.",
        "So interactionDetails.rate-limit:2=#3 answers the third call of interactionDetails with 429 and Retry-After 2.",
    ]);

    public static void Apply(string part, SimulatorFaults faults)
    {
        var (left, when) = Halves(part, '=');
        var (subject, value) = Halves(left, ':');
        var (endpoint, name) = Halves(subject, '.') is (var before, { } after) ? (before, after) : (null, subject);
        if (endpoint is null && IsSetting(name, value, when, faults))
            return;
        var known = Array.Find(Faults, fault => fault.Name == name);
        if (known.Name is null)
            throw new ArgumentException($"Unknown fault '{part}'. {Help}");
        if (value is not null && known.Value is null)
            throw new ArgumentException($"Fault '{name}' takes no value, got '{value}'.");
        if (value is null && known.Value == "MS")
            throw new ArgumentException($"Fault '{name}' needs milliseconds: {name}=250 always, {name}:250=10% at random.");
        faults.Add(new FaultRule(known.Fault, EndpointOf(endpoint), value is null ? null : Number(part, value), Timing(part, when), Salt(part)));
    }

    private static bool IsSetting(string name, string? value, string? when, SimulatorFaults faults)
    {
        switch (name)
        {
            case "latency" when value is null:
                faults.Latency = TimeSpan.FromMilliseconds(Number(name, when));
                return true;
            case "slow-body" when value is null:
                faults.SlowBody = TimeSpan.FromMilliseconds(Number(name, when));
                return true;
            case "retry-after":
                faults.RetryAfterSeconds = Number(name, when);
                return true;
            case "seed":
                faults.Seed = Number(name, when);
                return true;
            case "clock-skew":
                faults.ClockSkew = TimeSpan.FromSeconds(when is ['-', .. var back] ? -Number(name, back) : Number(name, when));
                return true;
            case "wrong-offset-mode" when when is null:
                faults.WrongOffsetMode = true;
                return true;
            case "late-change":
                faults.LateChanges = Late(value, when);
                return true;
            default:
                return false;
        }
    }

    private static LateChanges Late(string? value, string? when)
    {
        if (value is null || when is not [.. var percent, '%'])
            throw new ArgumentException("Fault 'late-change' is written late-change:HOURS=PERCENT%, such as late-change:72=10% or late-change:#200-900=10%.");
        var byCall = value.StartsWith('#');
        var (first, last) = Halves(byCall ? value[1..] : value, '-');
        var start = Number("late-change", first);
        return new LateChanges(Percent("late-change", percent), start, last is null ? start : Number("late-change", last), byCall);
    }

    private static FaultTiming Timing(string part, string? when)
    {
        if (when is null)
            return FaultTiming.Always;
        if (when.StartsWith('#'))
        {
            var (first, last) = Halves(when[1..], '-');
            return FaultTiming.Always with { First = Number(part, first), Last = Number(part, last ?? first) };
        }

        if (!when.Contains('%', StringComparison.Ordinal))
            return FaultTiming.Always with { Count = Number(part, when) };
        var (odds, burst) = Halves(when, '%');
        var run = burst is { Length: > 0 } ? Number(part, burst.TrimStart('x')) : 1;
        return FaultTiming.Always with { Probability = Percent(part, odds), Burst = run };
    }

    private static SimulatorEndpoint? EndpointOf(string? name)
    {
        if (name is null)
            return null;
        var index = Array.FindIndex(Endpoints, endpoint => endpoint.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        return index >= 0
            ? Endpoints[index].Endpoint
            : throw new ArgumentException($"Unknown endpoint '{name}'. Endpoints: {string.Join(", ", Endpoints.Select(endpoint => endpoint.Name))}.");
    }

    // Rules differ in their draws, and the same rule draws the same in every process.
    private static int Salt(string part) => (int)(Data.Derived.Hash(part) & int.MaxValue);

    private static (string Before, string? After) Halves(string text, char mark) =>
        text.IndexOf(mark, StringComparison.Ordinal) is var at and >= 0 ? (text[..at], text[(at + 1)..]) : (text, null);

    private static double Percent(string part, string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)
            ? Math.Min(percent, 100) / 100
            : throw Unreadable(part, text);

    private static int Number(string part, string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Unreadable(part, text);

    private static ArgumentException Unreadable(string part, string? text) =>
        new($"Fault '{part}' needs a whole number, got '{text}'. Examples: latency=250, rate-limit:2=#3, server-error=0.5%.");
}

using GraphQLApi.Upstream.Simulator.Data;

namespace GraphQLApi.Upstream.Simulator.Generator;

/// <summary>The standing parts of the invented contact centre: queues, intents, staff. They follow from the seed alone.</summary>
internal sealed class SimulatedCentre
{
    private static readonly string[] FirstNames =
        ["Ana", "Ben", "Chloe", "Dario", "Elif", "Femi", "Grace", "Hugo", "Ines", "Jonas", "Kavya", "Liam", "Mei", "Noor", "Omar", "Priya", "Quinn", "Rosa", "Sven", "Tara"];

    private static readonly string[] LastNames =
        ["Adler", "Brook", "Castro", "Dahl", "Evans", "Fischer", "Gupta", "Haas", "Ito", "Jansen", "Kaya", "Lopez", "Moreau", "Novak", "Okafor", "Patel", "Rossi"];

    public SimulatedCentre(int seed, int sessionsPerDay)
    {
        Seed = (ulong)seed;
        Queues =
        [
            Queue(0, "General Enquiries", "General", patience: 300, waitScale: 1.0, talk: 260),
            Queue(1, "Billing", "Billing", 330, 1.1, 340),
            Queue(2, "Technical Support", "Technical", 420, 1.5, 560),
            Queue(3, "Sales", "Sales", 210, 0.6, 420),
            Queue(4, "Deliveries", "Logistics", 270, 0.9, 230),
            Queue(5, "Retention", "Retention", 260, 0.8, 480),
            Queue(6, "Complaints", "Complaints", 380, 1.3, 620),
        ];
        // One agent for sixteen weekday sessions: 25 for the default account.
        Agents = [.. Enumerable.Range(0, Math.Max(25, sessionsPerDay / 16)).Select(Agent)];
    }

    public ulong Seed { get; }

    public IReadOnlyList<SimulatedQueue> Queues { get; }

    public IReadOnlyList<SimulatedAgent> Agents { get; }

    /// <summary>What callers want: the share of contacts, where it goes when the bot cannot help, how often the bot can.</summary>
    public static IReadOnlyList<SimulatedIntent> Intents { get; } =
    [
        new("Track Order", "Where is my parcel?", Queue: 4, Weight: 16, Containment: 0.55),
        new("Pay Invoice", "I want to pay my bill", 1, 13, 0.45),
        new("Reset Password", "I can't log in", 2, 11, 0.50),
        new("Report Outage", "My line is down 😨", 2, 10, 0.15),
        new("Opening Hours", "When are you open?", 0, 8, 0.80),
        new("Change Address", "I have moved", 0, 7, 0.45),
        new("Upgrade Plan", "Do you have a better plan?", 3, 9, 0.20),
        new("Dispute Charge", "There is a charge I don't know", 1, 7, 0.10),
        new("Cancel Contract", "I want to cancel", 5, 6, 0.05),
        new("File Complaint", "Quiero presentar una queja", 6, 5, 0.05),
        new("TalkToAgent", "I want to talk to an agent", 0, 8, 0.05),
    ];

    private SimulatedQueue Queue(int index, string name, string skill, double patience, double waitScale, double talk) =>
        new(index, Derived.NativeId("qu-", Derived.Hash(Seed, 1000UL + (ulong)index)), name,
            Derived.ObjectId(0x64c0d4eb, Derived.Hash(Seed, 2000UL + (ulong)index)), skill, patience, waitScale, talk);

    private SimulatedAgent Agent(int index)
    {
        // 20 and 17 have no common divisor: 340 different names before a number must tell them apart.
        var name = $"{FirstNames[index % FirstNames.Length]} {LastNames[index % LastNames.Length]}";
        var round = index / (FirstNames.Length * LastNames.Length);
        var suffix = round == 0 ? "" : $"{round + 1}";
        var hash = Derived.Hash(Seed, 3000UL + (ulong)index);
        // Two crews of nights know everything and change over at midnight, so that a day never needs the day before.
        var shift = (index % 10) switch { 0 or 1 or 2 => Shift.Early, 3 or 4 or 5 => Shift.Middle, 6 or 7 => Shift.Late, 8 => Shift.NightOdd, _ => Shift.NightEven };
        var skills = shift is Shift.NightOdd or Shift.NightEven ? 0x7f : (1 << (index % 7)) | (1 << ((index / 2) % 7)) | (1 << (int)(hash % 7));
        return new SimulatedAgent(
            index, Derived.Guid("u-", hash), name + suffix, $"{name.Replace(' ', '.').ToLowerInvariant()}{suffix}@agents.example.org", shift, skills);
    }
}

internal sealed record SimulatedQueue(
    int Index, string Id, string Name, string SkillId, string SkillName, double PatienceSeconds, double WaitScale, double TalkSeconds);

internal sealed record SimulatedIntent(string Name, string UserInput, int Queue, double Weight, double Containment);

internal enum Shift
{
    Early,
    Middle,
    Late,
    NightOdd,
    NightEven,
}

internal sealed record SimulatedAgent(int Index, string Id, string Name, string Email, Shift Shift, int Skills)
{
    public bool Serves(int queue) => (Skills & (1 << queue)) != 0;

    /// <summary>Whether the agent takes contacts at this second of the day (UTC); two days off a week, nights by alternating crews.</summary>
    public bool IsOnShift(DateOnly date, long secondOfDay)
    {
        var hour = secondOfDay / 3600;
        if (Shift is Shift.NightOdd or Shift.NightEven)
            return hour is < 6 or >= 21 and < 24 && (date.DayNumber % 2 == 1) == (Shift == Shift.NightOdd);
        var (from, to) = Shift switch { Shift.Early => (6, 14), Shift.Middle => (9, 17), _ => (13, 21) };
        return hour >= from && hour < to && !IsDayOff(date.DayOfWeek);
    }

    private bool IsDayOff(DayOfWeek day) => (Index % 3) switch
    {
        0 => day is DayOfWeek.Saturday or DayOfWeek.Sunday,
        1 => day is DayOfWeek.Sunday or DayOfWeek.Wednesday,
        _ => day is DayOfWeek.Saturday or DayOfWeek.Friday,
    };
}

namespace GraphQLApi.Upstream.Simulator;

/// <summary>What the stand-in imitates and with which data; every value has a default that gives a running account.</summary>
public sealed record SimulatorOptions
{
    /// <summary>TCP port on 127.0.0.1; 0 lets the system choose a free one, to be read from <see cref="SimulatorApp.BaseAddress"/>.</summary>
    public int Port { get; init; }

    /// <summary>The only account there is: 24 hexadecimal digits, expected in the path and in the header <c>accountId</c>.</summary>
    public string AccountId { get; init; } = "64f000000000000000000001";

    /// <summary>The bot (stream) that generated sessions belong to; known also when records are replayed.</summary>
    public string BotId { get; init; } = "st-00000000-0000-5000-8000-000000000001";

    /// <summary>The JWT app a token must name as <c>appId</c>, else as <c>iss</c>.</summary>
    public string ClientId { get; init; } = "cs-00000000-0000-5000-8000-000000000001";

    /// <summary>Key of the HS256 signature, as UTF-8 bytes.</summary>
    public string ClientSecret { get; init; } = "simulator-secret";

    /// <summary>Every generated value follows from this number and the date.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Mean number of generated sessions on Monday to Friday, 0 to 1,000,000; Saturdays have about half, Sundays a third. The staff grows with it.</summary>
    public int SessionsPerDay { get; init; } = 400;

    /// <summary>A <c>.jsonl</c> file (plain or gzip) of interactionDetails records with UTC times; when set, it is the only data served.</summary>
    public string? RecordsFile { get; init; }

    /// <summary>Accepted calls in any rolling 60 seconds of the account (the vendor's figure is 60); 0 = unlimited, the hourly limit of the feed included.</summary>
    public int RequestsPerMinute { get; init; } = 60;

    /// <summary>Accepted calls of intentrealtimedata per bot in any rolling hour; 0 = unlimited.</summary>
    public int FeedRequestsPerHour { get; init; } = 1800;

    /// <summary>Delay of every answer in milliseconds.</summary>
    public int LatencyMilliseconds { get; init; }

    /// <summary>Misbehaviour at start; the same object can be changed while the server runs.</summary>
    public SimulatorFaults Faults { get; init; } = new();

    /// <summary>The choices the vendor's documents leave open.</summary>
    public SimulatorProfile Profile { get; init; } = new();

    /// <summary>Oddities of the vendor's data; by default only the zone shift of T1, which touches no answer at offset 0.</summary>
    public SimulatorTraps Traps { get; init; } = SimulatorTraps.DoubleZoneShift;

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(Port);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Port, 65535);
        ArgumentException.ThrowIfNullOrEmpty(AccountId);
        ArgumentException.ThrowIfNullOrEmpty(BotId);
        ArgumentException.ThrowIfNullOrEmpty(ClientId);
        ArgumentException.ThrowIfNullOrEmpty(ClientSecret);
        ArgumentOutOfRangeException.ThrowIfNegative(SessionsPerDay);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(SessionsPerDay, 1_000_000);
        ArgumentOutOfRangeException.ThrowIfNegative(RequestsPerMinute);
        ArgumentOutOfRangeException.ThrowIfNegative(FeedRequestsPerHour);
        ArgumentOutOfRangeException.ThrowIfNegative(LatencyMilliseconds);
    }
}

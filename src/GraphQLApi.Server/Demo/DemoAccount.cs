using GraphQLApi.Upstream;
using GraphQLApi.Upstream.Simulator;

namespace GraphQLApi.Server.Demo;

/// <summary>The simulated account in this process: a vendor stand-in on a loopback port, asked over real HTTP by the code that asks the real one.</summary>
internal static class DemoAccount
{
    public const string ConnectionString = "Data Source=data/demo.db";

    // Another account than the generated one: the stamp of the database keeps recorded and generated data in files of their own.
    private const string RecordsAccountId = "64f000000000000000000002";

    // On both sides, so that nobody waits for the vendor's 60 a minute (SEMANTICS §7.1).
    private const int RequestsPerMinute = 1200;

    /// <summary>Whose data the demo's database holds.</summary>
    public static string AccountId(DemoOptions options) => options.RecordsFile.Length > 0 ? RecordsAccountId : new SimulatorOptions().AccountId;

    /// <summary>Starts the stand-in and points <paramref name="upstream"/> at it.</summary>
    public static async Task<SimulatorApp> StartAsync(DemoOptions options, UpstreamOptions upstream, TimeProvider time, CancellationToken cancellationToken)
    {
        var simulated = new SimulatorOptions { AccountId = AccountId(options), Seed = options.Seed, SessionsPerDay = options.SessionsPerDay, RequestsPerMinute = RequestsPerMinute };
        if (options.RecordsFile.Length > 0)
            simulated = simulated with { RecordsFile = options.RecordsFile };
        var simulator = await SimulatorApp.StartAsync(simulated, time, cancellationToken);
        upstream.BaseUrl = simulator.BaseAddress.ToString().TrimEnd('/');
        upstream.AccountId = simulated.AccountId;
        upstream.BotIds.Add(simulated.BotId);
        upstream.ClientId = simulated.ClientId;
        upstream.ClientSecret = simulated.ClientSecret;
        upstream.RequestsPerMinute = RequestsPerMinute;
        return simulator;
    }
}

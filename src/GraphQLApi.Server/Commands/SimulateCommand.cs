using System.CommandLine;
using GraphQLApi.Upstream.Simulator;

namespace GraphQLApi.Server.Commands;

/// <summary><c>simulate</c>: the vendor's stand-in alone, for trying and testing a server against it.</summary>
internal static class SimulateCommand
{
    private static readonly Option<int> Port = new("--port") { Description = "TCP port on 127.0.0.1; 0 takes a free one.", Required = true };
    private static readonly Option<int> Seed = new("--seed") { Description = "Every generated value follows from it and the date.", DefaultValueFactory = _ => 1 };
    private static readonly Option<int> SessionsPerDay = new("--sessions-per-day") { Description = "Generated sessions of a working day.", DefaultValueFactory = _ => 400 };
    private static readonly Option<string?> Records = new("--records") { Description = "Serve these records (.jsonl or .jsonl.gz, times in UTC) instead of generated ones.", HelpName = "FILE" };
    private static readonly Option<int> RequestsPerMinute = new("--requests-per-minute") { Description = "Limit of the account; 0 = unlimited.", DefaultValueFactory = _ => 60 };
    private static readonly Option<int> Latency = new("--latency-ms") { Description = "Delay of every answer.", DefaultValueFactory = _ => 0 };
    private static readonly Option<string[]> Faults = new("--fault") { Description = SimulatorFaults.Help, HelpName = "FAULT" };

    public static Command Create(CommandContext context)
    {
        var command = new Command("simulate", "Run a stand-in of the vendor's API with invented or recorded data.")
        {
            Port, Seed, SessionsPerDay, Records, RequestsPerMinute, Latency, Faults,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, context, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CommandContext context, CancellationToken cancellationToken)
    {
        SimulatorApp simulator;
        SimulatorOptions options;
        try
        {
            options = new SimulatorOptions
            {
                Port = parsed.GetValue(Port),
                Seed = parsed.GetValue(Seed),
                SessionsPerDay = parsed.GetValue(SessionsPerDay),
                RecordsFile = parsed.GetValue(Records),
                RequestsPerMinute = parsed.GetValue(RequestsPerMinute),
                LatencyMilliseconds = parsed.GetValue(Latency),
                Faults = SimulatorFaults.Parse(string.Join(',', parsed.GetValue(Faults) ?? [])),
            };
            simulator = await SimulatorApp.StartAsync(options, context.Time, cancellationToken);
        }
        catch (ArgumentException exception)
        {
            context.Error.WriteLine(exception.Message.ReplaceLineEndings(" "));
            return ExitCode.WrongUsage;
        }

        await using (simulator)
        {
            context.Output.WriteLine($"Listening on {simulator.BaseAddress}. Settings that point a server at it:");
            foreach (var line in Settings(simulator.BaseAddress, options))
                context.Output.WriteLine(line);
            await simulator.WaitForShutdownAsync(cancellationToken);
        }

        return ExitCode.Ok;
    }

    private static IEnumerable<string> Settings(Uri address, SimulatorOptions options) =>
    [
        $"Upstream__BaseUrl={address.ToString().TrimEnd('/')}",
        $"Upstream__AccountId={options.AccountId}",
        $"Upstream__BotIds__0={options.BotId}",
        $"Upstream__ClientId={options.ClientId}",
        $"Upstream__ClientSecret={options.ClientSecret}",
    ];
}

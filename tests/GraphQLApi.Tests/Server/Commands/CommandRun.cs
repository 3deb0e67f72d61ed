using GraphQLApi.Server.Commands;

namespace GraphQLApi.Tests.Server.Commands;

/// <summary>One run of the executable's command line inside the test: exit code and what was written.</summary>
internal sealed record CommandRun(int ExitCode, string Output, string Error)
{
    public static async Task<CommandRun> Of(string[] arguments, params (string Name, string Value)[] environment)
    {
        var (output, error) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        // A run that starts a server instead of refusing ends here with "Stopped.".
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        stop.CancelAfter(TimeSpan.FromSeconds(60));
        var context = new CommandContext(
            output, error, environment.ToDictionary(variable => variable.Name, variable => variable.Value), TimeProvider.System, stop.Token);
        var exitCode = await CommandLine.RunAsync(arguments, context);
        return new CommandRun(exitCode, output.ToString(), error.ToString());
    }
}

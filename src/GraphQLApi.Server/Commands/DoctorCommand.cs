using System.CommandLine;
using GraphQLApi.Cache.Database;
using GraphQLApi.Server.Demo;
using GraphQLApi.Server.Health;
using GraphQLApi.Server.Settings;
using GraphQLApi.Upstream;

namespace GraphQLApi.Server.Commands;

/// <summary><c>doctor</c>: looks at everything that can be wrong around the server and says what to do. Secrets are never shown.</summary>
internal static class DoctorCommand
{
    public static Command Create(CommandContext context)
    {
        var command = new Command("doctor", "Check configuration, database, credentials, clock and the vendor's calls, and say what to do. Exit 0: no problem, 1: a check failed, 2: the configuration is wrong.");
        command.SetAction((_, cancellationToken) => RunAsync(context, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        // Wrong settings end here, each with its sentence.
        var settings = context.ReadSettings();
        await using var account = settings.IsDemo
            ? await DemoAccount.StartAsync(settings.Demo, settings.Upstream, context.Time, cancellationToken)
            : null;
        List<Finding> findings = [Configuration(settings)];
        Write(context, findings);
        await using (var cache = ServerBuilder.BuildWithoutServer(settings, context.Time))
            findings.AddRange(Write(context, await DatabaseCheckup.LookAsync(cache.GetRequiredService<CacheDatabase>(), settings.Cache, cancellationToken)));
        await using (var upstream = ServerBuilder.BuildUpstreamAlone(settings, context.Time))
        {
            var checkup = new UpstreamCheckup(
                upstream.GetRequiredService<UpstreamClient>(), upstream.GetRequiredService<UpstreamMonitor>(), settings.Upstream, context.Time);
            findings.AddRange(Write(context, await checkup.LookAsync(cancellationToken)));
        }

        var failed = findings.Count(finding => finding.Level == FindingLevel.Fail);
        if (failed == 0)
            return ExitCode.Ok;
        context.Error.WriteLine(failed == 1 ? "One check failed; its line says what to do." : $"{failed} checks failed; their lines say what to do.");
        return ExitCode.Failed;
    }

    private static Finding Configuration(ServerSettings settings) => settings.IsDemo
        ? Finding.Ok("Configuration", "no Upstream setting: the demo, with a simulated account.")
        : Finding.Ok(
            "Configuration",
            $"account {settings.Upstream.AccountId} at {settings.Upstream.BaseUrl}, {settings.Upstream.BotIds.Count} bots, "
            + $"{(settings.Upstream.Token.Length > 0 ? "Upstream:Token (hidden)" : "Upstream:ClientSecret (hidden)")}, {settings.Upstream.RequestsPerMinute} calls a minute.");

    private static IReadOnlyList<Finding> Write(CommandContext context, IReadOnlyList<Finding> findings)
    {
        foreach (var finding in findings)
            context.Output.WriteLine(finding.ToString());
        return findings;
    }
}

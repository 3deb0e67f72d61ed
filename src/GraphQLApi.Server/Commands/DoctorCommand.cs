using System.CommandLine;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using GraphQLApi.Cache.Database;
using GraphQLApi.Server.Demo;
using GraphQLApi.Server.Health;
using GraphQLApi.Server.Settings;
using GraphQLApi.Upstream;

namespace GraphQLApi.Server.Commands;

/// <summary><c>doctor</c>: looks at everything that can be wrong around the server and says what to do. Secrets are never shown.</summary>
internal static class DoctorCommand
{
    private static readonly Option<bool> Json = new("--json") { Description = "Write one JSON document for programs instead of lines for people." };
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create(CommandContext context)
    {
        var command = new Command("doctor", "Check configuration, database, credentials, clock and the vendor's calls, and say what to do. Exit 0: no problem, or warnings only, 1: a check failed, 2: the configuration is wrong.") { Json };
        command.SetAction((parsed, cancellationToken) => RunAsync(context, parsed.GetValue(Json), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, bool asJson, CancellationToken cancellationToken)
    {
        // Wrong settings end here, each with its sentence.
        var settings = context.ReadSettings();
        var findings = new List<Finding>();
        await foreach (var finding in LookAsync(context, settings, cancellationToken))
        {
            findings.Add(finding);
            if (!asJson)
                context.Output.WriteLine(finding.ToString().ReplaceLineEndings(context.Output.NewLine));
        }

        var failed = findings.Count(finding => finding.Level == FindingLevel.Fail);
        if (asJson)
            context.Output.WriteLine(new JsonObject { ["failed"] = failed, ["findings"] = new JsonArray([.. findings.Select(finding => finding.ToJson())]) }.ToJsonString(Readable));
        if (failed == 0)
            return ExitCode.Ok;
        context.Error.WriteLine(failed == 1 ? "One check failed; its line says what to do." : $"{failed} checks failed; their lines say what to do.");
        return ExitCode.Failed;
    }

    // One by one, since the vendor may take its time.
    private static async IAsyncEnumerable<Finding> LookAsync(
        CommandContext context, ServerSettings settings, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Before the demo's own account is put into the settings: what an operator set.
        foreach (var finding in SettingsCheckup.Look(settings, context.ReadSources()))
            yield return finding;
        foreach (var finding in MachineCheckup.Look(settings.Facts, AppContext.BaseDirectory, context.Time))
            yield return finding;
        await using var account = settings.IsDemo
            ? await DemoAccount.StartAsync(settings.Demo, settings.Upstream, context.Time, cancellationToken)
            : null;
        await using (var cache = ServerBuilder.BuildWithoutServer(settings, context.Time))
        {
            foreach (var finding in await DatabaseCheckup.LookAsync(cache.GetRequiredService<CacheDatabase>(), settings.Cache, cancellationToken))
                yield return finding;
        }

        await using var upstream = ServerBuilder.BuildUpstreamAlone(settings, context.Time);
        var checkup = new UpstreamCheckup(
            upstream.GetRequiredService<UpstreamClient>(), upstream.GetRequiredService<UpstreamMonitor>(), settings.Upstream, context.Time);
        foreach (var finding in await checkup.LookAsync(cancellationToken))
            yield return finding;
    }
}

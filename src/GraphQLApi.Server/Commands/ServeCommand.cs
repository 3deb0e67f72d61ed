using System.CommandLine;
using GraphQLApi.Cache.Database;
using GraphQLApi.Server.Auth;
using GraphQLApi.Server.Demo;

namespace GraphQLApi.Server.Commands;

/// <summary><c>serve</c>: answers until it is told to stop.</summary>
internal static class ServeCommand
{
    // The first polls and plans compile as much code as a first query; whoever started the server waits for that one.
    private static readonly TimeSpan RestAfterStart = TimeSpan.FromSeconds(2);

    public static Command Create(CommandContext context)
    {
        var command = new Command("serve", "Answer GraphQL at http://localhost:5080/graphql (Urls). Without Upstream settings: a demo with a simulated account.");
        command.SetAction((_, cancellationToken) => RunAsync(context, cancellationToken));
        return command;
    }

    public static async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        // Beside the reading of the settings, which it does not depend on.
        _ = Task.Run(CacheDatabase.Prepare, CancellationToken.None);
        var settings = context.ReadSettings();
        settings.Cache.RestAfterStart = RestAfterStart;
        await using var account = settings.IsDemo
            ? await DemoAccount.StartAsync(settings.Demo, settings.Upstream, context.Time, cancellationToken)
            : null;
        await using var app = await ServerBuilder.BuildAndOpenAsync(settings, context.Time, cancellationToken);
        await app.StartAsync(cancellationToken);
        foreach (var url in app.Urls)
            context.Output.WriteLine($"{(settings.IsDemo ? "Demo with invented data" : "Serving")}: {url}/graphql");
        if (app.Services.GetService<KeyRing>() is { } keys && !await keys.HasAnyAsync(cancellationToken))
            context.Output.WriteLine("No access key exists, so every request is refused. Create one with the same executable and settings: keys create --name NAME --scope read");
        await app.WaitForShutdownAsync(cancellationToken);
        if (!app.Services.GetServices<IHostedService>().OfType<BackgroundService>().Any(service => service.ExecuteTask is { IsFaulted: true }))
            return ExitCode.Ok;
        context.Error.WriteLine("The background work failed and the server stopped; the log above names the cause. Start it again.");
        return ExitCode.Failed;
    }
}

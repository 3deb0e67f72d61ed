using System.CommandLine;
using System.Globalization;
using GraphQLApi.Cache.Database;

namespace GraphQLApi.Server.Commands;

/// <summary><c>backup</c>: a copy of the cache as of one moment, while the server reads and writes it.</summary>
internal static class BackupCommand
{
    private static readonly Option<string> To = new("--to") { Description = "The file to write; it must not exist.", Required = true, HelpName = "FILE" };

    public static Command Create(CommandContext context)
    {
        var command = new Command("backup", "Copy the cache into a file while the server runs. To restore: stop the server, remove the database with its -wal and -shm, put the copy in its place.") { To };
        command.SetAction((parsed, cancellationToken) => Task.FromResult(Run(parsed.GetRequiredValue(To), context, cancellationToken)));
        return command;
    }

    private static int Run(string target, CommandContext context, CancellationToken cancellationToken)
    {
        var settings = context.ReadSettings();
        var started = context.Time.GetTimestamp();
        var bytes = DatabaseBackup.Write(settings.Cache.ConnectionString, target, cancellationToken);
        context.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{target}: {bytes / 1048576.0:0.0} MiB in {context.Time.GetElapsedTime(started).TotalSeconds:0.0} s, sound."));
        return ExitCode.Ok;
    }
}

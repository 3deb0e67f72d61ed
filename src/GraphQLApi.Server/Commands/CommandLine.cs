using System.CommandLine;
using GraphQLApi.Cache;
using GraphQLApi.Cache.Database;
using GraphQLApi.Server.Settings;
using Microsoft.AspNetCore.Connections;

namespace GraphQLApi.Server.Commands;

/// <summary>Finds the verb and runs it; no verb means <c>serve</c>, also where only settings are given. What goes wrong is one line on stderr and an exit code.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, CommandContext context)
    {
        try
        {
            var (settings, remaining) = SettingArguments.Split(arguments);
            context = context with { Settings = settings };
            // @FILE is a value of our own options, not the framework's file of arguments.
            var parsed = Root(context).Parse(remaining, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (parsed.Errors.Count > 0)
                return Fail(context, ExitCode.WrongUsage, $"{string.Join(' ', parsed.Errors.Select(error => error.Message))} Run with --help to see what can be written.");
            return await parsed.InvokeAsync(Invocation(context), context.Stop);
        }
        catch (SettingsException exception)
        {
            return Fail(context, ExitCode.WrongUsage, [.. exception.Problems]);
        }
        catch (CacheDatabaseException exception)
        {
            return Fail(context, ExitCode.WrongUsage, exception.Message);
        }
        catch (CacheException exception)
        {
            return Fail(context, ExitCode.Failed, exception.Message);
        }
        catch (IOException exception) when (exception.InnerException is AddressInUseException)
        {
            return Fail(context, ExitCode.Failed, $"{exception.Message.TrimEnd('.')}. Stop the program that listens there, or choose another address (--Urls=http://localhost:5081, simulate --port 5091).");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return Fail(context, ExitCode.Failed, exception.Message);
        }
        catch (OperationCanceledException) when (context.Stop.IsCancellationRequested)
        {
            return Fail(context, ExitCode.Failed, "Stopped.");
        }
    }

    private static RootCommand Root(CommandContext context)
    {
        var root = new RootCommand("Kore.ai SmartAssist analytics as one GraphQL API. Without a verb: serve. Every setting can be given as --Section:Key=value, with every verb.")
        {
            ServeCommand.Create(context),
            BackfillCommand.Create(context),
            ExportCommand.Create(context),
            SimulateCommand.Create(context),
            KeysCommand.Create(context),
            DoctorCommand.Create(context),
            EraseCommand.Create(context),
            BackupCommand.Create(context),
        };
        root.SetAction((_, cancellationToken) => ServeCommand.RunAsync(context, cancellationToken));
        return root;
    }

    private static InvocationConfiguration Invocation(CommandContext context) => new()
    {
        Output = context.Output,
        Error = context.Error,
        EnableDefaultExceptionHandler = false,
        // Signals are StopSignal's; a second handler would kill the process two seconds after the first Ctrl-C.
        ProcessTerminationTimeout = null,
    };

    private static int Fail(CommandContext context, int exitCode, params IEnumerable<string> lines)
    {
        foreach (var line in lines)
            context.Error.WriteLine(line.ReplaceLineEndings(" "));
        return exitCode;
    }
}

using System.CommandLine;
using GraphQLApi.Cache.Rows;
using GraphQLApi.Cache.Sync;
using GraphQLApi.Server.Settings;

namespace GraphQLApi.Server.Commands;

/// <summary><c>backfill</c>: reads a range into the cache. Interrupted, it leaves whole windows and goes on with the next run.</summary>
internal static class BackfillCommand
{
    private static readonly Option<DateTime> From = new("--from") { Description = "First session start, UTC: 2026-01-01 or 2026-01-01T06:00:00Z.", Required = true, CustomParser = UtcInstant.Parse, HelpName = "TIME" };
    private static readonly Option<DateTime> To = new("--to") { Description = "End of the range, UTC, not included.", Required = true, CustomParser = UtcInstant.Parse, HelpName = "TIME" };
    private static readonly Option<bool> Refresh = new("--refresh") { Description = "Read again what is settled." };

    public static Command Create(CommandContext context)
    {
        var command = new Command("backfill", "Read a range of the vendor's history into the cache.") { From, To, Refresh };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, context, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CommandContext context, CancellationToken cancellationToken)
    {
        var (from, to) = (parsed.GetValue(From), parsed.GetValue(To));
        if (from >= to)
            throw new SettingsException("--from is not before --to. The range includes --from and ends before --to.");
        await using var services = await VerbServices.OpenAsync(context, ServerBuilder.BuildWithoutServer, cancellationToken);
        var jobs = services.Provider.GetRequiredService<SyncJobs>();
        var display = new BackfillProgress(context);
        var job = await display.ShowAsync(progress => jobs.RunAsync(from, to, parsed.GetValue(Refresh), progress, cancellationToken));
        return Report(job, context);
    }

    private static int Report(SyncJobRow job, CommandContext context)
    {
        context.Output.WriteLine(
            $"{job.RecordsFetched} records read, {job.RecordsChanged} sessions new or changed, {job.WindowsDone} windows, {job.UpstreamCalls} calls.");
        switch (job.State)
        {
            case SyncJobState.Succeeded:
                return ExitCode.Ok;
            case SyncJobState.Cancelled:
                context.Error.WriteLine("Stopped. What was read is kept; run the same command again to read the rest.");
                return ExitCode.Failed;
            case SyncJobState.Queued or SyncJobState.Running:
                context.Error.WriteLine("Stopped watching. Another process goes on with it.");
                return ExitCode.Failed;
            default:
                context.Error.WriteLine(job.ErrorMessage ?? $"The backfill ended as {job.State}.");
                return ExitCode.Failed;
        }
    }
}

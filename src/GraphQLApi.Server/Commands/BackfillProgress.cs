using System.Globalization;
using GraphQLApi.Cache.Rows;
using GraphQLApi.Cache.Sync;
using Spectre.Console;

namespace GraphQLApi.Server.Commands;

/// <summary>Shows how far a backfill is: a bar for people, a line for every tenth where the output goes to a file.</summary>
internal sealed class BackfillProgress(CommandContext context)
{
    public Task<SyncJobRow> ShowAsync(Func<IProgress<SyncJobRow>, Task<SyncJobRow>> work) =>
        context.IsInteractive ? ShowBarAsync(work) : work(new LineProgress(this));

    private Task<SyncJobRow> ShowBarAsync(Func<IProgress<SyncJobRow>, Task<SyncJobRow>> work) =>
        AnsiConsole.Progress()
            .Columns(new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .StartAsync(async bar =>
            {
                var task = bar.AddTask("starting", maxValue: 1);
                var job = await work(new BarProgress(progress =>
                {
                    task.Value = progress.Progress;
                    task.Description = Markup.Escape(Describe(progress));
                }));
                task.Value = job.Progress;
                return job;
            });

    private string Describe(SyncJobRow job)
    {
        var now = context.Time.GetUtcNow().UtcDateTime;
        var seconds = Math.Max((now - job.StartedAt).TotalSeconds, 0.001);
        var left = SyncJobs.EstimateSecondsLeft(job, now) is { } estimate ? TimeSpan.FromSeconds(Math.Ceiling(estimate)).ToString("c", CultureInfo.InvariantCulture) : "unknown";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{job.RecordsFetched} records, {job.RecordsFetched / seconds:0} records/s, window {job.WindowsDone} of {job.WindowsTotal}, {left} left");
    }

    // Reports are applied at once and in order; Progress<T> would hand them to the thread pool.
    private sealed class BarProgress(Action<SyncJobRow> show) : IProgress<SyncJobRow>
    {
        public void Report(SyncJobRow value) => show(value);
    }

    private sealed class LineProgress(BackfillProgress owner) : IProgress<SyncJobRow>
    {
        private int tenths;

        public void Report(SyncJobRow value)
        {
            var reached = (int)(value.Progress * 10);
            if (reached <= tenths)
                return;
            tenths = reached;
            owner.WriteLine(value);
        }
    }

    private void WriteLine(SyncJobRow job) =>
        context.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{job.Progress:0 %} {Describe(job)}"));
}

using GraphQLApi.Cache.Rows;
using GraphQLApi.Cache.Sync;

namespace GraphQLApi.Server.Demo;

/// <summary>Reads the demo's history while the server already answers: today first, then steps that double, so that what people ask first is there first.</summary>
internal sealed partial class DemoBackfill(SyncJobs jobs, DemoOptions options, TimeProvider time, ILogger<DemoBackfill> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var (from, to) in Steps(time.GetUtcNow().UtcDateTime, options.Days))
        {
            var job = await jobs.RunAsync(from, to, refresh: false, progress: null, stoppingToken);
            if (job.State == SyncJobState.Failed)
                Log.Failed(logger, from, to, job.ErrorMessage);
            if (stoppingToken.IsCancellationRequested)
                return;
        }

        Log.Done(logger, options.Days);
    }

    /// <summary>Whole days but the newest step, which ends now: 1, 2, 4, … days back to the first one.</summary>
    internal static IEnumerable<(DateTime From, DateTime To)> Steps(DateTime now, int days)
    {
        var to = now.Date;
        if (to < now)
            yield return (to, now);
        var first = to.AddDays(-days);
        for (var length = 1; to > first; length *= 2)
        {
            var from = to.AddDays(-length) > first ? to.AddDays(-length) : first;
            yield return (from, to);
            to = from;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "The demo's history of {Days} days is cached.")]
        public static partial void Done(ILogger logger, int days);

        [LoggerMessage(2, LogLevel.Warning, "The demo's history from {From:u} to {To:u} was not read: {Reason}")]
        public static partial void Failed(ILogger logger, DateTime from, DateTime to, string? reason);
    }
}

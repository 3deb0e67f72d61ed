namespace GraphQLApi.Server.Auth;

/// <summary>
/// Requests that were refused for their credentials: counted, and named in one line a minute. A line for each would let anybody fill the disk, and a
/// line with what was shown would keep a mistyped key.
/// </summary>
internal sealed partial class FailedAttempts : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private readonly ILogger logger;
    private readonly ITimer timer;
    private readonly Lock gate = new();
    private long wrong;
    private long missing;
    private bool isWaiting;

    public FailedAttempts(ILoggerFactory loggers, TimeProvider time)
    {
        logger = loggers.CreateLogger(AuditLog.Category);
        timer = time.CreateTimer(_ => Report(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Note(bool isMissing)
    {
        lock (gate)
        {
            if (isMissing)
                missing++;
            else
                wrong++;
            if (isWaiting)
                return;
            isWaiting = true;
            timer.Change(Interval, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose() => timer.Dispose();

    private void Report()
    {
        long wrongOnes, missingOnes;
        lock (gate)
        {
            (wrongOnes, missingOnes, wrong, missing, isWaiting) = (wrong, missing, 0, 0, false);
        }

        Refused(logger, wrongOnes + missingOnes, wrongOnes, missingOnes);
    }

    [LoggerMessage(5001, LogLevel.Warning, "{Count} requests of the last minute were refused: {Wrong} with credentials that are not valid, {Missing} with none.")]
    private static partial void Refused(ILogger logger, long count, long wrong, long missing);
}

using System.Data.Common;
using GraphQLApi.Cache.Database;
using GraphQLApi.Cache.Facts.Memory;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GraphQLApi.Cache.Facts;

/// <summary>
/// Reads facts ahead of the first question, newest days first, until the budget is full. It rests as long as it worked and holds nothing for
/// longer than a day takes, so that whoever asks meanwhile hardly meets it; what it has not reached is read when it is asked for.
/// </summary>
internal sealed partial class FactLoading(CacheDatabase database, FactStore store, TimeProvider clock, ILogger<FactLoading> logger) : BackgroundService
{
    // What dashboards ask for most; lists come when somebody groups by them.
    private const FactColumns Usual = FactColumns.Contact | FactColumns.Conversation | FactColumns.Agent | FactColumns.Handling;

    // A start has better things to do.
    private static readonly TimeSpan AfterStart = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.Delay(AfterStart, clock, stoppingToken);
            await LoadAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process ends.
        }
        catch (DbException exception)
        {
            Log.Stopped(logger, exception);
        }
    }

    internal async Task LoadAsync(CancellationToken cancellationToken)
    {
        foreach (var day in await DaysAsync(cancellationToken))
        {
            var begun = clock.GetTimestamp();
            if (!await LoadAsync(day, cancellationToken))
            {
                break;
            }

            await Task.Delay(clock.GetElapsedTime(begun), clock, cancellationToken);
        }

        Log.Loaded(logger, store.Bytes);
    }

    private async Task<List<int>> DaysAsync(CancellationToken cancellationToken)
    {
        await using var snapshot = await database.SnapshotAsync(cancellationToken);
        return FactDays.Changed(snapshot.Db.Database.GetDbConnection());
    }

    // Off the caller's thread: SQLite reads synchronously, and a host waits for its services to yield.
    private Task<bool> LoadAsync(int day, CancellationToken cancellationToken) => Task.Run(
        async () =>
        {
            await using var snapshot = await database.SnapshotAsync(cancellationToken);
            return await store.QueueVisits.PrepareAsync(snapshot.Db, day, Usual, cancellationToken)
                && await store.AgentSegments.PrepareAsync(snapshot.Db, day, Usual, cancellationToken)
                && await store.Conversations.PrepareAsync(snapshot.Db, day, Usual, cancellationToken)
                && await store.Sessions.PrepareAsync(snapshot.Db, day, Usual, cancellationToken)
                && await store.MissedAssignments.PrepareAsync(snapshot.Db, day, Usual, cancellationToken);
        },
        cancellationToken);

    private static partial class Log
    {
        [LoggerMessage(EventId = 3301, Level = LogLevel.Debug, Message = "Facts are loaded, {Bytes} bytes.")]
        public static partial void Loaded(ILogger logger, long bytes);

        [LoggerMessage(EventId = 3302, Level = LogLevel.Warning, Message = "Loading facts ahead stopped: they will be read when they are asked for.")]
        public static partial void Stopped(ILogger logger, Exception exception);
    }
}

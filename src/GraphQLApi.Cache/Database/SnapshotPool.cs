using System.Collections.Concurrent;
using GraphQLApi.Cache.Access;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace GraphQLApi.Cache.Database;

/// <summary>Reading connections with their contexts, kept for the next request: opening both anew would cost more than a cached page.</summary>
internal sealed class SnapshotPool(string connectionString, CacheCounters counters, TimeProvider clock) : IAsyncDisposable
{
    private const int MostIdle = 16;

    private readonly ConcurrentBag<ReadSnapshot> idle = [];
    private bool closed;

    public async ValueTask<ReadSnapshot> TakeAsync(Visibility visibility, CancellationToken cancellationToken)
    {
        if (!visibility.IsAll)
        {
            throw new NotSupportedException("Rows cannot be limited yet.");
        }

        if (!idle.TryTake(out var snapshot))
        {
            snapshot = await OpenAsync(cancellationToken);
        }

        try
        {
            await snapshot.BeginAsync(cancellationToken);
            return snapshot;
        }
        catch
        {
            await snapshot.CloseAsync();
            throw;
        }
    }

    public async ValueTask ReturnAsync(ReadSnapshot snapshot)
    {
        if (!closed && idle.Count < MostIdle && snapshot.End())
        {
            idle.Add(snapshot);
        }
        else
        {
            await snapshot.CloseAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        closed = true;
        while (idle.TryTake(out var snapshot))
        {
            await snapshot.CloseAsync();
        }
    }

    private async ValueTask<ReadSnapshot> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(SqliteFile.ForReading(connectionString));
        await connection.OpenAsync(cancellationToken);
        SqliteFile.PrepareReader(connection);
        var db = new CacheDbContext(new DbContextOptionsBuilder<CacheDbContext>()
            .UseSqlite(connection)
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .EnableThreadSafetyChecks(false) // CacheRequest reads one at a time
            .Options);
        return new ReadSnapshot(connection, db, this, counters, clock);
    }
}

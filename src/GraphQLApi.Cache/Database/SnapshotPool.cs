using System.Collections.Concurrent;
using GraphQLApi.Cache.Access;

namespace GraphQLApi.Cache.Database;

/// <summary>
/// Reading connections with their contexts, kept for the next request: opening both anew would cost more than a cached page. A connection shows the
/// rows of one <see cref="Visibility"/> for as long as it lives; those that are limited are found among the few that were used last.
/// </summary>
internal sealed class SnapshotPool(string connectionString, CacheCounters counters, TimeProvider clock) : IAsyncDisposable
{
    private const int MostIdle = 16;
    private const int MostLimitedIdle = 16;

    private readonly ConcurrentBag<ReadSnapshot> idle = [];
    private readonly Lock gate = new();
    private readonly List<ReadSnapshot> limited = []; // used longest ago first
    private volatile bool closed;

    public async ValueTask<ReadSnapshot> TakeAsync(Visibility visibility, CancellationToken cancellationToken)
    {
        var snapshot = Find(visibility) ?? await OpenAsync(visibility, cancellationToken);
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
        if (closed || !snapshot.End())
        {
            await snapshot.CloseAsync();
        }
        else if (Keep(snapshot) is { } leaving)
        {
            await leaving.CloseAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        closed = true;
        while (idle.TryTake(out var snapshot))
        {
            await snapshot.CloseAsync();
        }

        List<ReadSnapshot> left;
        lock (gate)
        {
            left = [.. limited];
            limited.Clear();
        }

        foreach (var snapshot in left)
        {
            await snapshot.CloseAsync();
        }
    }

    private ReadSnapshot? Find(Visibility visibility)
    {
        if (visibility.IsAll)
        {
            return idle.TryTake(out var snapshot) ? snapshot : null;
        }

        lock (gate)
        {
            var place = limited.FindLastIndex(snapshot => snapshot.Db.Visibility.Equals(visibility));
            if (place < 0)
            {
                return null;
            }

            var found = limited[place];
            limited.RemoveAt(place);
            return found;
        }
    }

    /// <summary>Keeps a connection; answers the one that has to go for it, which may be itself.</summary>
    private ReadSnapshot? Keep(ReadSnapshot snapshot)
    {
        if (snapshot.Db.Visibility.IsAll)
        {
            if (idle.Count >= MostIdle)
            {
                return snapshot;
            }

            idle.Add(snapshot);
            return null;
        }

        lock (gate)
        {
            limited.Add(snapshot);
            if (limited.Count <= MostLimitedIdle)
            {
                return null;
            }

            var oldest = limited[0];
            limited.RemoveAt(0);
            return oldest;
        }
    }

    private async ValueTask<ReadSnapshot> OpenAsync(Visibility visibility, CancellationToken cancellationToken)
    {
        var connection = new ReadingConnection(SqliteFile.ForReading(connectionString));
        try
        {
            await connection.OpenAsync(cancellationToken);
            SqliteFile.PrepareReader(connection, visibility);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }

        var db = new CacheDbContext(ContextOptions.ForReading(connection)) { Visibility = visibility };
        return new ReadSnapshot(connection, db, this, counters, clock);
    }
}

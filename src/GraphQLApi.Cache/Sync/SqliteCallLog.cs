using System.Collections.Concurrent;
using GraphQLApi.Cache.Access;
using GraphQLApi.Cache.Database;
using GraphQLApi.Upstream.Retry;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace GraphQLApi.Cache.Sync;

/// <summary>
/// The starts of calls in the cache's own file, on a connection of its own: server and command line share one minute, and the starts of a killed
/// process still count (SEMANTICS §1.8). Without a limit nothing is written.
/// </summary>
internal sealed class SqliteCallLog(CacheDatabase database, IOptions<CacheOptions> options) : CallLog, IDisposable
{
    private readonly Lock gate = new();
    private readonly Lock counting = new();
    private readonly Queue<DateTimeOffset> unlimited = new();
    private readonly ConcurrentQueue<(long Start, long Now)> ended = new();
    private SqliteConnection? connection;
    private SqliteConnection? counter;

    public override DateTimeOffset? TryTake(DateTimeOffset now, int limit)
    {
        if (limit <= 0)
        {
            lock (counting)
            {
                ended.Clear();
                Forget(now);
                unlimited.Enqueue(now);
                return null;
            }
        }

        lock (gate)
        {
            // Immediate: between counting and writing nobody else may take the last place.
            connection ??= Open(SqliteFile.Prepare);
            using var transaction = connection.BeginTransaction(deferred: false);
            var written = RoundedUp(now);
            Settle(transaction);
            Run(transaction, "DELETE FROM UpstreamCalls WHERE StartedAt <= $time - 60000", now.ToUnixTimeMilliseconds());
            // The clock was set back; within a minute it is another process that looked at it later than we did.
            Run(transaction, "DELETE FROM UpstreamCalls WHERE StartedAt > $time + 60000", written);
            var next = NextStart(Starts(transaction), now, limit);
            if (next is null)
            {
                Run(transaction, "INSERT INTO UpstreamCalls (StartedAt) VALUES ($time)", written);
            }

            transaction.Commit();
            return next;
        }
    }

    /// <summary>Written with the next start: nobody waits for the file because a call has ended.</summary>
    public override void Ended(DateTimeOffset start, DateTimeOffset now) => ended.Enqueue((RoundedUp(start), RoundedUp(now)));

    /// <summary>Read on a connection of its own: who asks for the figure must not wait for a window that is being written.</summary>
    public override int Count(DateTimeOffset now)
    {
        lock (counting)
        {
            Forget(now);
            counter ??= Open(connection => SqliteFile.PrepareReader(connection, Visibility.All));
            using var command = counter.CreateCommand();
            command.CommandText = "SELECT COUNT(*) FROM UpstreamCalls WHERE StartedAt > $time - 60000";
            command.Parameters.AddWithValue("$time", now.ToUnixTimeMilliseconds());
            return Convert.ToInt32(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture) + unlimited.Count;
        }
    }

    public void Dispose()
    {
        connection?.Dispose();
        counter?.Dispose();
    }

    // A start must never look earlier than it was, or its place would be free too soon.
    private static long RoundedUp(DateTimeOffset time) => (time.AddTicks(TimeSpan.TicksPerMillisecond - 1)).ToUnixTimeMilliseconds();

    private void Forget(DateTimeOffset now)
    {
        while (unlimited.TryPeek(out var start) && start <= now - Span)
        {
            unlimited.Dequeue();
        }
    }

    private void Settle(SqliteTransaction transaction)
    {
        while (ended.TryDequeue(out var call))
        {
            using var command = transaction.Connection!.CreateCommand(); // not committed yet
            command.Transaction = transaction;
            command.CommandText = "UPDATE UpstreamCalls SET StartedAt = $now WHERE CallId = (SELECT MIN(CallId) FROM UpstreamCalls WHERE StartedAt = $start)";
            command.Parameters.AddWithValue("$now", call.Now);
            command.Parameters.AddWithValue("$start", call.Start);
            command.ExecuteNonQuery();
        }
    }

    private static List<DateTimeOffset> Starts(SqliteTransaction transaction)
    {
        using var command = transaction.Connection!.CreateCommand(); // not committed yet
        command.Transaction = transaction;
        command.CommandText = "SELECT StartedAt FROM UpstreamCalls ORDER BY StartedAt";
        using var reader = command.ExecuteReader();
        var starts = new List<DateTimeOffset>();
        while (reader.Read())
        {
            starts.Add(DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(0)));
        }

        return starts;
    }

    private static void Run(SqliteTransaction transaction, string sql, long time)
    {
        using var command = transaction.Connection!.CreateCommand(); // not committed yet
        command.Transaction = transaction;
#pragma warning disable CA2100 // constants above
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Parameters.AddWithValue("$time", time);
        command.ExecuteNonQuery();
    }

    private SqliteConnection Open(Action<SqliteConnection> prepare)
    {
        _ = database.Stamp; // opened and migrated
        var opened = new SqliteConnection(SqliteFile.Normalise(options.Value.ConnectionString));
        opened.Open();
        prepare(opened);
        return opened;
    }
}

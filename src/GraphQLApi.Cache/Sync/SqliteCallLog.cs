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
    private readonly Queue<DateTimeOffset> unlimited = new();
    private SqliteConnection? connection;

    public override DateTimeOffset? TryTake(DateTimeOffset now, int limit)
    {
        lock (gate)
        {
            if (limit <= 0)
            {
                Forget(now);
                unlimited.Enqueue(now);
                return null;
            }

            // Immediate: between counting and writing nobody else may take the last place.
            using var transaction = Connection().BeginTransaction(deferred: false);
            var written = RoundedUp(now);
            Run(transaction, "DELETE FROM UpstreamCalls WHERE StartedAt <= $time - 60000", now.ToUnixTimeMilliseconds());
            Run(transaction, "DELETE FROM UpstreamCalls WHERE StartedAt > $time", written); // the clock was set back
            var next = NextStart(Starts(transaction), now, limit);
            if (next is null)
            {
                Run(transaction, "INSERT INTO UpstreamCalls (StartedAt) VALUES ($time)", written);
            }

            transaction.Commit();
            return next;
        }
    }

    public override int Count(DateTimeOffset now)
    {
        lock (gate)
        {
            Forget(now);
            using var command = Connection().CreateCommand();
            command.CommandText = "SELECT COUNT(*) FROM UpstreamCalls WHERE StartedAt > $time - 60000";
            command.Parameters.AddWithValue("$time", now.ToUnixTimeMilliseconds());
            return Convert.ToInt32(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture) + unlimited.Count;
        }
    }

    public void Dispose() => connection?.Dispose();

    // A start must never look earlier than it was, or its place would be free too soon.
    private static long RoundedUp(DateTimeOffset time) => (time.AddTicks(TimeSpan.TicksPerMillisecond - 1)).ToUnixTimeMilliseconds();

    private void Forget(DateTimeOffset now)
    {
        while (unlimited.TryPeek(out var start) && start <= now - Span)
        {
            unlimited.Dequeue();
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

    private SqliteConnection Connection()
    {
        if (connection is null)
        {
            _ = database.Stamp; // opened and migrated
            connection = new SqliteConnection(SqliteFile.Normalise(options.Value.ConnectionString));
            connection.Open();
            SqliteFile.Prepare(connection);
        }

        return connection;
    }
}

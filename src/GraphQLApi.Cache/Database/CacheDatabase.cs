using GraphQLApi.Cache.Access;
using GraphQLApi.Cache.Coverage;
using GraphQLApi.Cache.Rows;
using GraphQLApi.Cache.Sync;
using GraphQLApi.Upstream;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GraphQLApi.Cache.Database;

/// <summary>The database of the cache: opened once per process, then read in snapshots and written by one writer at a time.</summary>
public sealed partial class CacheDatabase(
    IOptions<CacheOptions> options, IOptions<UpstreamOptions> upstream, TimeProvider clock, CacheCounters counters, ILogger<CacheDatabase> logger) : IAsyncDisposable
{
    private readonly SqliteFile file = new(options.Value.ConnectionString);
    private readonly SemaphoreSlim opening = new(1, 1);
    private readonly SemaphoreSlim writing = new(1, 1);
    private readonly SnapshotPool snapshots = new(options.Value.ConnectionString, counters, clock);
    private SqliteConnection? writer;
    private DatabaseStampRow? stamp;

    /// <summary>Where the data are, for log lines.</summary>
    public string FileName => file.FullPath;

    /// <summary>By what the ledger is judged: the scopes that are read, the time, the rules.</summary>
    internal (IReadOnlyList<string> Scopes, DateTime Now, CoverageRules Rules) Reading() =>
        ([.. ReadingScope.Of(upstream.Value).Select(scope => scope.Key)], clock.GetUtcNow().UtcDateTime, CoverageRules.From(options.Value));

    internal DatabaseStampRow Stamp => stamp ?? throw new InvalidOperationException("The cache is used before CacheDatabase.OpenAsync.");

    /// <summary>
    /// Builds what every context shares and no setting changes, for whoever has a processor to spare before it is known which file to open. What fails
    /// here fails again where it is needed.
    /// </summary>
    public static void Prepare()
    {
        using var db = new CacheDbContext(ContextOptions.WithoutDatabase());
        _ = db.Model;
    }

    /// <summary>
    /// Creates the folder and the tables where they are missing and checks whose data it holds. Throws <see cref="CacheDatabaseException"/>
    /// naming the file and what to do: another account or origin (SEMANTICS §7.1), not writable, not a database. Later calls return at once.
    /// </summary>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        await opening.WaitAsync(cancellationToken);
        try
        {
            if (stamp is null)
            {
                await OpenOnceAsync(cancellationToken);
            }
        }
        catch (CacheException exception)
        {
            throw new CacheDatabaseException(exception.Message, exception);
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw file.Unusable(exception);
        }
        finally
        {
            opening.Release();
        }
    }

    /// <summary>
    /// What opening would change of an existing file, in order; nothing is changed yet. Throws <see cref="CacheDatabaseException"/> as opening would.
    /// </summary>
    public async Task<IReadOnlyList<string>> PendingMigrationsAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = new SqliteConnection(SqliteFile.ForReading(options.Value.ConnectionString));
            await connection.OpenAsync(cancellationToken);
            SqliteFile.PrepareReader(connection, Visibility.All);
            await using var db = new CacheDbContext(ContextOptions.ForWriting(connection));
            return [.. await db.Database.GetPendingMigrationsAsync(cancellationToken)];
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw file.Unusable(exception);
        }
    }

    /// <summary>Whether a read works right now and the file is still where it was, for <c>/health/ready</c>.</summary>
    public async Task<bool> IsUsableAsync(CancellationToken cancellationToken)
    {
        try
        {
            file.ThrowIfGone();
            await using var snapshot = await SnapshotAsync(cancellationToken);
            return await snapshot.Db.DatabaseStamp.AnyAsync(cancellationToken);
        }
        catch (Exception exception) when (FailureOf(exception) is { } failure)
        {
            Log.Unusable(logger, failure.Message);
            return false;
        }
    }

    /// <summary>Trouble with the file as <c>DATABASE_UNAVAILABLE</c>; null where the exception is about something else.</summary>
    public SyncFailure? FailureOf(Exception exception) => exception is CacheException { Failure: { Code: SyncFailure.DatabaseUnavailable } known }
        ? known
        : file.Trouble(exception) is { } message ? new SyncFailure(SyncFailure.DatabaseUnavailable, message) : null;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await snapshots.DisposeAsync();
        if (writer is not null)
        {
            await writer.DisposeAsync();
        }

        opening.Dispose();
        writing.Dispose();
    }

    /// <summary>A read transaction that sees the database as it is now until it is disposed; it never waits for the writer (WAL).</summary>
    internal ValueTask<ReadSnapshot> SnapshotAsync(CancellationToken cancellationToken) => SnapshotAsync(Visibility.All, cancellationToken);

    /// <summary>As <see cref="SnapshotAsync(CancellationToken)"/> with the rows alone that a caller may see.</summary>
    internal async ValueTask<ReadSnapshot> SnapshotAsync(Visibility visibility, CancellationToken cancellationToken)
    {
        if (stamp is null)
        {
            throw new InvalidOperationException("The cache is used before CacheDatabase.OpenAsync.");
        }

        try
        {
            return await snapshots.TakeAsync(visibility, cancellationToken);
        }
        catch (Exception exception) when (file.Trouble(exception) is { } message)
        {
            throw new CacheException(new SyncFailure(SyncFailure.DatabaseUnavailable, message), exception);
        }
    }

    /// <summary>
    /// Runs <paramref name="write"/> in the one write transaction of this process; other processes wait at the file's lock. It is committed when the
    /// task succeeds and rolled back as a whole otherwise: that is what keeps rows and ledger together (DESIGN §4.4). Trouble with the file is a
    /// <see cref="CacheException"/>; the next write tries again.
    /// </summary>
    internal async Task<T> WriteAsync<T>(Func<CacheDbContext, CancellationToken, Task<T>> write, CancellationToken cancellationToken)
    {
        await writing.WaitAsync(cancellationToken);
        try
        {
            var connection = writer ?? throw new InvalidOperationException("The cache is used before CacheDatabase.OpenAsync.");
            file.ThrowIfGone();
            await using var transaction = connection.BeginTransaction(deferred: false);
            await using var db = new CacheDbContext(ContextOptions.ForWriting(connection));
            await db.Database.UseTransactionAsync(transaction, cancellationToken);
            var result = await write(db, cancellationToken);
            await transaction.CommitAsync(CancellationToken.None);
            return result;
        }
        catch (Exception exception) when (file.Trouble(exception) is { } message)
        {
            throw new CacheException(new SyncFailure(SyncFailure.DatabaseUnavailable, message), exception);
        }
        finally
        {
            writing.Release();
        }
    }

    internal Task WriteAsync(Func<CacheDbContext, CancellationToken, Task> write, CancellationToken cancellationToken) =>
        WriteAsync<bool>(
            async (db, token) =>
            {
                await write(db, token);
                return true;
            },
            cancellationToken);

    /// <summary>
    /// Writes the whole file anew, so that nothing of what was deleted or overwritten is left in it or in its log. Needs as much free space as the
    /// file has; writers wait. Throws <see cref="CacheException"/> where it cannot be done now.
    /// </summary>
    internal async Task RewriteAsync(CancellationToken cancellationToken)
    {
        await writing.WaitAsync(cancellationToken);
        try
        {
            var connection = writer ?? throw new InvalidOperationException("The cache is used before CacheDatabase.OpenAsync.");
            file.ThrowIfGone();
            SqliteFile.Rewrite(connection);
        }
        catch (Exception exception) when (file.Trouble(exception) is { } message)
        {
            throw new CacheException(new SyncFailure(SyncFailure.DatabaseUnavailable, message), exception);
        }
        finally
        {
            writing.Release();
        }
    }

    private async Task OpenOnceAsync(CancellationToken cancellationToken)
    {
        file.CreateFolder();
        var connection = new SqliteConnection(SqliteFile.Normalise(options.Value.ConnectionString));
        try
        {
            await connection.OpenAsync(cancellationToken);
            SqliteFile.ThrowIfReadOnly(connection);
            SqliteFile.Prepare(connection);
            await using (var db = new CacheDbContext(ContextOptions.ForWriting(connection)))
            {
                await MigrateAsync(db.Database, cancellationToken);
            }

            writer = connection;
            stamp = await WriteAsync((db, token) => DatabaseStamp.CheckAsync(db, Origin(), upstream.Value.AccountId, FileName, clock, token), cancellationToken);
            Log.Opened(logger, FileName, SqliteNative.Description);
        }
        finally
        {
            if (stamp is null)
            {
                writer = null;
                await connection.DisposeAsync();
            }
        }
    }

    // Asked first: migrating builds the model a second time, which a warm start need not wait for.
    private async Task MigrateAsync(DatabaseFacade migrations, CancellationToken cancellationToken)
    {
        var known = migrations.GetMigrations().ToList();
        var applied = (await migrations.GetAppliedMigrationsAsync(cancellationToken)).ToList();
        if (applied.Except(known).LastOrDefault() is { } unknown)
        {
            throw new CacheDatabaseException(
                $"{FileName} was written by a newer version of this program, which knows the migration {unknown}: run that version, or put back a backup from before the upgrade.");
        }

        if (known.Count > applied.Count)
        {
            await migrations.MigrateAsync(cancellationToken);
        }
    }

    private string Origin() => options.Value.IsDemo ? DatabaseStamp.DemoOrigin : upstream.Value.BaseUrl.TrimEnd('/');

    private static partial class Log
    {
        [LoggerMessage(EventId = 3001, Level = LogLevel.Information, Message = "Cache {File} is open, {Library}.")]
        public static partial void Opened(ILogger logger, string file, string library);

        [LoggerMessage(EventId = 3002, Level = LogLevel.Error, Message = "The cache is not usable: {Trouble}")]
        public static partial void Unusable(ILogger logger, string trouble);
    }
}

namespace GraphQLApi.Cache.Database;

/// <summary>The database of the cache: opened once per process, then read in snapshots and written by one writer at a time.</summary>
public sealed class CacheDatabase : IAsyncDisposable
{
    /// <summary>
    /// Creates the folder and the tables where they are missing and checks whose data it holds. Throws <see cref="CacheDatabaseException"/>
    /// naming the file and what to do: another account or origin (SEMANTICS §7.1), not writable, not a database. Later calls return at once.
    /// </summary>
    public Task OpenAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Whether a read works right now, for <c>/health/ready</c>.</summary>
    public Task<bool> IsUsableAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <inheritdoc />
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

/// <summary>The database cannot be used as it is; the message names the file and what to do.</summary>
/// <param name="message">One sentence for operators.</param>
/// <param name="inner">What SQLite or the file system said.</param>
public sealed class CacheDatabaseException(string message, Exception? inner = null) : Exception(message, inner);

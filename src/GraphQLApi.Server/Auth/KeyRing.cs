using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text.Json;
using GraphQLApi.Analytics.Access;
using GraphQLApi.Cache;
using GraphQLApi.Cache.Access;
using GraphQLApi.Cache.Rows;

namespace GraphQLApi.Server.Auth;

/// <summary>
/// <c>Auth:Mode=Keys</c>: the keys of the cache's file, kept in memory and read again at most twice a second while somebody asks, so that what
/// another process creates or revokes counts here at once.
/// </summary>
internal sealed class KeyRing(AccessKeyStore store, TimeProvider time) : IAuthenticator, IDisposable
{
    private static readonly TimeSpan Freshness = TimeSpan.FromMilliseconds(500);

    // Last use is for finding keys that nobody needs any more; a write for each request would wait for the one writer.
    private static readonly TimeSpan UseAccuracy = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim reading = new(1, 1);
    private readonly ConcurrentDictionary<string, DateTimeOffset> noted = new(StringComparer.Ordinal);
    private volatile KnownKeys? known;

    public async ValueTask<Admission?> AdmitAsync(string? credentials, CancellationToken cancellationToken)
    {
        var keys = await CurrentAsync(cancellationToken);
        var key = ApiKey.Parse(credentials ?? "");
        var entry = key is null ? null : keys.Find(key.Id);
        var isRight = (entry?.Hash ?? KeyHash.Nobodys).Matches(key?.Secret ?? "");
        if (!isRight || entry is null || !entry.Holds(time.GetUtcNow()))
            return null;
        NoteUse(entry.Row);
        return entry.Admission;
    }

    public bool MayStay(Admission admission)
    {
        var keys = known;
        if (keys is null || IsOld(keys))
            _ = ReadAgainAsync();
        // Whoever was admitted was known: a key that is not there any more is gone.
        return keys is null || keys.Find(admission.KeyId!)?.Holds(time.GetUtcNow()) == true; // an admission of ours names its key
    }

    /// <summary>Whether any key holds; without one nobody can ask anything.</summary>
    public async Task<bool> HasAnyAsync(CancellationToken cancellationToken)
    {
        var keys = await CurrentAsync(cancellationToken);
        return keys.All.Any(key => key.Holds(time.GetUtcNow()));
    }

    public void Dispose() => reading.Dispose();

    private bool IsOld(KnownKeys keys) => time.GetElapsedTime(keys.ReadAt) >= Freshness;

    private async ValueTask<KnownKeys> CurrentAsync(CancellationToken cancellationToken)
    {
        if (known is { } current && !IsOld(current))
            return current;
        await reading.WaitAsync(cancellationToken);
        try
        {
            if (known is { } read && !IsOld(read))
                return read;
            var at = time.GetTimestamp();
            return known = new KnownKeys(at, await store.ListAsync(cancellationToken));
        }
        catch (CacheException) when (known is { } last)
        {
            // The file cannot be read now, so nothing that a key opens can be either; whoever asks is told that, not that the key is wrong.
            return last;
        }
        finally
        {
            reading.Release();
        }
    }

    private async Task ReadAgainAsync()
    {
        if (reading.CurrentCount == 0)
            return;
        try
        {
            await CurrentAsync(CancellationToken.None);
        }
        catch (Exception exception) when (exception is CacheException or ObjectDisposedException)
        {
            // The next look tries again; after the last one the server stops.
        }
    }

    private void NoteUse(AccessKeyRow key)
    {
        var now = time.GetUtcNow();
        var last = noted.GetValueOrDefault(key.KeyId);
        if (now - last < UseAccuracy)
            return;
        var isOurs = last == default ? noted.TryAdd(key.KeyId, now) : noted.TryUpdate(key.KeyId, now, last);
        if (isOurs)
            _ = WriteUseAsync(key.KeyId, now.UtcDateTime);
    }

    private async Task WriteUseAsync(string keyId, DateTime at)
    {
        try
        {
            await store.NoteUseAsync(keyId, at, CancellationToken.None);
        }
        catch (Exception exception) when (exception is CacheException or ObjectDisposedException)
        {
            // The next minute's use is noted again.
        }
    }

    private sealed class KnownKeys(long readAt, IEnumerable<AccessKeyRow> rows)
    {
        private readonly FrozenDictionary<string, KnownKey> keys = rows.ToFrozenDictionary(row => row.KeyId, row => new KnownKey(row), StringComparer.Ordinal);

        public long ReadAt { get; } = readAt;

        public IReadOnlyList<KnownKey> All => keys.Values;

        public KnownKey? Find(string id) => keys.GetValueOrDefault(id);
    }

    private sealed class KnownKey(AccessKeyRow row)
    {
        public AccessKeyRow Row { get; } = row;

        public KeyHash Hash { get; } = new(row.Salt, row.Hash);

        public Admission Admission { get; } = new(new Caller(
            ApiKey.Prefix + row.KeyId, ScopeNames.Parse(ScopeNames.Split(row.Scopes)), new Visibility(Ids(row.Queues), Ids(row.Bots))))
        {
            KeyId = row.KeyId,
        };

        public bool Holds(DateTimeOffset now) => Row.RevokedAt is null && !(Row.ExpiresAt <= now.UtcDateTime);

        private static string[]? Ids(string? json) => json is null ? null : JsonSerializer.Deserialize<string[]>(json);
    }
}

using GraphQLApi.Cache.Database;
using GraphQLApi.Cache.Rows;
using Microsoft.EntityFrameworkCore;

namespace GraphQLApi.Cache.Access;

/// <summary>
/// The keys of callers in the cache's file, shared by all processes on it. What a key looks like and how one is recognised is the host's business.
/// Trouble with the file is a <see cref="CacheException"/>.
/// </summary>
public sealed class AccessKeyStore(CacheDatabase database)
{
    /// <summary>Adds a new key; its id must be unused.</summary>
    public Task AddAsync(AccessKeyRow key, CancellationToken cancellationToken) => database.WriteAsync(
        async (db, token) =>
        {
            db.AccessKeys.Add(key);
            await db.SaveChangesAsync(token);
        },
        cancellationToken);

    /// <summary>All keys, the revoked and the expired too, oldest first.</summary>
    public async Task<IReadOnlyList<AccessKeyRow>> ListAsync(CancellationToken cancellationToken)
    {
        await using var snapshot = await database.SnapshotAsync(cancellationToken);
        return await snapshot.Db.AccessKeys.AsNoTracking().OrderBy(row => row.CreatedAt).ThenBy(row => row.KeyId).ToListAsync(cancellationToken);
    }

    /// <summary>Ends a key; one that was revoked before keeps its time. The row as it is then, null where there is none.</summary>
    public Task<AccessKeyRow?> RevokeAsync(string keyId, DateTime at, CancellationToken cancellationToken) => database.WriteAsync(
        async (db, token) =>
        {
            var key = await db.AccessKeys.SingleOrDefaultAsync(row => row.KeyId == keyId, token);
            if (key is { RevokedAt: null })
            {
                key.RevokedAt = at;
                await db.SaveChangesAsync(token);
            }

            return key;
        },
        cancellationToken);

    /// <summary>Notes that a key was used; an earlier time than the one that is known changes nothing.</summary>
    public Task NoteUseAsync(string keyId, DateTime at, CancellationToken cancellationToken) => database.WriteAsync(
        (db, token) => db.AccessKeys
            .Where(row => row.KeyId == keyId && (row.LastUsedAt == null || row.LastUsedAt < at))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.LastUsedAt, at), token),
        cancellationToken);
}

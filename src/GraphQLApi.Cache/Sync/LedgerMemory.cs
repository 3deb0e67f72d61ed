using GraphQLApi.Cache.Coverage;
using GraphQLApi.Cache.Database;
using GraphQLApi.Upstream;
using Microsoft.Extensions.Options;

namespace GraphQLApi.Cache.Sync;

/// <summary>
/// The ledger as planning sees it, so that a question over cached time costs no read of it. This process forgets it with every write of its own;
/// what another process wrote is seen after a second, and until then at worst read twice. Answers never rest on it.
/// </summary>
internal sealed class LedgerMemory(CacheDatabase database, IOptions<UpstreamOptions> upstream, TimeProvider clock)
{
    private static readonly TimeSpan OtherProcesses = TimeSpan.FromSeconds(1);

    private readonly string[] scopes = [.. ReadingScope.Of(upstream.Value).Select(scope => scope.Key)];
    private volatile Remembered? remembered;
    private int version;

    public IReadOnlyList<string> Scopes => scopes;

    public ValueTask<Ledger> CurrentAsync(CancellationToken cancellationToken) =>
        remembered is { } known && known.Version == Volatile.Read(ref version) && clock.GetElapsedTime(known.LoadedAt) < OtherProcesses
            ? ValueTask.FromResult(known.Ledger)
            : new ValueTask<Ledger>(LoadAsync(cancellationToken));

    public void Forget() => Interlocked.Increment(ref version);

    private async Task<Ledger> LoadAsync(CancellationToken cancellationToken)
    {
        // Taken before the snapshot: a write in between makes this copy count as old at once.
        var loading = Volatile.Read(ref version);
        await using var snapshot = await database.SnapshotAsync(cancellationToken);
        var ledger = await CoverageLedger.LoadAsync(snapshot.Db, scopes, cancellationToken);
        remembered = new Remembered(ledger, loading, clock.GetTimestamp());
        return ledger;
    }

    private sealed record Remembered(Ledger Ledger, int Version, long LoadedAt);
}

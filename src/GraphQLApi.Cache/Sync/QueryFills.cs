using System.Threading.Channels;
using GraphQLApi.Cache.Coverage;
using GraphQLApi.Upstream;
using Microsoft.Extensions.Options;

namespace GraphQLApi.Cache.Sync;

/// <summary>What one question set going.</summary>
/// <param name="Done">Null when everything was read; completed from the start where nothing had to be.</param>
/// <param name="Range">What was to be read, for the job that goes on with it.</param>
internal sealed record QueryFill(Task<SyncFailure?> Done, TimeRange Range);

/// <summary>Reads for questions: what must be there before the answer, and what is refreshed behind it (SEMANTICS §1.6).</summary>
internal sealed class QueryFills(
    GapFiller filler, LedgerMemory ledger, IOptions<CacheOptions> options, IOptions<UpstreamOptions> upstream, VendorClock clock)
{
    private readonly CoverageRules rules = CoverageRules.From(options.Value);
    private readonly IReadOnlyList<ReadingScope> scopes = ReadingScope.Of(upstream.Value);
    private readonly Lock gate = new();
    private readonly Dictionary<string, WindowSet> refreshing = new(StringComparer.Ordinal);
    private readonly Channel<(ReadingScope Scope, ReadingNeed Need)> refreshes = Channel.CreateUnbounded<(ReadingScope, ReadingNeed)>();

    /// <summary>Plans and starts; the token is the asking request's: its end leaves at most the piece under way to finish.</summary>
    public async Task<QueryFill> StartAsync(AskedRange asked, Freshness freshness, DateTime now, CancellationToken cancellationToken)
    {
        var current = await ledger.CurrentAsync(cancellationToken);
        var (range, from) = current.Resolve(asked, now, rules);
        var whole = new TimeRange(from, range.To);
        var runs = new List<Task<SyncFailure?>>();
        foreach (var scope in scopes)
        {
            var entries = current.Entries(scope.Key);
            var first = ReadingNeed.First(entries, whole, freshness, now, rules);
            if (!first.IsEmpty)
            {
                runs.Add(filler.FillAsync(scope, first, CallLane.Interactive, null, cancellationToken));
            }

            Refresh(scope, ReadingNeed.Behind(entries, whole, freshness, now, rules));
        }

        return new QueryFill(runs.Count == 0 ? Task.FromResult<SyncFailure?>(null) : FirstFailureAsync(runs), whole);
    }

    /// <summary>Reads exactly <paramref name="range"/> unless the ledger shows it as fresh: for lookups of a single session.</summary>
    public async Task<SyncFailure?> EnsureAsync(TimeRange range, Freshness freshness, DateTime now, CancellationToken cancellationToken)
    {
        var current = await ledger.CurrentAsync(cancellationToken);
        var strict = freshness with { Mode = freshness.Mode == FreshnessMode.CacheOnly ? FreshnessMode.CacheOnly : FreshnessMode.Wait };
        var runs = scopes
            .Select(scope => (scope, need: ReadingNeed.First(current.Entries(scope.Key), range, strict, now, rules)))
            .Where(each => !each.need.IsEmpty)
            .Select(each => filler.FillAsync(each.scope, each.need, CallLane.Interactive, null, cancellationToken))
            .ToList();
        return await FirstFailureAsync(runs);
    }

    /// <summary>Reads exactly <paramref name="range"/> again, settled or not, and tells what changed.</summary>
    public Task<SyncFailure?> RefreshAsync(TimeRange range, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var past = range with { To = range.To < now ? range.To : now.FloorTo(TimeSpan.FromSeconds(1)) };
        var need = new ReadingNeed(WindowSet.Of(past).ToWholeSeconds(), now) { IsNews = true };
        return FirstFailureAsync([.. scopes.Select(scope => filler.FillAsync(scope, need, CallLane.Interactive, null, cancellationToken))]);
    }

    private static async Task<SyncFailure?> FirstFailureAsync(IReadOnlyList<Task<SyncFailure?>> runs) =>
        (await Task.WhenAll(runs)).FirstOrDefault(failure => failure is not null);

    /// <summary>Waits for one refresh behind an answer and does it; the background service calls it again and again.</summary>
    public async Task RefreshNextAsync(CancellationToken cancellationToken)
    {
        var (scope, need) = await refreshes.Reader.ReadAsync(cancellationToken);
        try
        {
            await filler.FillAsync(scope, need, CallLane.Backfill, null, cancellationToken);
        }
        finally
        {
            lock (gate)
            {
                refreshing[scope.Key] = refreshing[scope.Key].Subtract(need.Ranges);
            }
        }
    }

    // Not twice for the same time, however many ask while it is under way.
    private void Refresh(ReadingScope scope, ReadingNeed need)
    {
        lock (gate)
        {
            var known = refreshing.GetValueOrDefault(scope.Key, WindowSet.Empty);
            var mine = need.Ranges.Subtract(known);
            if (!mine.IsEmpty)
            {
                refreshing[scope.Key] = known.Union(mine);
                refreshes.Writer.TryWrite((scope, need with { Ranges = mine }));
            }
        }
    }
}

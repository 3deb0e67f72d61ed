namespace GraphQLApi.Cache.Coverage;

/// <summary>What must be read, and how new the reading must be: met where the ledger shows a reading at or after <paramref name="Since"/>.</summary>
/// <param name="Ranges">Session starts in whole seconds.</param>
/// <param name="Since">Earliest reading that will do; the beginning of time where any reading will.</param>
internal sealed record ReadingNeed(WindowSet Ranges, DateTime Since)
{
    // The ledger keeps milliseconds: what was read in answer to this need must not look older than it.
    private static readonly TimeSpan Kept = TimeSpan.FromMilliseconds(1);

    public static readonly ReadingNeed Nothing = new(WindowSet.Empty, Instants.Beginning);

    /// <summary>
    /// A hot or settling reading, or a person's refresh: whatever it finds has happened just now and is told to subscribers. Other readings are
    /// history where they read for the first time (SEMANTICS §6.5).
    /// </summary>
    public bool IsNews { get; init; }

    public DateTime Since { get; init; } = Since.FloorTo(Kept);

    public bool IsEmpty => Ranges.IsEmpty;

    public WindowSet Left(IReadOnlyList<LedgerEntry> entries) => Ranges.Subtract(Reads.Since(entries, Since));

    /// <summary>What of <paramref name="whole"/> must be read before the answer (SEMANTICS §1.6): never read, and in WAIT what is too old.</summary>
    public static ReadingNeed First(IReadOnlyList<LedgerEntry> entries, TimeRange whole, Freshness freshness, DateTime now, CoverageRules rules)
    {
        if (freshness.Mode == FreshnessMode.CacheOnly)
        {
            return Nothing;
        }

        var asked = Readable(whole, now, rules);
        var missing = asked.Subtract(Reads.Of(rules.UpTo(entries, now, MaxAge(freshness))));
        if (freshness.Mode == FreshnessMode.StaleWhileRevalidate)
        {
            return new ReadingNeed(missing, Instants.Beginning);
        }

        var since = now - (MaxAge(freshness) ?? rules.HotTimeToLive);
        return new ReadingNeed(missing.Union(Stale(entries, asked, freshness, now, rules)), since);
    }

    /// <summary>What STALE_WHILE_REVALIDATE reads again behind the answer.</summary>
    public static ReadingNeed Behind(IReadOnlyList<LedgerEntry> entries, TimeRange whole, Freshness freshness, DateTime now, CoverageRules rules) =>
        freshness.Mode == FreshnessMode.StaleWhileRevalidate
            ? new ReadingNeed(Stale(entries, Readable(whole, now, rules), freshness, now, rules), now - (MaxAge(freshness) ?? rules.HotTimeToLive))
            : Nothing;

    /// <summary>Everything of <paramref name="whole"/> that is not settled, or all of it: what a backfill reads (SEMANTICS §6.4).</summary>
    public static ReadingNeed Backfill(IReadOnlyList<LedgerEntry> entries, TimeRange whole, bool refresh, DateTime startedAt, DateTime now, CoverageRules rules)
    {
        var settled = refresh
            ? WindowSet.Empty
            : WindowSet.Of(entries.Where(entry => !entry.IsFailed).Select(entry => entry.Range with { To = rules.SettledEnd(entry) }));
        return new ReadingNeed(Readable(whole, now, rules).Subtract(settled).ToWholeSeconds(), startedAt);
    }

    private static WindowSet Stale(IReadOnlyList<LedgerEntry> entries, WindowSet asked, Freshness freshness, DateTime now, CoverageRules rules) =>
        WindowSet.Of(entries.Where(entry => !entry.IsFailed).Select(entry => rules.Stale(entry, now, MaxAge(freshness)))).ToWholeSeconds().Intersect(asked);

    // Whole seconds of the past, as far back as the cache keeps anything.
    private static WindowSet Readable(TimeRange whole, DateTime now, CoverageRules rules)
    {
        var kept = rules.Retention is { } retention ? now.Before(retention) : Instants.Beginning;
        var past = new TimeRange(kept, now.FloorTo(TimeSpan.FromSeconds(1)));
        return WindowSet.Of(whole).ToWholeSeconds().Intersect(WindowSet.Of(past)).ToWholeSeconds();
    }

    private static TimeSpan? MaxAge(Freshness freshness) => freshness.MaxAgeSeconds is { } seconds ? TimeSpan.FromSeconds(Math.Max(0, seconds)) : null;
}

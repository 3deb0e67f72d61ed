using GraphQLApi.Cache.Coverage;

namespace GraphQLApi.Cache.Sync;

/// <summary>Why the background service reads something.</summary>
internal enum SyncPass
{
    /// <summary>The newest hour, every time to live.</summary>
    Newest,

    /// <summary>Older hot hours, hourly, and the reading at end + HotWindow.</summary>
    Hot,

    /// <summary>Nightly until end + SettleAfter, then once more.</summary>
    Settle,
}

/// <summary>What is due now, as a pure function of the ledger and the clock (SEMANTICS §1.5). Hours and nights are UTC ones.</summary>
internal static class SyncPlanner
{
    // Most contact centres are quiet then somewhere; what matters is that it is one fixed time a day.
    private static readonly TimeSpan Night = TimeSpan.FromHours(2);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>The ranges due in each pass, disjoint, in whole seconds; passes without work are left out.</summary>
    public static IReadOnlyDictionary<SyncPass, WindowSet> Due(IReadOnlyList<LedgerEntry> entries, DateTime now, CoverageRules rules)
    {
        var present = now.FloorTo(TimeSpan.FromSeconds(1));
        var newest = new TimeRange(Later(present.Before(Hour), present.Before(rules.HotWindow)), present);
        var hot = new TimeRange(KeptSince(entries, present, rules), newest.From);
        var old = new TimeRange(Instants.Beginning, Earlier(present.FloorTo(Hour).Before(rules.HotWindow), newest.From));

        var due = new Dictionary<SyncPass, WindowSet>
        {
            [SyncPass.Newest] = NewestDue(entries, newest, now, rules),
            [SyncPass.Hot] = HotDue(entries, hot, old, present, rules).Union(Closing(entries, old, rules)),
        };
        due[SyncPass.Settle] = Nightly(entries, old, present, rules).Subtract(due[SyncPass.Hot]);
        return due.Select(pass => (pass.Key, Ranges: Kept(pass.Value, present, rules)))
            .Where(pass => !pass.Ranges.IsEmpty)
            .ToDictionary(pass => pass.Key, pass => pass.Ranges);
    }

    /// <summary>What the settling pass of this night has to read: what is due, and the minutes of sessions still <paramref name="open"/>.</summary>
    public static WindowSet Settling(IReadOnlyList<LedgerEntry> entries, WindowSet open, DateTime now, CoverageRules rules) =>
        Due(entries, now, rules).GetValueOrDefault(SyncPass.Settle, WindowSet.Empty).Union(open);

    /// <summary>The last start of a night at or before <paramref name="now"/>.</summary>
    public static DateTime LastNight(DateTime now) => (now - Night).FloorTo(TimeSpan.FromDays(1)) + Night;

    // Read as a whole or not at all: one call either way, and its slices would fall due one by one.
    private static WindowSet NewestDue(IReadOnlyList<LedgerEntry> entries, TimeRange newest, DateTime now, CoverageRules rules) =>
        Reads.Since(rules.UpTo(entries, now, null), now - rules.HotTimeToLive).Covers(newest) ? WindowSet.Empty : WindowSet.Of(newest);

    // Everything since the mark of the hour, never-read time as far back as the service keeps up by itself.
    private static WindowSet HotDue(IReadOnlyList<LedgerEntry> entries, TimeRange hot, TimeRange old, DateTime present, CoverageRules rules)
    {
        var polled = hot with { From = Later(hot.From, old.To) };
        var tried = WindowSet.Of(entries.Where(entry => entry.IsFailed && entry.ReadAt >= present.FloorTo(Hour)).Select(entry => entry.Range));
        return WindowSet.Of(hot).Subtract(Reads.Of(entries))
            .Union(WindowSet.Of(polled).Subtract(Reads.Since(entries, present.FloorTo(Hour))))
            .Subtract(tried);
    }

    private static WindowSet Closing(IReadOnlyList<LedgerEntry> entries, TimeRange old, CoverageRules rules) => WindowSet.Of(entries
        .Where(entry => !entry.IsFailed)
        .Select(entry => entry.Range.Intersect(old with { From = entry.ReadAt.Before(rules.HotWindow).FloorTo(Hour) })));

    private static WindowSet Nightly(IReadOnlyList<LedgerEntry> entries, TimeRange old, DateTime present, CoverageRules rules) => WindowSet.Of(entries
        .Where(entry => !entry.IsFailed && entry.ReadAt < LastNight(present))
        .Select(entry => entry.Range.Intersect(old with { From = entry.ReadAt.Before(rules.SettleAfter).FloorTo(Hour) })));

    // After a pause the service catches up what it missed, but it does not read history that nobody asked for.
    private static DateTime KeptSince(IReadOnlyList<LedgerEntry> entries, DateTime present, CoverageRules rules)
    {
        var hot = present.FloorTo(Hour).Before(rules.HotWindow);
        return entries.Count == 0 ? hot : Earlier(hot, Later(entries[0].Range.From, present.Before(rules.SettleAfter)));
    }

    private static WindowSet Kept(WindowSet due, DateTime present, CoverageRules rules) => rules.Retention is { } retention
        ? due.Intersect(WindowSet.Of(new TimeRange(present.Before(retention), present))).ToWholeSeconds()
        : due.ToWholeSeconds();

    private static DateTime Earlier(DateTime one, DateTime other) => one < other ? one : other;

    private static DateTime Later(DateTime one, DateTime other) => one > other ? one : other;
}

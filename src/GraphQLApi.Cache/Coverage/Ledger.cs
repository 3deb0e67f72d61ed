namespace GraphQLApi.Cache.Coverage;

/// <summary>
/// The ledger in memory, entries ascending per scope: one scope for the account, or one per bot. Something is read only where it was read in
/// every scope (SEMANTICS §1.9).
/// </summary>
internal sealed class Ledger(IReadOnlyDictionary<string, IReadOnlyList<LedgerEntry>> scopes)
{
    public IReadOnlyList<LedgerEntry> Entries(string scope) => scopes.TryGetValue(scope, out var entries) ? entries : [];

    /// <summary>Fills in open bounds, cuts at now, and says from where the ledger must be complete (SEMANTICS §1.2, §1.3).</summary>
    public (TimeRange Range, DateTime LedgerFrom) Resolve(AskedRange asked, DateTime now, CoverageRules rules)
    {
        var to = asked.To < now ? asked.To.Value : now;
        var from = asked.From ?? Oldest() ?? now.Before(rules.HotWindow);

        // An open start asks for nothing before the oldest entry, so it has no look-back either.
        var ledgerFrom = asked.LookBack && asked.From is not null ? from.Before(rules.Lookback) : from;
        return (new TimeRange(from, to > from ? to : from), ledgerFrom);
    }

    public CoverageReport Report(AskedRange asked, DateTime now, CoverageRules rules, IReadOnlyList<string> warnings)
    {
        var (range, ledgerFrom) = Resolve(asked, now, rules);
        if (range.IsEmpty)
        {
            return new CoverageReport(range, true, [], [], [], null, range.To, warnings);
        }

        var whole = new TimeRange(ledgerFrom, range.To);
        var view = scopes.Values.Select(entries => Inside(rules.UpTo(entries, now, null), whole)).ToList();
        var missing = WindowSet.Of(whole).Subtract(ReadIn(view));
        var held = view.SelectMany(entries => entries).Where(entry => !entry.IsFailed).ToList();
        var stale = WindowSet.Of(held.Select(entry => rules.Stale(entry, now, null))).Subtract(missing);
        var saturated = WindowSet.Of(held.Where(entry => entry.IsSaturated).Select(entry => entry.Range));
        return new CoverageReport(
            range,
            missing.IsEmpty && saturated.IsEmpty,
            Seen(missing, range),
            Seen(stale, range),
            Seen(saturated, range),
            held.Count == 0 ? null : held.Min(entry => entry.ReadAt),
            CompleteThrough(missing, range),
            warnings);
    }

    /// <summary>The newest instants that were truly read, without the tolerance for the last moments.</summary>
    private DateTime? CompleteThrough(WindowSet missing, TimeRange range)
    {
        var end = missing.IsEmpty ? range.To : missing[0].From;
        var read = scopes.Count == 0 ? end : scopes.Values.Min(entries => entries.LastOrDefault(entry => !entry.IsFailed).Range.To);
        end = read < end ? read : end;
        return end > range.From ? end : null;
    }

    private DateTime? Oldest()
    {
        var starts = scopes.Values.SelectMany(entries => entries).Where(entry => !entry.IsFailed).Select(entry => entry.Range.From).ToList();
        return starts.Count == 0 ? null : starts.Min();
    }

    private static WindowSet ReadIn(IReadOnlyList<List<LedgerEntry>> view) => view.Count == 0
        ? WindowSet.Empty
        : view.Select(Reads.Of).Aggregate((one, other) => one.Intersect(other));

    private static List<LedgerEntry> Inside(IReadOnlyList<LedgerEntry> entries, TimeRange range) =>
        [.. entries.Select(entry => entry with { Range = entry.Range.Intersect(range) }).Where(entry => !entry.Range.IsEmpty)];

    // What lies in the look-back counts at the range's start: a point, because no instant of the range itself is meant.
    private static List<TimeRange> Seen(WindowSet set, TimeRange range)
    {
        var seen = new List<TimeRange>();
        foreach (var part in set)
        {
            var shown = new TimeRange(part.From < range.From ? range.From : part.From, part.To < range.From ? range.From : part.To);
            if (seen.Count == 0 || seen[^1].To < shown.From)
            {
                seen.Add(shown);
            }
            else
            {
                seen[^1] = seen[^1] with { To = shown.To };
            }
        }

        return seen;
    }
}

/// <summary>Views of a list of entries.</summary>
internal static class Reads
{
    public static WindowSet Of(IEnumerable<LedgerEntry> entries) => WindowSet.Of(entries.Where(entry => !entry.IsFailed).Select(entry => entry.Range));

    /// <summary>What was read at or after <paramref name="time"/>.</summary>
    public static WindowSet Since(IEnumerable<LedgerEntry> entries, DateTime time) =>
        WindowSet.Of(entries.Where(entry => !entry.IsFailed && entry.ReadAt >= time).Select(entry => entry.Range));
}

namespace GraphQLApi.Cache.Coverage;

/// <summary>The spans of SEMANTICS §1.5 and what they mean for one entry. All of it is exact per instant, whatever windows were read.</summary>
internal sealed record CoverageRules(TimeSpan HotWindow, TimeSpan HotTimeToLive, TimeSpan SettleAfter, TimeSpan Lookback, TimeSpan? Retention)
{
    // A reading "up to now" ends at the last whole second.
    private static readonly TimeSpan UpToNow = TimeSpan.FromSeconds(2);

    public static CoverageRules From(CacheOptions options) =>
        new(options.HotWindow, options.HotTimeToLive, options.SettleAfter, options.Lookback, options.Retention);

    /// <summary>Up to here the entry was read for the last time.</summary>
    public DateTime SettledEnd(LedgerEntry entry) => Earlier(entry.Range.To, entry.ReadAt.Before(SettleAfter));

    /// <summary>The part that is neither fresh nor settled; with a <paramref name="maxAge"/> everything older that is not settled.</summary>
    public TimeRange Stale(LedgerEntry entry, DateTime now, TimeSpan? maxAge)
    {
        if (now - entry.ReadAt <= (maxAge ?? HotTimeToLive))
        {
            return default;
        }

        var finalSpan = maxAge is null ? HotWindow : SettleAfter;
        return entry.Range.Intersect(new TimeRange(entry.ReadAt.Before(finalSpan), DateTime.MaxValue));
    }

    /// <summary>
    /// The entries as an answer at <paramref name="now"/> takes them: where the newest one was read up to its own present and is within
    /// the time to live, it stands for the moments since as well. Otherwise every question with an open end would cost a call.
    /// </summary>
    public IReadOnlyList<LedgerEntry> UpTo(IReadOnlyList<LedgerEntry> entries, DateTime now, TimeSpan? maxAge)
    {
        var tolerance = maxAge < HotTimeToLive ? maxAge.Value : HotTimeToLive;
        return entries is [.., { IsFailed: false } last] && last.ReadAt - last.Range.To <= UpToNow
            && now - last.ReadAt <= tolerance && last.Range.To < now
            ? [.. entries.SkipLast(1), last with { Range = last.Range with { To = now } }]
            : entries;
    }

    private static DateTime Earlier(DateTime one, DateTime other) => one < other ? one : other;
}

using GraphQLApi.Cache.Coverage;
using GraphQLApi.Cache.Sync;

namespace GraphQLApi.Tests.Cache.Sync;

/// <summary>The defaults: HotWindow 2 d, time to live 1 min, SettleAfter 7 d. Entries and results are "dd HH:mm" of March 2026.</summary>
public sealed class SyncPlannerTests
{
    private static readonly CoverageRules Rules = new(
        TimeSpan.FromDays(2), TimeSpan.FromMinutes(1), TimeSpan.FromDays(7), TimeSpan.FromHours(4), null);

    [Theory]
    // An empty cache: the hot window, its newest hour on its own.
    [InlineData("20 10:30", "", "Newest 20 09:30..20 10:30; Hot 18 10:00..20 09:30")]
    // Everything was just read.
    [InlineData("20 10:30", "18 10:00..20 10:30 @20 10:30", "")]
    // A minute later the newest hour is due, nothing else.
    [InlineData("20 10:32", "18 10:00..20 10:30 @20 10:30", "Newest 20 09:32..20 10:32")]
    // At the mark of the hour all older hot hours are, with the hour that has just left the hot window (read at end + HotWindow).
    [InlineData("20 11:00", "18 10:00..20 10:59 @20 10:59", "Hot 18 10:00..20 10:00")]
    // The hour before was read at its own end + 2 d: not again by day.
    [InlineData("20 11:30", "18 09:00..18 10:00 @20 10:05; 18 10:00..20 11:30 @20 11:30", "")]
    // A gap within reach of the service is caught up after a pause, what is older was not asked for.
    [InlineData("20 10:30", "01 00:00..02 00:00 @20 10:30; 17 00:00..17 06:00 @20 10:30", "Newest 20 09:30..20 10:30; Hot 13 10:30..17 00:00 17 06:00..20 09:30")]
    // The first turn after 02:00: everything between hot and settled, once a night.
    [InlineData("20 02:00", "10 00:00..18 02:00 @19 05:00; 18 02:00..20 02:00 @20 02:00", "Hot 17 05:00..18 02:00; Settle 12 05:00..17 05:00")]
    [InlineData("20 02:30", "10 00:00..18 02:00 @20 02:00; 18 02:00..20 02:30 @20 02:30", "")]
    // Read after its end + 7 d: settled, never again.
    [InlineData("20 12:00", "01 00:00..12 00:00 @19 12:00; 18 12:00..20 12:00 @20 12:00", "Hot 13 12:00..18 12:00")]
    // The last reading after 7 d comes the next night, however old the entry is.
    [InlineData("20 12:00", "01 00:00..02 00:00 @05 00:00; 10 00:00..18 12:00 @20 12:00; 18 12:00..20 12:00 @20 12:00", "Settle 01 00:00..02 00:00")]
    // A window that was never read at its end + 2 d is, at once.
    [InlineData("20 12:00", "01 00:00..02 00:00 @03 00:00; 10 00:00..20 12:00 @20 12:00", "Hot 01 00:00..02 00:00")]
    public void What_is_due(string now, string ledger, string expected) => Assert.Equal(expected, Due(now, ledger, Rules));

    [Fact]
    public void A_failed_window_is_tried_again_at_the_next_hour_only()
    {
        Assert.Equal("", Due("20 10:45", "18 10:00..19 00:00 @20 10:30; 19 00:00..19 01:00 !20 10:31; 19 01:00..20 10:45 @20 10:45", Rules));
        Assert.Equal(
            "Newest 20 10:01..20 11:01; Hot 18 10:00..20 10:01",
            Due("20 11:01", "18 09:00..19 00:00 @20 10:30; 19 00:00..19 01:00 !20 10:31; 19 01:00..20 10:45 @20 10:45", Rules));
    }

    [Fact]
    public void What_would_be_purged_is_not_read_again() => Assert.Equal(
        "Newest 20 09:30..20 10:30; Hot 19 10:30..20 09:30",
        Due("20 10:30", "", Rules with { Retention = TimeSpan.FromDays(1) }));

    [Theory]
    [InlineData("20 01:59", "19 02:00")]
    [InlineData("20 02:00", "20 02:00")]
    [InlineData("20 23:00", "20 02:00")]
    public void A_night_starts_at_two(string now, string night) => Assert.Equal(Time(night), SyncPlanner.LastNight(Time(now)));

    private static string Due(string now, string ledger, CoverageRules rules) => string.Join("; ", SyncPlanner
        .Due([.. ledger.Split("; ", StringSplitOptions.RemoveEmptyEntries).Select(Entry)], Time(now), rules)
        .Select(pass => $"{pass.Key} {string.Join(' ', pass.Value.Select(range => $"{range.From:dd HH:mm}..{range.To:dd HH:mm}"))}"));

    private static LedgerEntry Entry(string text)
    {
        var parts = text.Split([" @", " !"], StringSplitOptions.None);
        var ends = parts[0].Split("..");
        return new LedgerEntry(new TimeRange(Time(ends[0]), Time(ends[1])), Time(parts[1]), IsFailed: text.Contains('!', StringComparison.Ordinal));
    }

    private static DateTime Time(string text) =>
        DateTime.ParseExact("2026-03-" + text, "yyyy-MM-dd HH:mm", null, System.Globalization.DateTimeStyles.AssumeUniversal | System.Globalization.DateTimeStyles.AdjustToUniversal);
}

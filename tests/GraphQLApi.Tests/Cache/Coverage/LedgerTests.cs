using GraphQLApi.Cache.Coverage;

namespace GraphQLApi.Tests.Cache.Coverage;

/// <summary>HotWindow 100 s, time to live 10 s, SettleAfter 300 s, look-back 20 s; now is second 1000.</summary>
public sealed class LedgerTests
{
    private static readonly CoverageRules Rules = new(
        TimeSpan.FromSeconds(100), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(300), TimeSpan.FromSeconds(20), null);

    [Theory]
    // ledger, from, to → missing, stale, saturated, complete, asOf, completeThrough
    [InlineData("", 0, 50, "0-50", "", "", false, null, null)]
    [InlineData("0-50@600", 0, 50, "", "", "", true, 600, 50)] // settled
    [InlineData("0-50@160", 0, 50, "", "", "", true, 160, 50)] // read after end + HotWindow: fresh, though not settled
    [InlineData("0-50@120", 0, 50, "", "20-50", "", true, 120, 50)] // exact per second: 0-20 was read 100 s after it
    [InlineData("0-50@600 60-90@600", 0, 90, "50-60", "", "", false, 600, 50)]
    [InlineData("10-50@600", 0, 50, "0-10", "", "", false, 600, null)]
    [InlineData("0-50@600f", 0, 50, "0-50", "", "", false, null, null)]
    [InlineData("0-50@600s", 0, 50, "", "", "0-50", false, 600, 50)]
    [InlineData("0-1000@995", 950, 1000, "", "", "", true, 995, 1000)]
    [InlineData("0-980@980", 950, 980, "", "950-980", "", true, 980, 980)]
    [InlineData("900-995@995", 900, null, "", "", "", true, 995, 995)] // the last moments: within the time to live
    [InlineData("900-985@985", 900, null, "985-1000", "900-985", "", false, 985, 985)]
    [InlineData("900-940@995", 900, null, "940-1000", "", "", false, 995, 940)] // not a reading up to now
    [InlineData("900-995@995", 900, 5000, "", "", "", true, 995, 995)] // time after now is cut
    [InlineData("900-995@995", 2000, 3000, "", "", "", true, null, 2000)]
    [InlineData("40-995@995", null, 60, "", "", "", true, 995, 60)] // open start: the oldest entry
    [InlineData("", null, null, "900-1000", "", "", false, null, null)] // empty ledger: HotWindow ago
    public void A_range_is_reported(
        string entries, int? from, int? to, string missing, string stale, string saturated, bool complete, int? asOf, int? through)
    {
        var report = Ledger(entries).Report(Asked(from, to), Spans.At(1000), Rules, []);
        Assert.Equal(
            (missing, stale, saturated, complete),
            (Spans.Text(report.Missing), Spans.Text(report.Stale), Spans.Text(report.Saturated), report.Complete));
        Assert.Equal(asOf, (report.AsOf - Spans.Start)?.TotalSeconds);
        Assert.Equal(through, (report.CompleteThrough - Spans.Start)?.TotalSeconds);
    }

    [Theory]
    [InlineData("80-150@900", 100, 150, "", true)]
    [InlineData("85-150@900", 100, 150, "100-100", false)] // 80-85 was never read: missing at the start
    [InlineData("80-90@900 95-150@900", 100, 150, "100-100", false)]
    [InlineData("80-90@900 105-150@900", 100, 150, "100-105", false)]
    [InlineData("", 100, 150, "100-150", false)]
    [InlineData("100-150@900", null, 150, "", true)] // an open start asks for nothing before the oldest entry
    public void Visits_need_their_sessions_look_back(string entries, int? from, int to, string missing, bool complete)
    {
        var report = Ledger(entries).Report(Asked(from, to) with { LookBack = true }, Spans.At(1000), Rules, []);
        Assert.Equal((missing, complete), (Spans.Text(report.Missing), report.Complete));
    }

    [Fact]
    public void Bots_read_apart_count_where_all_were_read()
    {
        var ledger = new Ledger(new Dictionary<string, IReadOnlyList<LedgerEntry>>
        {
            ["st-1"] = Spans.Entries("0-50@600 70-90@800"), ["st-2"] = Spans.Entries("10-60@700s"),
        });
        var report = ledger.Report(Asked(0, 100), Spans.At(1000), Rules, []);
        Assert.Equal(("0-10 50-100", "10-60"), (Spans.Text(report.Missing), Spans.Text(report.Saturated)));
        Assert.Equal(Spans.At(600), report.AsOf);
    }

    [Fact]
    public void Random_ledgers_agree_with_the_rule_per_second()
    {
        var random = new Random(77);
        for (var round = 0; round < 500; round++)
        {
            IReadOnlyList<LedgerEntry> ledger = [];
            for (var step = 0; step < 12; step++)
            {
                var from = random.Next(980);
                var added = new LedgerEntry(Spans.Range(from, from + 1 + random.Next(300)), Spans.At(random.Next(2000)), false, random.Next(5) == 0);
                var near = ledger.Where(entry => entry.Range.From <= added.Range.To && entry.Range.To >= added.Range.From).ToList();
                ledger = [.. ledger.Except(near).Concat(LedgerEntry.Add(near, added)).OrderBy(entry => entry.Range.From)];
            }

            // Now lies after every entry, so that no tolerance for the last moments applies.
            const int now = 2000;
            var report = Ledger(Spans.Text(ledger)).Report(Asked(100, 900), Spans.At(now), Rules, []);
            for (var second = 100; second < 900; second++)
            {
                var entry = ledger.FirstOrDefault(entry => entry.Range.From <= Spans.At(second) && Spans.At(second) < entry.Range.To);
                var isRead = entry != default && !entry.IsFailed;
                var isStale = isRead && now - (entry.ReadAt - Spans.Start).TotalSeconds > 10 && entry.ReadAt < Spans.At(second + 1 + 100);
                Assert.Equal(!isRead, report.Missing.Any(gap => gap.From <= Spans.At(second) && Spans.At(second) < gap.To));
                Assert.Equal(isStale, report.Stale.Any(gap => gap.From <= Spans.At(second) && Spans.At(second) < gap.To));
            }
        }
    }

    private static Ledger Ledger(string entries) => new(new Dictionary<string, IReadOnlyList<LedgerEntry>> { [""] = Spans.Entries(entries) });

    private static AskedRange Asked(int? from, int? to) =>
        new(from is { } start ? Spans.At(start) : null, to is { } end ? Spans.At(end) : null);
}

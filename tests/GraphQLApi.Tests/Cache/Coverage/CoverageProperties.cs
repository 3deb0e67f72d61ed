using FsCheck;
using FsCheck.Fluent;
using GraphQLApi.Cache.Coverage;

namespace GraphQLApi.Tests.Cache.Coverage;

/// <summary>
/// The ledger's laws over generated readings, shrunk to the smallest that breaks one. Seconds 0 to 119; what is expected is said second by second,
/// without the code's intervals. HotWindow 30 s, time to live 5 s, SettleAfter 60 s; now is second 200.
/// </summary>
public sealed class CoverageProperties
{
    private const int Seconds = 120;
    private const int Now = 200;

    private static readonly CoverageRules Rules = new(
        TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(60), TimeSpan.Zero, null);

    private static readonly Gen<LedgerEntry> Reading =
        from start in Gen.Choose(0, Seconds - 2)
        from length in Gen.Choose(1, 40)
        from readAt in Gen.Choose(start, Now)
        from kind in Gen.Choose(0, 7)
        select new LedgerEntry(Spans.Range(start, Math.Min(Seconds, start + length)), Spans.At(readAt), IsSaturated: kind == 0, IsFailed: kind == 1);

    private static readonly Arbitrary<LedgerEntry[]> Readings = Reading.ArrayOf().Resize(14).ToArbitrary();
    private static readonly Arbitrary<TimeRange[]> Ranges = Reading.Select(entry => entry.Range).ArrayOf().Resize(10).ToArbitrary();

    [Fact]
    public void Sets_of_windows_are_sets_of_seconds() => Hold(Prop.ForAll(Ranges, Ranges, (one, other) =>
    {
        var (a, b) = (WindowSet.Of(one), WindowSet.Of(other));
        return Same(a.Union(b), second => Lies(one, second) || Lies(other, second))
            && Same(a.Intersect(b), second => Lies(one, second) && Lies(other, second))
            && Same(a.Subtract(b), second => Lies(one, second) && !Lies(other, second))
            && a.Zip(a.Skip(1)).All(pair => pair.First.To < pair.Second.From);
    }));

    [Fact]
    public void What_is_left_to_read_and_what_was_read_make_up_the_whole() => Hold(Prop.ForAll(Readings, readings =>
    {
        var ledger = Enter(readings);
        var report = Report(ledger);
        return Enumerable.Range(0, Seconds).All(second =>
            Lies(report.Missing, second) != readings.Any(reading => !reading.IsFailed && Lies([reading.Range], second)));
    }));

    [Fact]
    public void Of_the_readings_of_a_second_the_newest_that_brought_something_counts() => Hold(Prop.ForAll(Readings, readings =>
    {
        var report = Report(Enter(readings));
        return Enumerable.Range(0, Seconds).All(second =>
        {
            var good = readings.Where(reading => !reading.IsFailed && Lies([reading.Range], second)).ToList();
            if (good.Count == 0)
            {
                return !Lies(report.Stale, second) && !Lies(report.Saturated, second);
            }

            var newest = good.Max(reading => reading.ReadAt);

            // Of several at the same moment the last one entered stands.
            var isSaturated = good.Last(reading => reading.ReadAt == newest).IsSaturated;
            var isStale = newest < Spans.At(Now - 5) && newest < Spans.At(second + 1 + 30);
            return Lies(report.Saturated, second) == isSaturated && Lies(report.Stale, second) == isStale;
        });
    }));

    [Fact]
    public void The_order_of_arrival_does_not_matter() => Hold(Prop.ForAll(Readings, readings =>
    {
        // Readings of one moment may differ in nothing else here: which of them stands would be a matter of order.
        var distinct = readings.Select(reading => reading with { IsSaturated = false }).ToList();
        return Spans.Text(Enter(distinct)) == Spans.Text(Enter(distinct.AsEnumerable().Reverse()));
    }));

    [Fact]
    public void A_need_that_was_read_is_met_and_nothing_else_was_needed() => Hold(Prop.ForAll(Readings, readings =>
    {
        var ledger = Enter(readings);
        var whole = Spans.Range(0, Seconds);
        var need = ReadingNeed.First(ledger, whole, Freshness.Default, Spans.At(Now), Rules);
        var after = Enter([.. ledger, .. need.Ranges.Select(range => new LedgerEntry(range, Spans.At(Now)))]);
        return Report(after).Missing.Count == 0 && need.Ranges.Intersect(Reads.Of(ledger)).IsEmpty;
    }));

    [Fact]
    public void A_backfill_leaves_settled_time_alone_and_reads_all_the_rest() => Hold(Prop.ForAll(Readings, readings =>
    {
        var need = ReadingNeed.Backfill(Enter(readings), Spans.Range(0, Seconds), false, Spans.At(Now), Spans.At(Now), Rules);
        return Enumerable.Range(0, Seconds).All(second =>
        {
            var isSettled = readings.Any(reading => !reading.IsFailed && Lies([reading.Range], second) && reading.ReadAt >= Spans.At(second + 1 + 60));
            return Lies(need.Ranges, second) != isSettled;
        });
    }));

    private static void Hold(Property property) => Check.One(Config.QuickThrowOnFailure.WithMaxTest(400), property);

    private static IReadOnlyList<LedgerEntry> Enter(IEnumerable<LedgerEntry> readings)
    {
        IReadOnlyList<LedgerEntry> ledger = [];
        foreach (var added in readings)
        {
            var near = ledger.Where(entry => entry.Range.From <= added.Range.To && entry.Range.To >= added.Range.From).ToList();
            ledger = [.. ledger.Except(near).Concat(LedgerEntry.Add(near, added)).OrderBy(entry => entry.Range.From)];
        }

        return ledger;
    }

    private static CoverageReport Report(IReadOnlyList<LedgerEntry> ledger) =>
        new Ledger(new Dictionary<string, IReadOnlyList<LedgerEntry>> { [""] = ledger }).Report(new AskedRange(Spans.At(0), Spans.At(Seconds)), Spans.At(Now), Rules, []);

    private static bool Same(WindowSet set, Func<int, bool> expected) => Enumerable.Range(0, Seconds).All(second => Lies(set, second) == expected(second));

    private static bool Lies(IEnumerable<TimeRange> ranges, int second) => ranges.Any(range => range.From <= Spans.At(second) && Spans.At(second) < range.To);
}

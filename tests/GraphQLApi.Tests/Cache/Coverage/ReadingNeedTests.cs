using GraphQLApi.Cache.Coverage;

namespace GraphQLApi.Tests.Cache.Coverage;

/// <summary>HotWindow 100 s, time to live 10 s, SettleAfter 300 s; now is second 1000.</summary>
public sealed class ReadingNeedTests
{
    private static readonly CoverageRules Rules = new(
        TimeSpan.FromSeconds(100), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(300), TimeSpan.FromSeconds(20), null);

    [Theory]
    [InlineData("CacheOnly", null, "900-950@960", 800, 1000, "", "")]
    [InlineData("StaleWhileRevalidate", null, "900-950@960", 800, 1000, "800-900 950-1000", "900-950")]
    [InlineData("StaleWhileRevalidate", null, "0-1000@995", 800, 1000, "", "")] // fresh
    [InlineData("StaleWhileRevalidate", null, "0-995@995", 800, 1000, "", "")] // the last moments do not cost a call
    [InlineData("StaleWhileRevalidate", 0, "0-995@995", 900, 1000, "995-1000", "900-995")] // no age is young enough
    [InlineData("Wait", null, "900-950@960", 800, 1000, "800-1000", "")]
    [InlineData("Wait", null, "0-1000@995", 800, 1000, "", "")]
    [InlineData("Wait", 2, "0-995@995", 600, 1000, "695-1000", "")] // before 695 it is settled: never again
    [InlineData("Wait", 60, "0-950@950", 800, 950, "", "")] // 50 s old is young enough
    [InlineData("Wait", null, "0-50@60f", 0, 50, "0-50", "")] // a failure was no reading
    public void A_question_needs(string mode, int? maxAge, string ledger, double from, double to, string first, string behind)
    {
        var freshness = new Freshness(Enum.Parse<FreshnessMode>(mode), maxAge);
        var (entries, whole) = (Spans.Entries(ledger), Spans.Range(from, to));
        Assert.Equal(first, Spans.Text(ReadingNeed.First(entries, whole, freshness, Spans.At(1000), Rules).Ranges));
        Assert.Equal(behind, Spans.Text(ReadingNeed.Behind(entries, whole, freshness, Spans.At(1000), Rules).Ranges));
    }

    [Theory]
    [InlineData("0-500@500", false, "200-900")] // settled up to 200
    [InlineData("0-500@500", true, "0-900")]
    [InlineData("0-900@1300", false, "")]
    public void A_backfill_reads_what_is_not_settled(string ledger, bool refresh, string expected) => Assert.Equal(
        expected,
        Spans.Text(ReadingNeed.Backfill(Spans.Entries(ledger), Spans.Range(0, 900), refresh, Spans.At(1000), Spans.At(1000), Rules).Ranges));

    [Fact]
    public void A_need_is_met_by_readings_since_it_arose()
    {
        var need = new ReadingNeed(Spans.Set("0-100"), Spans.At(500));
        Assert.Equal("0-10 20-30 50-100", Spans.Text(need.Left(Spans.Entries("0-10@499 10-20@500 20-30@800f 30-50@600s"))));
    }

    [Fact]
    public void Seconds_are_whole_and_lie_in_the_past() => Assert.Equal(
        "10-1000",
        Spans.Text(ReadingNeed.First([], Spans.Range(10.4, 2000), Freshness.Default, Spans.At(1000.9), Rules).Ranges));

    [Fact]
    public void What_would_be_purged_is_not_fetched() => Assert.Equal(
        "600-1000",
        Spans.Text(ReadingNeed.First([], Spans.Range(0, 2000), Freshness.Default, Spans.At(1000), Rules with { Retention = TimeSpan.FromSeconds(400) }).Ranges));
}

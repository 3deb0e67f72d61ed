using GraphQLApi.Upstream;
using GraphQLApi.Upstream.Windows;

namespace GraphQLApi.Tests.Upstream.Windows;

public sealed class WindowSplitterTests
{
    [Theory]
    [InlineData("2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z", "2026-01-01T00:00:00Z..2026-01-02T00:00:00Z")]
    [InlineData("2026-01-01T00:00:00Z", "2026-01-08T00:00:00Z", "2026-01-01T00:00:00Z..2026-01-08T00:00:00Z")]
    [InlineData(
        "2026-01-01T00:00:00Z",
        "2026-01-16T12:00:00Z",
        "2026-01-01T00:00:00Z..2026-01-08T00:00:00Z 2026-01-08T00:00:00Z..2026-01-15T00:00:00Z 2026-01-15T00:00:00Z..2026-01-16T12:00:00Z")]
    [InlineData("2026-01-01T00:00:00.250Z", "2026-01-01T00:00:01.001Z", "2026-01-01T00:00:00Z..2026-01-01T00:00:02Z")]
    [InlineData("2026-01-01T05:30:00+05:30", "2026-01-01T05:30:01+05:30", "2026-01-01T00:00:00Z..2026-01-01T00:00:01Z")]
    public void A_range_is_cut_at_seven_days_and_whole_seconds(string from, string to, string expected) =>
        Assert.Equal(expected, string.Join(' ', WindowSplitter.Cut(Window(from, to))));

    [Theory]
    [InlineData("2026-01-01T00:00:10Z", 1, "2026-01-01T00:00:00Z..2026-01-01T00:00:05Z 2026-01-01T00:00:05Z..2026-01-01T00:00:10Z")]
    [InlineData(
        "2026-01-01T00:00:10Z",
        1900,
        "2026-01-01T00:00:00Z..2026-01-01T00:00:03Z 2026-01-01T00:00:03Z..2026-01-01T00:00:06Z 2026-01-01T00:00:06Z..2026-01-01T00:00:10Z")]
    [InlineData("2026-01-01T00:00:02Z", 1_000_000, "2026-01-01T00:00:00Z..2026-01-01T00:00:01Z 2026-01-01T00:00:01Z..2026-01-01T00:00:02Z")]
    public void A_window_that_did_not_fit_is_split_by_the_guess(string to, long guess, string expected) =>
        Assert.Equal(expected, string.Join(' ', WindowSplitter.Split(Window("2026-01-01T00:00:00Z", to), guess)));

    [Fact]
    public void Never_more_than_twenty_four_pieces_at_once() =>
        Assert.Equal(24, WindowSplitter.Split(Window("2026-01-01T00:00:00Z", "2026-01-08T00:00:00Z"), long.MaxValue / 2).Count);

    private static TimeWindow Window(string from, string to) => new(Time(from), Time(to));

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}

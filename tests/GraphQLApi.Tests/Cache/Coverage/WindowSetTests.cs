using GraphQLApi.Cache.Coverage;

namespace GraphQLApi.Tests.Cache.Coverage;

public sealed class WindowSetTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("5-5", "")]
    [InlineData("9-3", "")]
    [InlineData("10-20 0-10", "0-20")]
    [InlineData("0-10 11-20", "0-10 11-20")]
    [InlineData("0-30 5-10 25-40", "0-40")]
    public void Parts_become_one_form(string parts, string expected) => Assert.Equal(expected, Spans.Text(Spans.Set(parts)));

    [Theory]
    [InlineData("0-10", "3-5", "0-3 5-10")]
    [InlineData("0-10 20-30", "5-25", "0-5 25-30")]
    [InlineData("0-10", "0-10", "")]
    [InlineData("0-10", "", "0-10")]
    [InlineData("0-10", "10-20", "0-10")]
    [InlineData("5-10", "0-6 7-8", "6-7 8-10")]
    public void One_set_without_another(string set, string without, string expected) =>
        Assert.Equal(expected, Spans.Text(Spans.Set(set).Subtract(Spans.Set(without))));

    [Theory]
    [InlineData("0-10 20-30", "5-25", "5-10 20-25")]
    [InlineData("0-10", "10-20", "")]
    [InlineData("0-100", "1-2 3-4 99-120", "1-2 3-4 99-100")]
    public void Two_sets_in_common(string one, string other, string expected) =>
        Assert.Equal(expected, Spans.Text(Spans.Set(one).Intersect(Spans.Set(other))));

    [Theory]
    [InlineData("0-10 20-30", 0, 10, true)]
    [InlineData("0-10 20-30", 5, 11, false)]
    [InlineData("0-10 20-30", 10, 12, false)]
    [InlineData("0-10", 7, 7, true)]
    public void A_range_is_covered_whole_or_not(string set, double from, double to, bool expected) =>
        Assert.Equal(expected, Spans.Set(set).Covers(Spans.Range(from, to)));

    [Fact]
    public void Whole_seconds_grow_outwards() => Assert.Equal("0-3 4-6", Spans.Text(WindowSet.Of(Spans.Range(0.2, 2.001), Spans.Range(4, 5.5)).ToWholeSeconds()));

    [Fact]
    public void Random_sets_agree_with_a_bit_per_second()
    {
        var random = new Random(20260301);
        for (var round = 0; round < 2000; round++)
        {
            var (one, oneBits) = Draw(random);
            var (other, otherBits) = Draw(random);
            AssertBits(one.Union(other), second => oneBits[second] || otherBits[second]);
            AssertBits(one.Intersect(other), second => oneBits[second] && otherBits[second]);
            AssertBits(one.Subtract(other), second => oneBits[second] && !otherBits[second]);
        }
    }

    private static (WindowSet Set, bool[] Bits) Draw(Random random)
    {
        var bits = new bool[60];
        var parts = Enumerable.Range(0, random.Next(6)).Select(_ => (From: random.Next(60), Length: random.Next(15))).ToList();
        foreach (var (from, length) in parts)
        {
            Array.Fill(bits, true, from, Math.Min(length, 60 - from));
        }

        return (WindowSet.Of(parts.Select(part => Spans.Range(part.From, Math.Min(60, part.From + part.Length)))), bits);
    }

    private static void AssertBits(WindowSet set, Func<int, bool> expected)
    {
        for (var second = 0; second < 60; second++)
        {
            Assert.Equal(expected(second), set.Holding(Spans.At(second)) is not null);
        }

        Assert.All(set, range => Assert.True(range.From < range.To));
        Assert.All(set.Zip(set.Skip(1)), pair => Assert.True(pair.First.To < pair.Second.From, $"{set} touches itself"));
    }
}

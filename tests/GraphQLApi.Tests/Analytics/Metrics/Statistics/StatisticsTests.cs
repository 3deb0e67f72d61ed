using GraphQLApi.Analytics.Metrics.Aggregation;
using GraphQLApi.Analytics.Metrics.Statistics;
using GraphQLApi.Engine.Errors;

namespace GraphQLApi.Tests.Analytics.Metrics.Statistics;

public sealed class StatisticsTests
{
    [Theory]
    // numpy.percentile([1, 2, 3, 4, 10, 100.5], p)
    [InlineData(0, 1)]
    [InlineData(10, 1.5)]
    [InlineData(20, 2)]
    [InlineData(50, 3.5)]
    [InlineData(90, 55.25)]
    [InlineData(95, 77.875)]
    [InlineData(100, 100.5)]
    public void A_percentile_lies_between_two_values(double p, double expected) =>
        Assert.Equal(expected, Percentile.Of([1, 2, 3, 4, 10, 100.5], p)!.Value, 1e-12);

    [Fact]
    public void One_value_is_every_percentile_and_none_has_none()
    {
        Assert.Equal(0.1, Percentile.Of([0.1], 37));
        Assert.Equal(0.1, Percentile.Of([0.1, 0.1, 0.1], 99));
        Assert.Null(Percentile.Of([], 50));
    }

    [Theory]
    [InlineData(new long[] { 100, 200, 700, 61_000, 1_273_004 }, 1_335_004, 100, 1_273_004)]
    [InlineData(new long[] { 1_273_004, 700, 200, 61_000, 100 }, 1_335_004, 100, 1_273_004)]
    [InlineData(new long[] { -5, 5 }, 0, -5, 5)]
    public void A_spread_is_exact_in_any_order(long[] values, long sum, long minimum, long maximum)
    {
        var spread = Of(values);
        Assert.Equal((values.Length, sum, minimum, maximum), (spread.Count, spread.Sum, spread.Minimum, spread.Maximum));
    }

    [Theory]
    [InlineData(new long[] { 2000, 4000, 4000, 4000, 5000, 5000, 7000, 9000 }, 2)]
    [InlineData(new long[] { 5000 }, 0)]
    // Variance 22.5 among squares of 1e24.
    [InlineData(new[] { 1_000_000_004_000, 1_000_000_007_000, 1_000_000_013_000, 1_000_000_016_000 }, 4.743416490252569)]
    public void The_standard_deviation_is_of_the_population(long[] values, double expected) => Assert.Equal(expected, Of(values).StandardDeviation(1000), 1e-12);

    private static Spread Of(long[] values)
    {
        var spread = default(Spread);
        foreach (var value in values)
        {
            spread.Add(value);
        }

        return spread;
    }

    [Theory]
    // Newcombe 1998 rounds the same; digits from Python.
    [InlineData(17, 20, 0.639581135259243, 0.9476312541037835)]
    [InlineData(170, 200, 0.7939442071583332, 0.89286406437758)]
    [InlineData(16402, 30161, 0.5381885354620936, 0.5494300254909972)]
    [InlineData(0, 10, 0, 0.2775327998628892)]
    [InlineData(10, 10, 0.7224672001371106, 1)]
    [InlineData(1, 1, 0.20654931437723742, 1)]
    public void Wilsons_interval(long numerator, long denominator, double low, double high)
    {
        var interval = WilsonInterval.Of(numerator, denominator)!.Value;
        Assert.Equal(low, interval.Low, 1e-12);
        Assert.Equal(high, interval.High, 1e-12);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 2)]
    public void No_interval_of_what_is_no_share(long numerator, long denominator) => Assert.Null(WilsonInterval.Of(numerator, denominator));

    [Fact]
    public void A_histogram_has_an_open_bin_at_each_end()
    {
        Assert.Equal([new(null, 0, 1), new(0, 10, 2), new(10, 20, 0), new(20, null, 2)], Histogram.Of([-1, 0, 9.999, 20, 21], [0, 10, 20]));
        Assert.Equal([new(null, null, 2)], Histogram.Of([1, 2], []));
        Assert.Equal([new(null, 5, 0), new(5, null, 0)], Histogram.Of([], [5]));
    }

    [Theory]
    [InlineData(new double[] { 1, 1 }, "`bounds` must rise, each above the one before it.")]
    [InlineData(new double[] { 1, 3, 2 }, "`bounds` must rise, each above the one before it.")]
    public void Bounds_rise(double[] bounds, string message)
    {
        var error = Assert.Throws<GraphQLException>(() => Histogram.Check(bounds)).Errors[0];
        Assert.Equal((ErrorCode.BadUserInput, message), (error.Code, error.Message));
    }

    [Fact]
    public void Intervals_that_overlap_count_once()
    {
        (long, long)[] intervals = [(50, 60), (0, 10), (5, 20), (6, 7), (60, 60), (90, 80), (20, 25)];
        Assert.Equal(35, IntervalUnion.Length(intervals));
        Assert.Equal(12, IntervalUnion.Length(intervals, 8, 20));
        Assert.Equal(5, IntervalUnion.Length(intervals, 22, 52));
        Assert.Equal(0, IntervalUnion.Length([]));
    }

    [Fact]
    public void A_visit_waits_until_it_leaves()
    {
        // Two wait from 5 to 10; at 10 one leaves in the moment another enters.
        (long, long)[] visits = [(0, 10), (5, 20), (10, 12), (30, 30), (-5, 2), (55, 80)];
        Assert.Equal([new WaitingSweep.Depth(2, (2 + 10 + 15 + 2) / 20d)], WaitingSweep.Over(visits, [0, 20]));
        Assert.Equal([new(2, 17 / 10d), new(2, 12 / 10d), new(0, 0d), new(1, 5 / 20d)], WaitingSweep.Over(visits, [0, 10, 20, 40, 60]));
        Assert.Equal([new(0, 0d)], WaitingSweep.Over([], [0, 20]));
        Assert.Equal([new(1, 1d)], WaitingSweep.Over([(-100, 100)], [0, 20]));
    }
}

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

    [Fact]
    public void Moments_are_exact_in_any_order()
    {
        var moments = Moments.Of([0.1, 0.2, 0.7, 61, 1273.004]);
        Assert.Equal((5, 1335.004, 1335.004 / 5, 0.1, 1273.004), (moments.Count, moments.Sum, moments.Average, moments.Minimum, moments.Maximum));
        Assert.Equal(1335.004, Moments.Of([1273.004, 0.7, 0.2, 61, 0.1]).Sum);
    }

    [Theory]
    [InlineData(new double[] { 2, 4, 4, 4, 5, 5, 7, 9 }, 2)]
    [InlineData(new double[] { 5 }, 0)]
    // Variance 22.5; the difference of squares would be lost in 1e18.
    [InlineData(new[] { 1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16 }, 4.743416490252569)]
    public void The_standard_deviation_is_of_the_population(double[] values, double expected) =>
        Assert.Equal(expected, Moments.Of(values).StandardDeviation!.Value, 1e-9);

    [Fact]
    public void Merged_moments_are_those_of_all_values()
    {
        var merged = Moments.Of([2, 4, 4]);
        merged.Merge(Moments.Of([]));
        merged.Merge(Moments.Of([4, 5, 5, 7, 9]));
        Assert.Equal((8, 40, 5, 2, 9), (merged.Count, merged.Sum, merged.Average, merged.Minimum, merged.Maximum));
        Assert.Equal(2, merged.StandardDeviation!.Value, 1e-12);
        var empty = default(Moments);
        Assert.Equal((0, 0, null, null, null, null), (empty.Count, empty.Sum, empty.Average, empty.Minimum, empty.Maximum, empty.StandardDeviation));
        empty.Merge(merged);
        Assert.Equal(40, empty.Sum);
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

    [Fact]
    public void No_interval_of_nothing() => Assert.Null(WilsonInterval.Of(0, 0));

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

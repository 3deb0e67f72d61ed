using GraphQLApi.Analytics.Metrics.Aggregation;
using GraphQLApi.Analytics.Metrics.Catalogue;
using GraphQLApi.Analytics.Metrics.Statistics;
using GraphQLApi.Analytics.Scalars;
using GraphQLApi.Analytics.Sorting;
using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Analytics.Metrics.Results;

/// <summary>What <c>Distribution</c> is answered from.</summary>
internal sealed record Distribution(MetricCell Cell, DurationMeasures Measures)
{
    /// <summary>A figure by its name in the schema; null where there is no value to compute it from.</summary>
    public double? Figure(string name)
    {
        var spread = Cell.Spread(Measures.Figures);
        return name switch
        {
            "count" => spread.Count,
            "sum" => Durations.Seconds(spread.Sum),
            _ when spread.Count == 0 => null,
            "average" => Durations.Seconds(spread.Sum) / spread.Count,
            "minimum" => Durations.Seconds(spread.Minimum),
            "maximum" => Durations.Seconds(spread.Maximum),
            _ => spread.StandardDeviation(Durations.MillisecondsInSecond),
        };
    }
}

/// <summary><c>Distribution</c> and <c>HistogramBin</c>.</summary>
internal static class DistributionType
{
    private static readonly ObjectType Bin = new(
        "HistogramBin", "How many values lie in [from, to).",
        () =>
        [
            new("from", Leaf.Float) { Description = "Lowest value inside; null in the first bin, which has no lower bound.", Resolve = source => ((HistogramBin)source).From },
            new("to", Leaf.Float) { Description = "Lowest value above it; null in the last bin.", Resolve = source => ((HistogramBin)source).To },
            new("count", Leaf.Int.NonNull()) { Description = "Values inside.", Resolve = source => ((HistogramBin)source).Count },
        ]);

    // The parts by which rows are sorted, in the order of the contract.
    private static readonly (string Name, string Description)[] SortParts =
    [
        ("count", "Number of values."), ("sum", "All values added."), ("average", "Sum / count."), ("minimum", "The smallest value."), ("maximum", "The largest value."),
        ("p50", "The median: half of the values are at most this."), ("p90", "The 90th percentile."), ("p95", "The 95th percentile."), ("p99", "The 99th percentile."),
    ];

    public static ObjectType ObjectType { get; } = new(
        "Distribution", "How a duration is spread. Exact: computed from the rows, never from a sketch or from averages.",
        () =>
        [
            new("count", Leaf.Int.NonNull()) { Description = "Rows that have the duration.", Resolve = source => (int)((Distribution)source).Figure("count")!.Value },
            new("sum", Leaf.Float.NonNull()) { Description = "Their sum in seconds; 0 where there are none.", Resolve = Read("sum") },
            new("average", Leaf.Float) { Description = "`sum` / `count`, in seconds; null where there are none.", Resolve = Read("average") },
            new("minimum", Leaf.Float) { Description = "The shortest, in seconds.", Resolve = Read("minimum") },
            new("maximum", Leaf.Float) { Description = "The longest, in seconds.", Resolve = Read("maximum") },
            new("standardDeviation", Leaf.Float) { Description = "Of the population (divided by n), in seconds.", Resolve = Read("standardDeviation") },
            new("percentile", Leaf.Float)
            {
                Description = "The value in seconds that `p` percent of the rows do not exceed, by linear interpolation (numpy's `linear`); null where there are none.",
                Arguments = [new("p", Leaf.Float.NonNull()) { Description = "0 to 100; 50 is the median. Outside of it: BAD_USER_INPUT." }],
                ResolveObject = context => ValueTask.FromResult<object?>(PercentileOf((Distribution)context.Source, context.Arguments.Require<double>("p"))),
            },
            new("histogram", Bin.NonNull().List().NonNull())
            {
                Cost = 0,
                Description = "Counts in the bins below, between and above the bounds: one bin more than there are bounds.",
                Arguments =
                [
                    new("bounds", Leaf.Float.NonNull().List().NonNull()) { Description = $"Seconds, each above the one before it, at most {Histogram.MaximumBounds}. Otherwise: BAD_USER_INPUT." },
                ],
                ResolveObject = context => ValueTask.FromResult<object?>(HistogramOf((Distribution)context.Source, context.Arguments.List<double>("bounds")!)), // non-null in the schema
            },
        ]);

    public static InputObjectType SortInput { get; } = SortInputs.Object(
        "DistributionSortInput", "Sort keys of a distribution, in the order they are written.", () => SortParts.Select(part => SortInputs.Column(part.Name, part.Description)));

    private static PlainResolver Read(string figure) => source => ((Distribution)source).Figure(figure);

    private static double? PercentileOf(Distribution distribution, double p) => p is >= 0 and <= 100
        ? Percentile.Of(distribution.Cell.Values(distribution.Measures.Values), p)
        : throw new GraphQLException("`p` is a percentage, from 0 to 100.", ErrorCode.BadUserInput);

    private static object[] HistogramOf(Distribution distribution, IReadOnlyList<double> bounds)
    {
        Histogram.Check(bounds);
        return [.. Histogram.Of(distribution.Cell.Values(distribution.Measures.Values), bounds)];
    }
}

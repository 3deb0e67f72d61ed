using GraphQLApi.Engine.Errors;

namespace GraphQLApi.Analytics.Metrics.Statistics;

/// <summary>One bin, [<paramref name="From"/>, <paramref name="To"/>); null is without bound.</summary>
internal readonly record struct HistogramBin(double? From, double? To, int Count);

/// <summary>Counts in the bins (−∞, b₀) [b₀, b₁) … [bₙ, ∞).</summary>
internal static class Histogram
{
    /// <summary>Most bounds of one histogram; a curve of the distribution needs no more.</summary>
    public const int MaximumBounds = 1000;

    /// <param name="sorted">Values in rising order.</param>
    /// <param name="bounds">Rising; see <see cref="Check"/>.</param>
    public static HistogramBin[] Of(ReadOnlySpan<double> sorted, IReadOnlyList<double> bounds)
    {
        var bins = new HistogramBin[bounds.Count + 1];
        var start = 0;
        for (var i = 0; i < bins.Length; i++)
        {
            var end = i < bounds.Count ? LowerBound(sorted, start, bounds[i]) : sorted.Length;
            bins[i] = new(i == 0 ? null : bounds[i - 1], i < bounds.Count ? bounds[i] : null, end - start);
            start = end;
        }

        return bins;
    }

    /// <exception cref="GraphQLException">BAD_USER_INPUT: not rising, or too many.</exception>
    public static void Check(IReadOnlyList<double> bounds)
    {
        for (var i = 1; i < bounds.Count; i++)
        {
            if (bounds[i] <= bounds[i - 1])
            {
                throw new GraphQLException("`bounds` must rise, each above the one before it.", ErrorCode.BadUserInput);
            }
        }

        if (bounds.Count > MaximumBounds)
        {
            throw new GraphQLException($"`bounds` has {bounds.Count} elements; at most {MaximumBounds} are allowed.", ErrorCode.BadUserInput);
        }
    }

    private static int LowerBound(ReadOnlySpan<double> sorted, int from, double bound)
    {
        var to = sorted.Length;
        while (from < to)
        {
            var middle = from + ((to - from) / 2);
            (from, to) = sorted[middle] < bound ? (middle + 1, to) : (from, middle);
        }

        return from;
    }
}

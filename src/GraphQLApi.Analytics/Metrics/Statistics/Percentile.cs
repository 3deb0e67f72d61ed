namespace GraphQLApi.Analytics.Metrics.Statistics;

/// <summary>Exact percentiles by linear interpolation, bit for bit as numpy's <c>percentile(…, method="linear")</c>.</summary>
internal static class Percentile
{
    /// <summary>Of values in rising order; null where there are none.</summary>
    /// <param name="sorted">In rising order.</param>
    /// <param name="p">0 to 100.</param>
    public static double? Of(ReadOnlySpan<double> sorted, double p)
    {
        if (sorted.IsEmpty)
        {
            return null;
        }

        var position = (sorted.Length - 1) * (p / 100);
        var below = (int)position;
        var (low, high) = (sorted[below], sorted[Math.Min(below + 1, sorted.Length - 1)]);
        return Interpolate(low, high, position - below);
    }

    // numpy computes from the nearer end, so that p = 100 of equal values is exactly that value.
    private static double Interpolate(double low, double high, double share) =>
        share < 0.5 ? low + ((high - low) * share) : high - ((high - low) * (1 - share));
}

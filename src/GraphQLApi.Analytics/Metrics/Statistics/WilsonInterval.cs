namespace GraphQLApi.Analytics.Metrics.Statistics;

/// <summary>The 95 % score interval of a rate (Wilson 1927): holds for small samples and never leaves 0 to 1.</summary>
internal readonly record struct WilsonInterval(double Low, double High)
{
    // Two-sided 95 % of the standard normal distribution.
    private const double Z = 1.959963984540054;

    /// <summary>Null where the denominator is 0, and where the numerator exceeds it: that is no share.</summary>
    public static WilsonInterval? Of(long numerator, long denominator)
    {
        if (denominator == 0 || numerator > denominator)
        {
            return null;
        }

        double n = denominator, share = numerator / n, z2 = Z * Z;
        var centre = share + (z2 / (2 * n));
        var reach = Z * Math.Sqrt(((share * (1 - share)) + (z2 / (4 * n))) / n);
        var scale = 1 + (z2 / n);
        // Exactly 0 and 1 at the ends, where rounding would leave a trace.
        return new(numerator == 0 ? 0 : (centre - reach) / scale, numerator == denominator ? 1 : (centre + reach) / scale);
    }
}

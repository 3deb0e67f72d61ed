namespace GraphQLApi.Analytics.Metrics.Statistics;

/// <summary>
/// Count, sum, average, spread and extremes of durations in seconds. The cache keeps milliseconds, so sums are added in whole milliseconds: they are
/// exact, and the same in every order. Merging two equals adding all values to one, which is why only these, never averages, are kept.
/// </summary>
internal struct Moments
{
    private const double MillisecondsInSecond = 1000;

    private long milliseconds;
    private double mean;
    private double squares;
    private double minimum;
    private double maximum;

    public int Count { get; private set; }

    public readonly double Sum => milliseconds / MillisecondsInSecond;

    public readonly double? Average => Count == 0 ? null : milliseconds / MillisecondsInSecond / Count;

    public readonly double? Minimum => Count == 0 ? null : minimum;

    public readonly double? Maximum => Count == 0 ? null : maximum;

    /// <summary>Of the population, divided by n; null for none. Welford's recurrence: no difference of large squares.</summary>
    public readonly double? StandardDeviation => Count == 0 ? null : Math.Sqrt(squares / Count);

    public static Moments Of(ReadOnlySpan<double> seconds)
    {
        var moments = default(Moments);
        foreach (var value in seconds)
        {
            moments.Add(value);
        }

        return moments;
    }

    public void Add(double seconds)
    {
        Count++;
        milliseconds += (long)Math.Round(seconds * MillisecondsInSecond);
        var distance = seconds - mean;
        mean += distance / Count;
        squares += distance * (seconds - mean);
        minimum = Count == 1 || seconds < minimum ? seconds : minimum;
        maximum = Count == 1 || seconds > maximum ? seconds : maximum;
    }

    public void Merge(in Moments other)
    {
        if (other.Count == 0 || Count == 0)
        {
            this = Count == 0 ? other : this;
            return;
        }

        var (count, distance) = ((double)Count + other.Count, other.mean - mean);
        mean += distance * other.Count / count;
        squares += other.squares + (distance * distance * Count * other.Count / count);
        milliseconds += other.milliseconds;
        Count += other.Count;
        minimum = Math.Min(minimum, other.minimum);
        maximum = Math.Max(maximum, other.maximum);
    }
}

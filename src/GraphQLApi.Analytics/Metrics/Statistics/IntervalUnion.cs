namespace GraphQLApi.Analytics.Metrics.Statistics;

/// <summary>How long at least one of many half-open intervals was under way.</summary>
internal static class IntervalUnion
{
    /// <summary>Length of the union, in the unit of the values. Empty and reversed intervals count nothing. Orders <paramref name="intervals"/>.</summary>
    public static long Length(Span<(long Start, long End)> intervals) => Length(intervals, long.MinValue, long.MaxValue);

    /// <summary>As above, of the part inside [<paramref name="from"/>, <paramref name="to"/>).</summary>
    public static long Length(Span<(long Start, long End)> intervals, long from, long to)
    {
        intervals.Sort();
        var (length, reached) = (0L, from);
        foreach (var (start, end) in intervals)
        {
            var (begin, stop) = (Math.Max(start, reached), Math.Min(end, to));
            if (stop > begin)
            {
                length += stop - begin;
                reached = stop;
            }
        }

        return length;
    }
}

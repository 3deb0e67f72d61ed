namespace GraphQLApi.Analytics.Metrics.Statistics;

/// <summary>How many visits wait at once: one sweep over all entries and exits, for all adjoining buckets (SEMANTICS §4.7).</summary>
internal static class WaitingSweep
{
    /// <summary>Most at one moment, and the average over the time of the bucket; null for a bucket without length.</summary>
    internal readonly record struct Depth(int Maximum, double? Average);

    /// <param name="visits">A visit waits in [enter, exit): one that leaves makes room before the next enters.</param>
    /// <param name="boundaries">Bucket i is [i, i + 1); rising, at least two.</param>
    public static Depth[] Over(ReadOnlySpan<(long Enter, long Exit)> visits, ReadOnlySpan<long> boundaries)
    {
        var enters = new List<long>(visits.Length);
        var exits = new List<long>(visits.Length);
        foreach (var (enter, exit) in visits)
        {
            if (exit > enter && exit > boundaries[0] && enter < boundaries[^1])
            {
                enters.Add(enter);
                exits.Add(exit);
            }
        }

        enters.Sort();
        exits.Sort();
        var depths = new Depth[boundaries.Length - 1];
        var (entered, left) = (0, 0);
        for (var i = 0; i < depths.Length; i++)
        {
            depths[i] = Bucket(enters, exits, boundaries[i], boundaries[i + 1], ref entered, ref left);
        }

        return depths;
    }

    private static Depth Bucket(List<long> enters, List<long> exits, long from, long to, ref int entered, ref int left)
    {
        var (maximum, area, at) = (0, 0d, from);
        while (true)
        {
            var (enter, exit) = (entered < enters.Count ? enters[entered] : long.MaxValue, left < exits.Count ? exits[left] : long.MaxValue);
            var next = Math.Min(Math.Min(enter, exit), to);
            if (next > at)
            {
                maximum = Math.Max(maximum, entered - left);
                area += (double)(entered - left) * (next - at);
                at = next;
            }

            if (next >= to)
            {
                return new(maximum, to > from ? area / (to - from) : null);
            }

            _ = exit <= enter ? left++ : entered++;
        }
    }
}

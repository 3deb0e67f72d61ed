using GraphQLApi.Cache.Coverage;

namespace GraphQLApi.Cache.Sync;

/// <summary>
/// Cuts what is to be read into pieces for one upstream window each. A window that turns out too full costs the 11 calls that showed it
/// (CONTRACT §4.1), so the size follows what neighbouring time held; without any knowledge one day is tried first.
/// </summary>
internal static class ChunkPlanner
{
    /// <summary>Of the 1,100 readable records of a window; the rest is room for a day busier than its model.</summary>
    public const int TargetRecords = 800;

    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);
    private static readonly TimeSpan Unknown = TimeSpan.FromDays(1);
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The newest piece of <paramref name="left"/>: people look at the latest days first. <paramref name="expect"/> says how many records a range
    /// will hold, or null where nothing tells.
    /// </summary>
    public static async ValueTask<TimeRange> NextAsync(WindowSet left, Func<TimeRange, ValueTask<int?>> expect)
    {
        var whole = left[^1];
        var length = Fit(whole.Length, Longest);
        while (true)
        {
            var piece = whole with { From = whole.To - length };
            var expected = await expect(piece);
            if (expected <= TargetRecords || length <= Shortest || (expected is null && length <= 1.5 * Unknown))
            {
                return piece;
            }

            length = expected is null ? Unknown : Half(length);
        }
    }

    // A little more than the limit becomes two halves, not a full piece and a crumb.
    private static TimeSpan Fit(TimeSpan length, TimeSpan limit) => length <= limit ? length : length < 2 * limit ? Half(length) : limit;

    private static TimeSpan Half(TimeSpan length) => TimeSpan.FromSeconds(Math.Max(1, Math.Ceiling(length.TotalSeconds / 2)));
}

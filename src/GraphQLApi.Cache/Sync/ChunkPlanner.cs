using GraphQLApi.Cache.Coverage;

namespace GraphQLApi.Cache.Sync;

/// <summary>
/// Cuts what is to be read into pieces for one upstream window each. A window that turns out too full costs up to the 11 calls that showed it, one
/// that is too empty half a page at its end (CONTRACT §4.1): so the size follows what neighbouring time held.
/// </summary>
internal static class ChunkPlanner
{
    /// <summary>Of the 1,100 readable records of a window; the rest is room for a day busier than its model.</summary>
    public const int MostRecords = 980;

    // A piece in between is good enough: looking for a better one costs more than it saves.
    private const int FewestRecords = 860;
    private const int Aim = (MostRecords + FewestRecords) / 2;
    private const int MostTries = 12;

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
        var (fits, full) = (TimeSpan.Zero, TimeSpan.MaxValue);
        var length = Fit(whole.Length, Longest);
        for (var tries = 0; tries < MostTries; tries++)
        {
            var expected = await expect(whole with { From = whole.To - length });
            if (expected is null && length > 1.5 * Unknown)
            {
                length = Unknown;
                continue;
            }

            if (expected is null or (>= FewestRecords and <= MostRecords) || length <= Shortest || (expected < FewestRecords && full == TimeSpan.MaxValue))
            {
                return whole with { From = whole.To - length };
            }

            (fits, full) = expected < FewestRecords ? (length, full) : (fits, length);
            length = Between(fits, full, length * Aim / Math.Max(1, expected.Value));
            if (length == fits)
            {
                break;
            }
        }

        return whole with { From = whole.To - (fits > TimeSpan.Zero ? fits : length) };
    }

    // A little more than the limit becomes two halves, not a full piece and a crumb.
    private static TimeSpan Fit(TimeSpan length, TimeSpan limit) =>
        length <= limit ? length : length < 2 * limit ? TimeSpan.FromSeconds(Math.Ceiling(length.TotalSeconds / 2)) : limit;

    // In whole seconds between what fits and what does not; where the time is of uneven density, halfway.
    private static TimeSpan Between(TimeSpan fits, TimeSpan full, TimeSpan wanted)
    {
        var inside = wanted > fits && wanted < full ? wanted : fits + ((full - fits) / 2);
        var seconds = Math.Max(1, Math.Floor(inside.TotalSeconds));
        return TimeSpan.FromSeconds(seconds) > fits ? TimeSpan.FromSeconds(seconds) : fits;
    }
}

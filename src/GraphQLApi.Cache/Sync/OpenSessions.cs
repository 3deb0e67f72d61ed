using GraphQLApi.Cache.Coverage;
using GraphQLApi.Cache.Database;
using GraphQLApi.Cache.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace GraphQLApi.Cache.Sync;

/// <summary>Sessions still in progress when their window settled: their minutes are read daily for 30 days (SEMANTICS §1.5).</summary>
internal sealed class OpenSessions(CacheDatabase database, IOptions<CacheOptions> options)
{
    private static readonly TimeSpan FollowedFor = TimeSpan.FromDays(30);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    // A night's share: an account that leaves thousands open would otherwise spend its calls on them.
    private const int MostANight = 500;

    private DateTime followed;

    /// <summary>
    /// The minutes due since the last start of a night, oldest reading first; looked up until <see cref="Followed"/> says that this night's are
    /// read, for it scans a month.
    /// </summary>
    public async Task<WindowSet> DueAsync(DateTime now, CancellationToken cancellationToken)
    {
        if (followed == SyncPlanner.LastNight(now))
        {
            return WindowSet.Empty;
        }

        var settled = now.Before(options.Value.SettleAfter);
        var oldest = settled.Before(FollowedFor);
        var night = SyncPlanner.LastNight(now);
        await using var snapshot = await database.SnapshotAsync(cancellationToken);
        var starts = await snapshot.Db.Sessions
            .Where(row => row.StartTime >= oldest && row.StartTime < settled && row.Outcome == Outcome.InProgress && row.FetchedAt < night)
            .OrderBy(row => row.FetchedAt)
            .Select(row => row.StartTime)
            .Take(MostANight)
            .ToListAsync(cancellationToken);
        return WindowSet.Of(starts.Select(start => start.FloorTo(Minute)).Select(minute => new TimeRange(minute, minute + Minute)));
    }

    /// <summary>What was due at <paramref name="now"/> has been read, in every scope.</summary>
    public void Followed(DateTime now) => followed = SyncPlanner.LastNight(now);
}

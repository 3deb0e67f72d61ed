using GraphQLApi.Cache.Coverage;
using GraphQLApi.Cache.Database;
using Microsoft.EntityFrameworkCore;

namespace GraphQLApi.Cache.Sync;

/// <summary>How many records a range will hold, judged by itself if it was read before, else by the same hours a day or a week away.</summary>
internal sealed class RecordDensity(CacheDatabase database)
{
    private static readonly TimeSpan[] Neighbours =
        [TimeSpan.Zero, TimeSpan.FromDays(1), TimeSpan.FromDays(-1), TimeSpan.FromDays(7), TimeSpan.FromDays(-7)];

    /// <summary>The largest count among the neighbours in <paramref name="read"/>; null where none of them was read as a whole.</summary>
    public async ValueTask<int?> ExpectAsync(TimeRange range, WindowSet read, CancellationToken cancellationToken)
    {
        var known = Neighbours
            .Select(shift => new TimeRange(range.From + shift, range.To + shift))
            .Where(read.Covers)
            .ToList();
        if (known.Count == 0)
        {
            return null;
        }

        await using var snapshot = await database.SnapshotAsync(cancellationToken);
        var most = 0;
        foreach (var neighbour in known)
        {
            var count = await snapshot.Db.Sessions.CountAsync(
                row => row.StartTime >= neighbour.From && row.StartTime < neighbour.To, cancellationToken);
            most = Math.Max(most, count);
        }

        return most;
    }
}

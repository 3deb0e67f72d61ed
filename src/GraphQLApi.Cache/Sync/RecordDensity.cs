using GraphQLApi.Cache.Coverage;
using GraphQLApi.Cache.Database;
using Microsoft.EntityFrameworkCore;

namespace GraphQLApi.Cache.Sync;

/// <summary>
/// How many records a range will hold, judged by itself if it was read before, else by the same hours a week away, else a day away, and corrected
/// by how far the last pieces were off: a Sunday says little of a Saturday until the first piece of it was read.
/// </summary>
internal sealed class RecordDensity(CacheDatabase database)
{
    private static readonly TimeSpan[][] Models =
        [[TimeSpan.Zero], [TimeSpan.FromDays(7), TimeSpan.FromDays(-7)], [TimeSpan.FromDays(1), TimeSpan.FromDays(-1)]];

    // A piece says something about the ratio only from so many records on, and one outlier must not rule the next window.
    private const int FewestToLearn = 50;
    private const double MostCorrection = 4;

    private readonly Lock gate = new();
    private readonly double[] corrections = [.. Models.Select(_ => 1.0)];

    /// <summary>Null where neither the range nor a neighbour in <paramref name="read"/> was read as a whole.</summary>
    public async ValueTask<int?> ExpectAsync(TimeRange range, WindowSet read, CancellationToken cancellationToken)
    {
        if (await CountAsync(range, read, cancellationToken) is not { } counted)
        {
            return null;
        }

        lock (gate)
        {
            return (int)(counted.Sessions * corrections[counted.Model]);
        }
    }

    /// <summary>A range that was expected from <paramref name="read"/> held <paramref name="records"/>: records may outnumber sessions, too.</summary>
    public async Task LearnAsync(TimeRange range, WindowSet read, int records, CancellationToken cancellationToken)
    {
        if (await CountAsync(range, read, cancellationToken) is { } counted && counted.Sessions >= FewestToLearn)
        {
            lock (gate)
            {
                var seen = Math.Clamp(records / counted.Sessions, 1 / MostCorrection, MostCorrection);
                corrections[counted.Model] = (corrections[counted.Model] + seen) / 2;
            }
        }
    }

    private async Task<(int Model, double Sessions)?> CountAsync(TimeRange range, WindowSet read, CancellationToken cancellationToken)
    {
        for (var model = 0; model < Models.Length; model++)
        {
            var known = Models[model].Select(shift => new TimeRange(range.From + shift, range.To + shift)).Where(read.Covers).ToList();
            if (known.Count > 0)
            {
                return (model, await AverageAsync(known, cancellationToken));
            }
        }

        return null;
    }

    private async Task<double> AverageAsync(List<TimeRange> ranges, CancellationToken cancellationToken)
    {
        await using var snapshot = await database.SnapshotAsync(cancellationToken);
        var sum = 0;
        foreach (var range in ranges)
        {
            sum += await snapshot.Db.Sessions.CountAsync(row => row.StartTime >= range.From && row.StartTime < range.To, cancellationToken);
        }

        return (double)sum / ranges.Count;
    }
}

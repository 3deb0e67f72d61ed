using GraphQLApi.Analytics.Coverage;
using GraphQLApi.Analytics.Fields;
using GraphQLApi.Analytics.Metrics.Time;
using GraphQLApi.Analytics.Scalars;
using GraphQLApi.Cache;
using GraphQLApi.Cache.Coverage;
using GraphQLApi.Cache.Rows;
using GraphQLApi.Engine.Types;
using Microsoft.EntityFrameworkCore;

namespace GraphQLApi.Analytics.Status;

/// <summary>How many sessions carry one flag, and some of them.</summary>
internal sealed record DataQualityCount(DataQualityFlags Flag, int Count, IReadOnlyList<string> SampleSessionIds);

/// <summary><c>dataQuality(range, timeZone)</c>: what is doubtful about the sessions of a range, flag by flag.</summary>
internal static class DataQualityQuery
{
    private const int MostSamples = 10;
    private const string Samples = "sampleSessionIds";

    private static readonly DataQualityFlags[] Flags = [.. Enum.GetValues<DataQualityFlags>().Where(flag => flag != DataQualityFlags.None)];

    private static ObjectType ObjectType { get; } = new RecordType<DataQualityCount>(
        "DataQualityCount", "How often one flag stands in a range. A session may carry several.",
        () =>
        [
            Field("flag", Vocabularies.DataQualityFlag.NonNull(), count => count.Flag, "What is doubtful."),
            Field("count", Leaf.Int.NonNull(), count => count.Count, "Sessions that carry it, themselves or by one of their conversations."),
            Field(Samples, Leaf.String.NonNull().List().NonNull(), count => count.SampleSessionIds, $"The newest of them, at most {MostSamples}; `session` takes each."),
        ]).ObjectType;

    public static FieldDefinition Define() => new("dataQuality", ObjectType.NonNull().List())
    {
        Description = "Every flag with the number of sessions that carry it, of those that started in the range; 0 where none does.",
        Arguments = [TimeInputs.Range, TimeInputs.TimeZone],
        ResolveObject = async context =>
        {
            var time = MetricsTime.Read(context.Arguments, context.Request.StartedAt);
            Announcements.Announce(context);
            var hasSamples = context.Selection.Select(ObjectType).Any(field => field.Field.Name == Samples);
            return await Announcements.ReadAsync(
                context, Announcements.Of(context, Asked(time)), (db, cancellationToken) => ReadAsync(db, time.Range, hasSamples, cancellationToken)).ConfigureAwait(false);
        },
        Tag = new FieldTag(default(ColumnSet), Asked: (arguments, now) => [Asked(MetricsTime.Read(arguments, now))]),
    };

    private static AskedRange Asked(MetricsTime time) => new(time.Range.From, time.Range.To);

    private static async Task<IReadOnlyList<DataQualityCount>> ReadAsync(CacheDbContext db, TimeRange range, bool hasSamples, CancellationToken cancellationToken)
    {
        var flagged = db.Sessions.Where(row => row.StartTime >= range.From && row.StartTime < range.To && row.DataQuality != DataQualityFlags.None);
        var counts = await flagged.GroupBy(row => row.DataQuality).Select(group => new { Flags = group.Key, Count = group.Count() })
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        var samples = Flags.ToDictionary(flag => flag, _ => new List<string>());
        var wanted = counts.Aggregate(DataQualityFlags.None, (all, group) => all | group.Flags);
        if (hasSamples && wanted != DataQualityFlags.None)
        {
            var newest = flagged.OrderByDescending(row => row.StartTime).ThenBy(row => row.SessionId).Select(row => new { row.SessionId, row.DataQuality });
            await foreach (var row in newest.AsAsyncEnumerable().WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                foreach (var flag in Flags.Where(flag => (row.DataQuality & wanted & flag) != 0))
                {
                    samples[flag].Add(row.SessionId);
                    wanted &= samples[flag].Count == MostSamples ? ~flag : wanted;
                }

                if (wanted == DataQualityFlags.None)
                {
                    break;
                }
            }
        }

        return [.. Flags.Select(flag => new DataQualityCount(flag, counts.Where(group => (group.Flags & flag) != 0).Sum(group => group.Count), samples[flag]))];
    }

    private static FieldDefinition Field(string name, GraphQLType type, Func<DataQualityCount, object?> read, string description) =>
        RecordType<DataQualityCount>.Field(name, type, read, description);
}

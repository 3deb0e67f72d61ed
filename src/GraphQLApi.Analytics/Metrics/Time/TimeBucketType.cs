using GraphQLApi.Analytics.Fields;
using GraphQLApi.Analytics.Scalars;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Analytics.Metrics.Time;

/// <summary><c>TimeBucket</c>.</summary>
internal static class TimeBucketType
{
    public static ObjectType ObjectType { get; } = new RecordType<TimeBucket>(
        "TimeBucket", "A half-open stretch of time, [start, end).",
        () =>
        [
            Field("start", Leaf.DateTime.NonNull(), bucket => bucket.Start, "First moment inside, also where the range begins later. UTC."),
            Field("end", Leaf.DateTime.NonNull(), bucket => bucket.End, "First moment behind it, also where the range ends earlier. UTC."),
            Field("startLocal", Leaf.String.NonNull(), bucket => bucket.StartLocal, "The start on a clock in `timeZone`, with its offset: `2024-10-27T02:00:00+01:00`."),
            Field("durationSeconds", Leaf.Float.NonNull(), bucket => bucket.DurationSeconds, "Elapsed seconds; 82,800 or 90,000 for a day on which clocks change by an hour."),
            Field("isPartial", Leaf.Boolean.NonNull(), bucket => bucket.IsPartial, "Cut by the range, by now, or by a gap of the coverage: its counts are lower bounds."),
        ]).ObjectType;

    private static FieldDefinition Field(string name, GraphQLType type, Func<TimeBucket, object?> read, string description) =>
        RecordType<TimeBucket>.Field(name, type, read, description);
}

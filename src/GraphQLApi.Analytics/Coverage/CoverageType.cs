using GraphQLApi.Analytics.Fields;
using GraphQLApi.Analytics.Scalars;
using GraphQLApi.Cache.Coverage;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Analytics.Coverage;

/// <summary><c>Coverage</c> and <c>TimeGap</c>: trust in the answer.</summary>
internal static class CoverageType
{
    private static readonly ObjectType TimeGap = new(
        "TimeGap", "A half-open stretch of time, `[from, to)`.",
        () =>
        [
            new("from", Leaf.DateTime.NonNull()) { Description = "First moment inside. UTC.", Resolve = gap => ((TimeRange)gap).From },
            new("to", Leaf.DateTime.NonNull()) { Description = "First moment behind it. UTC.", Resolve = gap => ((TimeRange)gap).To },
        ]);

    public static ObjectType ObjectType { get; } = new RecordType<CoverageReport>(
        "Coverage",
        "Which part of the asked time the cache holds, and how old it is. Times are session starts, which is what the vendor is asked by. Every connection over time carries it.",
        () =>
        [
            Field("from", Leaf.DateTime.NonNull(), report => report.Range.From, "Begin of the asked time. UTC, inclusive; the oldest known time where the filter sets no bound."),
            Field("to", Leaf.DateTime.NonNull(), report => report.Range.To, "End of the asked time. UTC, exclusive; cut at the moment of the request."),
            Field("complete", Leaf.Boolean.NonNull(), report => report.Complete, "Nothing missing and nothing saturated. Staleness does not matter to it."),
            Field("missing", Gaps, report => report.Missing, "Never read, or the reading failed."),
            Field("stale", Gaps, report => report.Stale, "Read, but older than its time to live."),
            Field("saturated", Gaps, report => report.Saturated, "The vendor holds more there than it lets anybody read, even second by second."),
            Field("asOf", Leaf.DateTime, report => report.AsOf, "The oldest reading that the answer rests on. UTC; null where nothing was read."),
            Field("completeThrough", Leaf.DateTime, report => report.CompleteThrough, "Up to here there is no gap. UTC; null where the begin is missing."),
            Field("warnings", Leaf.String.NonNull().List().NonNull(), report => report.Warnings, "What the figures do not know, one sentence each: readings that failed, and why."),
        ]).ObjectType;

    private static GraphQLType Gaps => TimeGap.NonNull().List().NonNull();

    private static FieldDefinition Field(string name, GraphQLType type, Func<CoverageReport, object?> read, string description) =>
        RecordType<CoverageReport>.Field(name, type, read, description);
}

using GraphQLApi.Analytics.Fields;
using GraphQLApi.Analytics.Metrics.Statistics;
using GraphQLApi.Analytics.Scalars;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Analytics.Metrics.Results;

/// <summary>A share with what it was computed from.</summary>
internal sealed record Rate(int Numerator, int Denominator)
{
    public double? Value => Denominator == 0 ? null : (double)Numerator / Denominator;
}

/// <summary><c>Rate</c> and <c>RateInterval</c>.</summary>
internal static class RateType
{
    private static readonly ObjectType Interval = new(
        "RateInterval", "Where the share lies in truth with 95 % confidence: the Wilson score interval. Few rows make it wide.",
        () =>
        [
            new("low", Leaf.Float.NonNull()) { Description = "Lower bound, 0 to 1.", Resolve = source => ((WilsonInterval)source).Low },
            new("high", Leaf.Float.NonNull()) { Description = "Upper bound, 0 to 1.", Resolve = source => ((WilsonInterval)source).High },
        ]);

    public static ObjectType ObjectType { get; } = new RecordType<Rate>(
        "Rate", "A share, with the counts it was computed from: rates of several rows are combined by adding these, never by averaging values.",
        () =>
        [
            Field("value", Leaf.Float, rate => rate.Value, "`numerator` / `denominator`, 0 to 1 (only `responseRate` may exceed it); null, never 0, where the denominator is 0."),
            Field("numerator", Leaf.Int.NonNull(), rate => rate.Numerator, "What is counted."),
            Field("denominator", Leaf.Int.NonNull(), rate => rate.Denominator, "Out of how many."),
            Field("interval95", Interval, rate => WilsonInterval.Of(rate.Numerator, rate.Denominator), "95 % confidence interval of the share (Wilson 1927); null where the denominator is 0 or less than the numerator."),
        ]).ObjectType;

    private static FieldDefinition Field(string name, GraphQLType type, Func<Rate, object?> read, string description) =>
        new(name, type) { Description = description, Resolve = source => read((Rate)source), Cost = 0 };
}

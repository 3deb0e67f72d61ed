using GraphQLApi.Analytics.Filtering;
using GraphQLApi.Analytics.Metrics.Aggregation;
using GraphQLApi.Analytics.Metrics.Catalogue;
using GraphQLApi.Analytics.Metrics.Dimensions;
using GraphQLApi.Analytics.Metrics.Time;
using GraphQLApi.Analytics.Queries;
using GraphQLApi.Cache.Coverage;
using GraphQLApi.Cache.Facts;
using GraphQLApi.Cache.Rows;
using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Analytics.Metrics.Questions;

/// <summary>The arguments of a metrics field, checked.</summary>
/// <param name="Population">What is counted.</param>
/// <param name="Time">The range, its buckets and the compared period.</param>
/// <param name="Buckets">Null without an interval.</param>
/// <param name="PreviousBuckets">Null without an interval or comparison.</param>
/// <param name="Uses">Dimensions, then tags, in the order written.</param>
/// <param name="Order">As written; empty for the default.</param>
/// <param name="First">Most groups; null for as many as there may be.</param>
/// <param name="Where">The coerced filter.</param>
/// <param name="MaximumRows">Most rows of an answer.</param>
internal sealed record MetricsQuestion(
    MetricPopulation Population, MetricsTime Time, TimeBuckets? Buckets, TimeBuckets? PreviousBuckets, IReadOnlyList<DimensionUse> Uses,
    IReadOnlyList<SortTerm> Order, int? First, IReadOnlyDictionary<string, object?>? Where, int MaximumRows)
{
    /// <exception cref="GraphQLException">What the client got wrong, with a code, in a sentence that says what is allowed.</exception>
    public static MetricsQuestion Read(MetricPopulation population, ArgumentValues arguments, DateTimeOffset now, AnalyticsOptions options)
    {
        var time = MetricsTime.Read(arguments, now);
        var uses = UsesOf(arguments);
        var where = arguments.Object("where");
        _ = FilterCompiler.Bind(population.Filters(), where, new QueryParameters());
        var first = arguments.Get<int?>("first");
        return first is < 0
            ? throw new GraphQLException("`first` must not be negative.", AnalyticsErrorCode.PaginationLimit)
            : new MetricsQuestion(
                population, time, time.Buckets(options.MaxBuckets), time.PreviousBuckets(options.MaxBuckets), uses,
                SortTerm.Read(arguments.Get<IReadOnlyList<object?>>("order"), population), first, where, options.MaxBuckets);
    }

    /// <summary>The ranges that a field's arguments ask about.</summary>
    public static IReadOnlyList<AskedRange> Asked(MetricPopulation population, ArgumentValues arguments, DateTimeOffset now)
    {
        var time = MetricsTime.Read(arguments, now);
        var range = Asked(population, time.Range);
        return time.Previous is { } previous ? [range, Asked(population, previous)] : [range];
    }

    public static AskedRange Asked(MetricPopulation population, TimeRange range) => new(range.From, range.To, population.LooksBack);

    public CellSpace Space(FactDictionaries facts) => Space(Time.Range, Buckets, facts);

    public CellSpace PreviousSpace(FactDictionaries facts) => Space(Time.Previous!.Value, PreviousBuckets, facts); // asked only with a comparison

    private CellSpace Space(TimeRange range, TimeBuckets? buckets, FactDictionaries facts) => new(
        UnixTime.ToMilliseconds(range.From), UnixTime.ToMilliseconds(range.To), UnixTime.ToMilliseconds(Time.Now), buckets?.Boundaries.ToArray(), Time.Zone, facts);

    private static DimensionUse[] UsesOf(ArgumentValues arguments)
    {
        var uses = arguments.List<Dimension>("groupBy")?.Select(dimension => new DimensionUse(dimension)) ?? [];
        var tags = arguments.Get<IReadOnlyList<object?>>("groupByTags")?.Cast<IReadOnlyDictionary<string, object?>>()
            .Select(tag => new DimensionUse(Dimension.Tag, (TagScope)tag["scope"]!, (string)tag["name"]!)) ?? [];
        DimensionUse[] all = [.. uses, .. tags];
        return all.Distinct().Count() == all.Length
            ? all
            : throw new GraphQLException("`groupBy` and `groupByTags` must name each dimension once.", ErrorCode.BadUserInput);
    }
}

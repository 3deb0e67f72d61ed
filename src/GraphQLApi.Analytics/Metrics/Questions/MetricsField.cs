using GraphQLApi.Analytics.Coverage;
using GraphQLApi.Analytics.Facts;
using GraphQLApi.Analytics.Fields;
using GraphQLApi.Analytics.Metrics.Catalogue;
using GraphQLApi.Analytics.Metrics.Dimensions;
using GraphQLApi.Analytics.Metrics.Results;
using GraphQLApi.Analytics.Metrics.Time;
using GraphQLApi.Analytics.Paging;
using GraphQLApi.Analytics.Queries;
using GraphQLApi.Analytics.Scalars;
using GraphQLApi.Cache;
using GraphQLApi.Cache.Coverage;
using GraphQLApi.Cache.Facts;
using GraphQLApi.Engine.Types;
using Microsoft.Extensions.DependencyInjection;

namespace GraphQLApi.Analytics.Metrics.Questions;

/// <summary>A root field that answers metrics, such as <c>queueMetrics</c>.</summary>
internal sealed class MetricsField(MetricPopulation population, MetricsTypes types, AnalyticsTypes rows, AnalyticsOptions options)
{
    /// <summary>Cost of any metrics field, and of each different metric selected below it (SEMANTICS §6.2).</summary>
    private const int BaseCost = 50;
    private const int CostPerMetric = 10;

    public FieldDefinition AtRoot(string name, string description) => new(name, types.Result)
    {
        Description = description,
        Arguments = Arguments(),
        ResolveObject = ResolveAsync,
        CostWeight = Cost,
        Tag = new FieldTag(default(ColumnSet), Asked: (arguments, now) => MetricsQuestion.Asked(population, arguments, now)),
    };

    /// <summary>The weight of a field whose figures are selected somewhere below it.</summary>
    public static int Cost(CostContext field) =>
        (BaseCost + (CostPerMetric * field.CountSelected(selected => selected.Tag is Metric))) * (field.Arguments.Object("compare") is null ? 1 : 2);

    public static Scan Scan(FieldContext context, CacheDbContext db, MetricsQuestion question, AnalyticsTypes rows)
    {
        var facts = context.Services.GetRequiredService<FactStore>();
        var filters = new FactFilters(rows, facts.Dictionaries, context.Services.GetRequiredService<CompiledQueries>());
        return new Scan(db, facts, filters, question.Where, question.Uses, new KeyTexts(facts.Dictionaries));
    }

    private async ValueTask<object?> ResolveAsync(ResolveContext context)
    {
        var question = MetricsQuestion.Read(population, context.Arguments, context.Request.StartedAt, options);
        var selection = MetricsSelection.Of(context.Selection);
        Announcements.Announce(context);
        var range = MetricsQuestion.Asked(population, question.Time.Range);
        var previous = question.Time.Previous is { } compared ? MetricsQuestion.Asked(population, compared) : null;
        if (previous is not null)
        {
            // Fails where complete coverage is required and the compared period has gaps (SEMANTICS §1.4).
            await Announcements.ReadAsync(context, Announcements.Of(context, previous), (_, _) => Task.FromResult(true)).ConfigureAwait(false);
        }

        var (tables, warning) = await Announcements.ReadAsync(
            context, Announcements.Of(context, range),
            async (db, cancellationToken) =>
            {
                var scan = Scan(context, db, question, rows);
                var filled = await new MetricsCalculation(question, selection, scan).RunAsync(cancellationToken).ConfigureAwait(false);
                return (filled, await IntentWarning.OfAsync(question, db, cancellationToken).ConfigureAwait(false));
            }).ConfigureAwait(false);

        var walk = RowWalk.Of(context.Request);
        var coverage = selection.Coverage || walk is not null ? await CoverageAsync(context, range, warning).ConfigureAwait(false) : null;
        var before = selection.PreviousCoverage && previous is not null ? await CoverageAsync(context, previous, null).ConfigureAwait(false) : null;
        var answer = MetricsAnswer.Of(question, tables, coverage, before);
        if (walk is not null)
        {
            (walk.Coverage, walk.IsTruncated) = (coverage, answer.Truncated);
        }

        return answer;
    }

    private static async Task<CoverageReport> CoverageAsync(FieldContext context, AskedRange range, string? warning)
    {
        var report = await Announcements.Cache(context).CoverageAsync(range, context.CancellationToken).ConfigureAwait(false);
        return warning is null ? report : report with { Warnings = [.. report.Warnings, warning] };
    }

    private IReadOnlyList<ArgumentDefinition> Arguments() =>
    [
        TimeInputs.Range,
        TimeInputs.TimeZone,
        new("where", population.FilterInput()) { Description = "Which rows count: the same conditions as the connection's, children included." },
        new("groupBy", types.DimensionEnum.NonNull().List()) { Description = "Dimensions that rows are grouped by, each once; without any there is one group." },
        TagDimensionInput.Argument,
        TimeInputs.Interval,
        new("order", types.SortInput.NonNull().List()) { Description = "Sort keys of the rows, the first one first. Ranks the groups for `first`, over the whole range." },
        new("first", Leaf.Int) { Description = "Returns the first _n_ groups, ranked by `order` over the whole range (without it by key); every bucket of these comes." },
        TimeInputs.Compare,
    ];
}

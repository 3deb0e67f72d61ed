using GraphQLApi.Analytics.Children;
using GraphQLApi.Analytics.Coverage;
using GraphQLApi.Analytics.Fields;
using GraphQLApi.Analytics.Metrics.Aggregation;
using GraphQLApi.Analytics.Metrics.Catalogue;
using GraphQLApi.Analytics.Metrics.Dimensions;
using GraphQLApi.Analytics.Metrics.Results;
using GraphQLApi.Analytics.Metrics.Time;
using GraphQLApi.Cache.Facts;
using GraphQLApi.Engine.Types;
using Microsoft.Extensions.DependencyInjection;

namespace GraphQLApi.Analytics.Metrics.Questions;

/// <summary>The figures of one queue or agent, for all of a level in one pass: grouped by the dimension that the parents are.</summary>
internal sealed class MetricsBelow<TParent>(
    MetricPopulation population, MetricsTypes types, AnalyticsTypes rows, AnalyticsOptions options, RowLink<TParent> parent, DimensionUse use, Func<FactDictionaries, FactDictionary> keys)
    where TParent : class
{
    public FieldDefinition Define(string description) => new("metrics", types.Metrics)
    {
        Description = description,
        Arguments =
        [
            TimeInputs.Range,
            TimeInputs.TimeZone,
            new("where", population.FilterInput()) { Description = "Which rows count: the same conditions as the connection's, children included." },
        ],
        ResolveBatch = ResolveAsync,
        CostWeight = MetricsField.Cost,
        Tag = new FieldTag(parent.Columns, Asked: (arguments, now) => MetricsQuestion.Asked(population, arguments, now)),
    };

    private async ValueTask<IReadOnlyList<object?>> ResolveAsync(BatchResolveContext context)
    {
        var question = MetricsQuestion.Read(population, context.Arguments, context.Request.StartedAt, options) with { Uses = [use] };
        var selected = context.Selection.Select();
        var range = MetricsQuestion.Asked(population, question.Time.Range);
        var dictionaries = context.Services.GetRequiredService<FactStore>().Dictionaries;
        var groups = new KeyGroups(1);
        var table = new Tabulation(question.Space(dictionaries), groups, MetricsSelection.MeasuresOf(selected));
        await Announcements.ReadAsync(
            context, Announcements.Of(context, range),
            async (db, cancellationToken) =>
            {
                foreach (var counted in population.Rows)
                {
                    await counted.ScanAsync(MetricsField.Scan(context, db, question, rows), table.Space, [table], cancellationToken).ConfigureAwait(false);
                }

                return true;
            }).ConfigureAwait(false);
        table.Complete();
        groups.Close();

        var coverage = selected.Any(field => field.Field.Name == "coverage")
            ? await Announcements.Cache(context).CoverageAsync(range, context.CancellationToken).ConfigureAwait(false)
            : null;
        return [.. context.Sources.Select(source => new MetricCell(table, Cell(source), coverage))];

        int Cell(object source)
        {
            var code = keys(dictionaries).Find(parent.Read((TParent)source)!.Value.Text); // the parent's own key
            return code > 0 && groups.Levels[0].Find(0, code) is >= 0 and var group ? group : table.EmptyCell;
        }
    }
}

using GraphQLApi.Analytics.Metrics.Aggregation;
using GraphQLApi.Analytics.Metrics.Results;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Analytics.Metrics.Catalogue;

/// <summary>What is gathered of customer satisfaction.</summary>
/// <param name="Scores">Figures of the scores.</param>
/// <param name="TopTwo">Scores of 4 and 5.</param>
/// <param name="Asked">Handled rows: what a response rate is a share of.</param>
internal sealed record SurveyMeasures(Measure Scores, Measure TopTwo, Measure Asked);

/// <summary>Customer satisfaction; its parts have formulas of their own.</summary>
internal sealed class SurveyMetric(string name, string formula, IReadOnlyList<string> sources, SurveyMeasures measures) : Metric(name, "score 1 to 5", formula, sources)
{
    public override GraphQLType Type => SurveyType.ObjectType.NonNull();

    public override NamedType SortType => SurveyType.SortInput;

    public override IEnumerable<Measure> Needs(SelectedField field) => field.Select().SelectMany(part => SortNeeds(part.Field.Name));

    public override IEnumerable<Measure> SortNeeds(string? part) => part switch
    {
        "topTwoBoxRate" => [measures.Scores, measures.TopTwo],
        "responseRate" => [measures.Scores, measures.Asked],
        _ => [measures.Scores],
    };

    public override double? SortValue(MetricCell cell, string? part)
    {
        var survey = new Survey(cell, measures);
        return part switch
        {
            "responses" => survey.Responses,
            "averageScore" => survey.AverageScore,
            "topTwoBoxRate" => survey.TopTwoBoxRate.Value,
            _ => survey.ResponseRate.Value,
        };
    }

    public override object Read(MetricCell cell, ArgumentValues arguments) => new Survey(cell, measures);
}

using GraphQLApi.Analytics.Fields;
using GraphQLApi.Analytics.Metrics.Catalogue;
using GraphQLApi.Analytics.Scalars;
using GraphQLApi.Analytics.Sorting;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Analytics.Metrics.Results;

/// <summary>What <c>SurveyMetrics</c> is answered from.</summary>
internal sealed record Survey(MetricCell Cell, SurveyMeasures Measures)
{
    public int Responses => Cell.Spread(Measures.Scores).Count;

    public double? AverageScore => Responses == 0 ? null : (double)Cell.Spread(Measures.Scores).Sum / Responses;

    public Rate TopTwoBoxRate => new(Cell.Count(Measures.TopTwo), Responses);

    public Rate ResponseRate => new(Responses, Cell.Count(Measures.Asked));
}

/// <summary><c>SurveyMetrics</c>.</summary>
internal static class SurveyType
{
    public static ObjectType ObjectType { get; } = new RecordType<Survey>(
        "SurveyMetrics", "Customer satisfaction by survey: scores 1 to 5 whose `surveyType` is csat or absent.",
        () =>
        [
            Field("responses", Leaf.Int.NonNull(), survey => survey.Responses, "Rows with a `csatScore`."),
            Field("averageScore", Leaf.Float, survey => survey.AverageScore, "Sum of the scores / responses, 1 to 5; null where there are none."),
            Field("topTwoBoxRate", RateType.ObjectType.NonNull(), survey => survey.TopTwoBoxRate, "Scores of 4 and 5 / responses."),
            Field(
                "responseRate", RateType.ObjectType.NonNull(), survey => survey.ResponseRate,
                "`responses` / handled conversations; of sessions: / closed sessions with a handled conversation. Above 1, and without an interval, where customers answered whom no agent handled."),
        ]).ObjectType;

    public static InputObjectType SortInput { get; } = SortInputs.Object(
        "SurveySortInput", "Sort keys of a survey, in the order they are written.",
        () =>
        [
            SortInputs.Column("responses", "By how many answered."), SortInputs.Column("averageScore", "By the average of the scores, 1 to 5."),
            SortInputs.Column("topTwoBoxRate", "Share of scores of 4 and 5."), SortInputs.Column("responseRate", "Share of customers who answered."),
        ]);

    private static FieldDefinition Field(string name, GraphQLType type, Func<Survey, object?> read, string description) =>
        new(name, type) { Description = description, Resolve = source => read((Survey)source), Cost = 0 };
}

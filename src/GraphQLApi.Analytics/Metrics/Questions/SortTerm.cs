using GraphQLApi.Analytics.Metrics.Aggregation;
using GraphQLApi.Analytics.Metrics.Catalogue;
using GraphQLApi.Analytics.Metrics.Results;

namespace GraphQLApi.Analytics.Metrics.Questions;

/// <summary>One sort key of metric rows.</summary>
internal abstract record SortTerm(bool IsDescending)
{
    /// <summary>The keys in the order written, each once counts.</summary>
    public static IReadOnlyList<SortTerm> Read(IReadOnlyList<object?>? order, MetricPopulation population)
    {
        var terms = new List<SortTerm>();
        foreach (var (name, value) in (order ?? []).OfType<IReadOnlyDictionary<string, object?>>().SelectMany(entry => entry))
        {
            switch (name, value)
            {
                case ("bucket", bool isDescending):
                    terms.Add(new ByBucket(isDescending));
                    break;
                case ("key", IReadOnlyDictionary<string, object?> fields):
                    terms.AddRange(fields.Where(field => field.Value is bool).Select(field => new ByKey(field.Key, (bool)field.Value!)));
                    break;
                case (_, bool isDescending):
                    terms.Add(new ByMetric(population.Metric(name), null, isDescending));
                    break;
                case (_, IReadOnlyDictionary<string, object?> parts):
                    terms.AddRange(parts.Where(part => part.Value is bool).Select(part => new ByMetric(population.Metric(name), part.Key, (bool)part.Value!)));
                    break;
            }
        }

        return terms;
    }
}

/// <summary>By the bucket's start.</summary>
internal sealed record ByBucket(bool IsDescending) : SortTerm(IsDescending);

/// <summary>By one field of the key; rows that are not grouped by it are equal.</summary>
internal sealed record ByKey(string Field, bool IsDescending) : SortTerm(IsDescending);

/// <summary>By a figure; rows without it come first ascending and last descending.</summary>
internal sealed record ByMetric(Metric Metric, string? Part, bool IsDescending) : SortTerm(IsDescending)
{
    public IEnumerable<Measure> Needs => Metric.SortNeeds(Part);

    public double? Value(MetricCell cell) => Metric.SortValue(cell, Part);
}

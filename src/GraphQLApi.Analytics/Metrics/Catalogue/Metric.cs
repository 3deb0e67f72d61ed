using GraphQLApi.Analytics.Metrics.Aggregation;
using GraphQLApi.Analytics.Metrics.Results;
using GraphQLApi.Analytics.Scalars;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Analytics.Metrics.Catalogue;

/// <summary>
/// One row of the catalogue. From it follow the result's field and its description, its place in the sort input, its line in
/// <c>metricCatalog</c>, and what has to be gathered where it is selected.
/// </summary>
/// <param name="name">Of the field.</param>
/// <param name="unit">What a value of 1 means.</param>
/// <param name="formula">In words and the names of the contract.</param>
/// <param name="sources">Fields of the schema that it rests on.</param>
internal abstract class Metric(string name, string unit, string formula, IReadOnlyList<string> sources)
{
    public string Name { get; } = name;

    public string Unit { get; } = unit;

    public string Formula { get; } = formula;

    public IReadOnlyList<string> Sources { get; } = sources;

    /// <summary>What it says, in one sentence.</summary>
    public required string Description { get; init; }

    /// <summary>Who else defines it so; null where nobody is worth naming.</summary>
    public string? Reference { get; init; }

    /// <summary>Type of the field.</summary>
    public abstract GraphQLType Type { get; }

    /// <summary>The input by which rows are sorted by it; null where they cannot be.</summary>
    public virtual NamedType? SortType => Vocabularies.SortDirection;

    public virtual IReadOnlyList<ArgumentDefinition> Arguments => [];

    /// <summary>What has to be gathered for a selection of it.</summary>
    public abstract IEnumerable<Measure> Needs(SelectedField field);

    /// <summary>What has to be gathered to sort by it; <paramref name="part"/> names a part of it, where it has several.</summary>
    public abstract IEnumerable<Measure> SortNeeds(string? part);

    /// <summary>The value to sort by; null where it has none.</summary>
    public abstract double? SortValue(MetricCell cell, string? part);

    /// <summary>The field's value.</summary>
    public abstract object? Read(MetricCell cell, ArgumentValues arguments);

    /// <summary>The field of the result's type.</summary>
    public FieldDefinition Define(string population) => new(Name, Type)
    {
        Description = $"{Description} Formula: {Formula}. Unit: {Unit}. Population: {population.TrimEnd('.')}. From: {string.Join(", ", Sources.Select(source => $"`{source}`"))}.{(Reference is null ? "" : $" Reference: {Reference}.")}",
        Arguments = Arguments,
        Tag = this,
        Cost = 0,
        Resolve = Arguments.Count == 0 ? source => Read((MetricCell)source, ArgumentValues.Empty) : null,
        ResolveObject = Arguments.Count == 0 ? null : context => ValueTask.FromResult(Read((MetricCell)context.Source, context.Arguments)),
    };
}

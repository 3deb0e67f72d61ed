using System.Runtime.CompilerServices;
using GraphQLApi.Analytics.Metrics.Aggregation;
using GraphQLApi.Analytics.Metrics.Results;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Analytics.Metrics.Catalogue;

/// <summary>A count over a count, both of them answered too.</summary>
internal sealed class RateMetric(
    string name, string formula, IReadOnlyList<string> sources, Func<ArgumentValues, (Tally Numerator, Tally Denominator)> parts) : Metric(name, "share, 0 to 1", formula, sources)
{
    private readonly ConditionalWeakTable<ArgumentValues, Fraction> known = [];

    public RateMetric(string name, string formula, IReadOnlyList<string> sources, Tally numerator, Tally denominator)
        : this(name, formula, sources, _ => (numerator, denominator))
    {
    }

    public override GraphQLType Type => RateType.ObjectType.NonNull();

    public override IReadOnlyList<ArgumentDefinition> Arguments => Options;

    /// <summary>Arguments of the field; none by default.</summary>
    public IReadOnlyList<ArgumentDefinition> Options { get; init; } = [];

    public override IEnumerable<Measure> Needs(SelectedField field) => Measures(field.Arguments);

    public override IEnumerable<Measure> SortNeeds(string? part) => Measures(Defaults);

    public override double? SortValue(MetricCell cell, string? part) => Of(cell, Defaults).Value;

    public override object Read(MetricCell cell, ArgumentValues arguments) => Of(cell, arguments);

    /// <summary>Values of the arguments that have a default: what rows are sorted by.</summary>
    public ArgumentValues Defaults { get; init; } = ArgumentValues.Empty;

    private IEnumerable<Measure> Measures(ArgumentValues arguments)
    {
        var (numerator, denominator) = Parts(arguments);
        return numerator.Measures.Concat(denominator.Measures);
    }

    // A field's rows share their arguments, and names of measures are texts: made once, not for every row.
    private Fraction Parts(ArgumentValues arguments) => known.GetValue(arguments, values =>
    {
        var (numerator, denominator) = parts(values);
        return new Fraction(numerator, denominator);
    });

    private Rate Of(MetricCell cell, ArgumentValues arguments)
    {
        var (numerator, denominator) = Parts(arguments);
        return new Rate(numerator.Of(cell), denominator.Of(cell));
    }

    private sealed record Fraction(Tally Numerator, Tally Denominator);
}

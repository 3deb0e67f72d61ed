using System.Diagnostics;
using System.Linq.Expressions;
using System.Text;
using GraphQLApi.Analytics.Filtering;

namespace GraphQLApi.Analytics.Facts;

/// <summary>
/// The predicates of <see cref="Predicate"/> on values in memory, answering exactly as their SQL does: texts by their UTF-8 bytes, enumerations by
/// number, a missing value fulfils nothing but "no value", and a negated comparison is the exact complement.
/// </summary>
internal static class ValueTest
{
    public static bool Holds(Comparison comparison, object? value, IReadOnlyList<object?> values) =>
        Fulfils(comparison, value, values) != comparison.IsNegated;

    public static bool HoldsNumber(Comparison comparison, double? value, IReadOnlyList<object?> values) =>
        value is { } number && comparison.Predicate != Predicate.OneOf && comparison.Predicate != Predicate.HasNoValue
            ? Compares(comparison, number.CompareTo((double)values[comparison.Parameter]!)) != comparison.IsNegated
            : Holds(comparison, value, values);

    public static bool HoldsTime(Comparison comparison, long milliseconds, IReadOnlyList<object?> values) =>
        comparison.Predicate != Predicate.OneOf && comparison.Predicate != Predicate.HasNoValue
            ? Compares(comparison, milliseconds.CompareTo(Milliseconds((DateTime)values[comparison.Parameter]!))) != comparison.IsNegated
            : Holds(comparison, DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).UtcDateTime, values);

    /// <summary>Whether a condition on a list's element looks at nothing but the element's own columns.</summary>
    public static bool CanTry(FilterNode condition) => condition switch
    {
        AllOf all => all.Parts.All(CanTry),
        AnyOf any => any.Parts.All(CanTry),
        Comparison { Column.Body: MemberExpression } => true,
        _ => false,
    };

    /// <summary>A condition that <see cref="CanTry"/>, on an element whose columns are read by name.</summary>
    public static bool Holds(FilterNode condition, Func<string, string?> column, IReadOnlyList<object?> values) => condition switch
    {
        AllOf all => all.Parts.All(part => Holds(part, column, values)),
        AnyOf any => any.Parts.Any(part => Holds(part, column, values)),
        Comparison comparison => Holds(comparison, column(((MemberExpression)comparison.Column.Body).Member.Name), values),
        _ => throw new UnreachableException(),
    };

    private static bool Fulfils(Comparison comparison, object? value, IReadOnlyList<object?> values)
    {
        if (comparison.Predicate == Predicate.HasNoValue)
        {
            return value is null;
        }

        if (value is null)
        {
            return false;
        }

        var operand = values[comparison.Parameter];
        return comparison.Predicate.Name switch
        {
            "in" => ((Array)operand!).Cast<object>().Any(element => Compare(value, element) == 0),
            "contains" => ((string)value).Contains((string)operand!, StringComparison.Ordinal),
            "startsWith" => Compare(value, operand!) >= 0 && Compare(value, values[comparison.Parameter + 1]!) < 0,
            "endsWith" => ((string)value).EndsWith((string)operand!, StringComparison.Ordinal),
            _ => Compares(comparison, Compare(value, operand!)),
        };
    }

    private static bool Compares(Comparison comparison, int sign) => comparison.Predicate.Name switch
    {
        "eq" => sign == 0,
        "gt" => sign > 0,
        "gte" => sign >= 0,
        "lt" => sign < 0,
        "lte" => sign <= 0,
        _ => throw new UnreachableException(),
    };

    private static int Compare(object left, object right) => left switch
    {
        string text => Encoding.UTF8.GetBytes(text).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes((string)right)),
        double number => number.CompareTo((double)right),
        DateTime time => Milliseconds(time).CompareTo(Milliseconds((DateTime)right)),
        _ => ((long)left).CompareTo(Convert.ToInt64(right, null)),
    };

    private static long Milliseconds(DateTime time) => new DateTimeOffset(time, TimeSpan.Zero).ToUnixTimeMilliseconds();
}

using System.Linq.Expressions;
using GraphQLApi.Analytics.Fields;

namespace GraphQLApi.Analytics.Filtering;

/// <summary>Builds a comparison of a value with the parameters from a number on.</summary>
internal delegate Expression PredicateBuilder(Expression value, IReadOnlyList<ParameterExpression> parameters, int first);

/// <summary>
/// The comparisons SQL is made of. Texts compare by their bytes and by case: EF makes LIKE of StartsWith, which SQLite compares without case,
/// so a prefix is a range here (and an index can seek it), a suffix is <c>substr</c>, containment <c>instr</c>.
/// </summary>
internal sealed record Predicate(string Name, PredicateBuilder Build)
{
    public static Predicate HasNoValue { get; } = new("null", (value, _, _) => value.CanBeNull()
        ? Expression.Equal(value, Expression.Constant(null, value.Type))
        : Expression.Constant(false));

    public static Predicate Equal { get; } = new("eq", (value, parameters, first) => Expression.Equal(value, Lift(parameters[first], value)));

    public static Predicate OneOf { get; } = new("in", (value, parameters, first) =>
        Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [parameters[first].Type.GetElementType()!], parameters[first], ToElement(value, parameters[first])));

    public static Predicate Greater { get; } = new("gt", (value, parameters, first) => Ordering.Compare(ExpressionType.GreaterThan, value, Lift(parameters[first], value)));

    public static Predicate GreaterOrEqual { get; } = new("gte", (value, parameters, first) => Ordering.Compare(ExpressionType.GreaterThanOrEqual, value, Lift(parameters[first], value)));

    public static Predicate Less { get; } = new("lt", (value, parameters, first) => Ordering.Compare(ExpressionType.LessThan, value, Lift(parameters[first], value)));

    public static Predicate LessOrEqual { get; } = new("lte", (value, parameters, first) => Ordering.Compare(ExpressionType.LessThanOrEqual, value, Lift(parameters[first], value)));

    public static Predicate Contains { get; } = new("contains", (value, parameters, first) =>
        Expression.Call(value, nameof(string.Contains), null, parameters[first]));

    /// <summary>From the prefix itself up to, but without, the first text behind all that begin with it.</summary>
    public static Predicate StartsWith { get; } = new("startsWith", (value, parameters, first) => Expression.AndAlso(
        Ordering.Compare(ExpressionType.GreaterThanOrEqual, value, parameters[first]),
        Ordering.Compare(ExpressionType.LessThan, value, parameters[first + 1])));

    /// <summary>The text and how many characters it has: SQL counts code points where C# counts UTF-16 units.</summary>
    public static Predicate EndsWith { get; } = new("endsWith", (value, parameters, first) => Expression.Equal(
        Expression.Call(value, nameof(string.Substring), null, Expression.Subtract(Expression.Property(value, nameof(string.Length)), parameters[first + 1])),
        parameters[first]));

    private static Expression Lift(Expression parameter, Expression value) =>
        parameter.Type == value.Type ? parameter : Expression.Convert(parameter, value.Type);

    private static Expression ToElement(Expression value, ParameterExpression list) =>
        list.Type.GetElementType() == value.Type ? value : Expression.Convert(value, list.Type.GetElementType()!);
}

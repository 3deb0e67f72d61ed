using System.Linq.Expressions;
using GraphQLApi.Analytics.Fields;
using GraphQLApi.Analytics.Queries;
using GraphQLApi.Analytics.Sorting;

namespace GraphQLApi.Analytics.Paging;

/// <summary>
/// The rows on one side of a place in an order, as conditions that an index on the first key can seek: page 10,000 costs what page 1 costs.
/// Nulls come first where a walk goes up and last where it goes down, so a place may leave two stretches, one with and one without values in
/// the first key. Joined by OR they could not be seeked; they are read one after the other, and the second one only where the first ran out.
/// </summary>
internal sealed class Keyset
{
    private readonly RowOrder order;
    private readonly object?[] values;
    private readonly int[] parameters;
    private readonly bool isReversed;
    private readonly bool includesPlace;

    /// <param name="order">The order of the rows.</param>
    /// <param name="values">The place, one value a key.</param>
    /// <param name="isReversed">The rows before the place instead of those behind it.</param>
    /// <param name="includesPlace">The row at the place itself counts too.</param>
    /// <param name="query">Takes the values.</param>
    public Keyset(RowOrder order, object?[] values, bool isReversed, bool includesPlace, QueryParameters query)
    {
        this.order = order;
        this.values = values;
        this.isReversed = isReversed;
        this.includesPlace = includesPlace;
        parameters = [.. values.Select((value, key) => value is null ? -1 : query.Add(order.Keys[key].ValueType, value))];
        Shape = string.Concat(values.Select(value => value is null ? '0' : '1')) + (isReversed ? "r" : "") + (includesPlace ? "i" : "");
    }

    /// <summary>Which values are null, and the side: together with the order it tells the expression.</summary>
    public string Shape { get; }

    /// <summary>How many stretches there are: one or two.</summary>
    public int Stretches => order.Keys[0].IsNullable && IsUp(0) == values[0] is null ? 2 : 1;

    /// <summary>One stretch, from the place on.</summary>
    public Expression Stretch(int number, Expression row, IReadOnlyList<ParameterExpression> declared)
    {
        var key = Value(0, row);
        if (number == 1)
        {
            return values[0] is null ? Expression.NotEqual(key, Null(key)) : Expression.Equal(key, Null(key));
        }

        if (values[0] is null)
        {
            return Expression.AndAlso(Expression.Equal(key, Null(key)), From(1, row, declared));
        }

        var place = Parameter(0, key, declared);
        return Expression.AndAlso(
            Ordering.Compare(IsUp(0) ? ExpressionType.GreaterThanOrEqual : ExpressionType.LessThanOrEqual, key, place),
            Expression.OrElse(Ordering.Compare(IsUp(0) ? ExpressionType.GreaterThan : ExpressionType.LessThan, key, place), From(1, row, declared)));
    }

    /// <summary>The whole side in one condition: right, but not seekable where there are two stretches.</summary>
    public Expression Whole(Expression row, IReadOnlyList<ParameterExpression> declared) =>
        Enumerable.Range(0, Stretches).Select(number => Stretch(number, row, declared)).Aggregate(Expression.OrElse);

    // Beyond the place by this key, or level with it and beyond by a later one.
    private Expression From(int index, Expression row, IReadOnlyList<ParameterExpression> declared)
    {
        if (index == values.Length)
        {
            return Expression.Constant(includesPlace);
        }

        var key = Value(index, row);
        var level = values[index] is null
            ? Expression.Equal(key, Null(key))
            : Expression.Equal(key, Parameter(index, key, declared));
        var levelAndBeyond = Expression.AndAlso(level, From(index + 1, row, declared));
        return Beyond(index, key, declared) is { } beyond ? Expression.OrElse(beyond, levelAndBeyond) : levelAndBeyond;
    }

    private Expression? Beyond(int index, Expression key, IReadOnlyList<ParameterExpression> declared)
    {
        if (values[index] is null)
        {
            return IsUp(index) ? Expression.NotEqual(key, Null(key)) : null;
        }

        var place = Parameter(index, key, declared);
        if (IsUp(index))
        {
            return Ordering.Compare(ExpressionType.GreaterThan, key, place);
        }

        var below = Ordering.Compare(ExpressionType.LessThan, key, place);
        return order.Keys[index].IsNullable ? Expression.OrElse(below, Expression.Equal(key, Null(key))) : below;
    }

    private bool IsUp(int index) => order.Keys[index].IsDescending == isReversed;

    private Expression Value(int index, Expression row) => order.Keys[index].Value.Inline(row);

    private Expression Parameter(int index, Expression key, IReadOnlyList<ParameterExpression> declared)
    {
        var parameter = declared[parameters[index]];
        return parameter.Type == key.Type ? parameter : Expression.Convert(parameter, key.Type);
    }

    private static ConstantExpression Null(Expression key) => Expression.Constant(null, key.Type);
}

using System.Linq.Expressions;
using GraphQLApi.Analytics.Fields;

namespace GraphQLApi.Analytics.Filtering;

/// <summary>
/// A bound filter. Negation is pushed down to the comparisons, whose complements are exact for rows without a value; SQL's NOT is not, and EF
/// turns <c>!(x &gt; 1)</c> into <c>x &lt;= 1</c>.
/// </summary>
internal abstract record FilterNode
{
    public static FilterNode True { get; } = new AllOf([]);

    public static FilterNode False { get; } = new AnyOf([]);

    public abstract FilterNode Negate();

    public abstract Expression Build(FilterScope scope);
}

/// <summary>Every part holds; without parts it is true.</summary>
internal sealed record AllOf(IReadOnlyList<FilterNode> Parts) : FilterNode
{
    public override FilterNode Negate() => new AnyOf([.. Parts.Select(part => part.Negate())]);

    public override Expression Build(FilterScope scope) =>
        Parts.Count == 0 ? Expression.Constant(true) : Parts.Select(part => part.Build(scope)).Aggregate(Expression.AndAlso);
}

/// <summary>Some part holds; without parts it is false.</summary>
internal sealed record AnyOf(IReadOnlyList<FilterNode> Parts) : FilterNode
{
    public override FilterNode Negate() => new AllOf([.. Parts.Select(part => part.Negate())]);

    public override Expression Build(FilterScope scope) =>
        Parts.Count == 0 ? Expression.Constant(false) : Parts.Select(part => part.Build(scope)).Aggregate(Expression.OrElse);
}

/// <summary>One column against the parameters from <paramref name="Parameter"/> on.</summary>
internal sealed record Comparison(LambdaExpression Column, Predicate Predicate, int Parameter, bool IsNegated) : FilterNode
{
    public override FilterNode Negate() => this with { IsNegated = !IsNegated };

    public override Expression Build(FilterScope scope)
    {
        var value = scope.Value(Column);
        var holds = Predicate.Build(value, scope.Parameters, Parameter);
        return (IsNegated, value.CanBeNull() && Predicate != Predicate.HasNoValue) switch
        {
            (false, _) => holds,
            (true, false) => Expression.Not(holds),
            (true, true) => Expression.OrElse(Predicate.HasNoValue.Build(value, scope.Parameters, Parameter), Expression.Not(holds)),
        };
    }
}

/// <summary>A condition on the one object that a navigation leads to.</summary>
internal sealed record Within(string Field, LambdaExpression Navigation, bool IsOptional, FilterNode Inner) : FilterNode
{
    public override FilterNode Negate() => this with { Inner = Inner.Negate() };

    public override Expression Build(FilterScope scope) =>
        Inner.Build(scope with { Row = scope.Inline(Navigation), IsOptional = scope.IsOptional || IsOptional });
}

/// <summary>Some element of a list fulfils the condition. <paramref name="List"/> is over the row, or over context and row.</summary>
internal sealed record Exists(LambdaExpression List, FilterNode Inner, bool IsNegated) : FilterNode
{
    public override FilterNode Negate() => this with { IsNegated = !IsNegated };

    public override Expression Build(FilterScope scope)
    {
        var list = scope.Inline(List);
        var element = list.Type.GetInterfaces().Append(list.Type)
            .First(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>)).GetGenericArguments()[0];
        var item = Expression.Parameter(element, "item");
        var condition = Inner.Build(scope with { Row = item, IsOptional = false });
        var owner = typeof(IQueryable).IsAssignableFrom(list.Type) ? typeof(Queryable) : typeof(Enumerable);
        // Any without a condition over a table function is the one form EF does not translate.
        var any = Expression.Call(owner, nameof(Enumerable.Any), [element], list, Expression.Lambda(condition, item));
        return IsNegated ? Expression.Not(any) : any;
    }
}

/// <summary>Some bit of a flags column is among those of a parameter.</summary>
internal sealed record SharesFlags(LambdaExpression Column, int Parameter, bool IsNegated) : FilterNode
{
    public override FilterNode Negate() => this with { IsNegated = !IsNegated };

    public override Expression Build(FilterScope scope)
    {
        var flags = scope.Inline(Column);
        var number = Enum.GetUnderlyingType(flags.Type);
        var shared = Expression.And(Expression.Convert(flags, number), Expression.Convert(scope.Parameters[Parameter], number));
        var none = Expression.Convert(Expression.Constant(0), number);
        return IsNegated ? Expression.Equal(shared, none) : Expression.NotEqual(shared, none);
    }
}

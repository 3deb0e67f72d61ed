using System.Linq.Expressions;
using GraphQLApi.Analytics.Fields;

namespace GraphQLApi.Analytics.Filtering;

/// <summary>Where a filter expression is being built: the row at hand, whether it may be absent, and the query's parameters.</summary>
internal sealed record FilterScope(ParameterExpression Db, Expression Row, bool IsOptional, IReadOnlyList<ParameterExpression> Parameters)
{
    /// <summary>A lambda over the row, or over the context and the row, with the row at hand in its place.</summary>
    public Expression Inline(LambdaExpression lambda) => lambda.Parameters.Count == 1 ? lambda.Inline(Row) : lambda.Inline(Db, Row);

    /// <summary>The value of a column, null where the row is absent.</summary>
    public Expression Value(LambdaExpression column) => IsOptional ? Inline(column).AsNullable() : Inline(column);
}

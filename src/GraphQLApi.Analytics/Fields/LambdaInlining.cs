using System.Linq.Expressions;

namespace GraphQLApi.Analytics.Fields;

/// <summary>Puts an expression in the place of a lambda's parameter, so that small lambdas of the field tables compose to one that EF can translate.</summary>
internal static class LambdaInlining
{
    public static Expression Inline(this LambdaExpression lambda, params Expression[] arguments) =>
        new Replacement(lambda.Parameters, arguments).Visit(lambda.Body);

    /// <summary>A value that is null where something on its way is: <c>int</c> becomes <c>int?</c>, texts stay as they are.</summary>
    public static Expression AsNullable(this Expression value) =>
        value.Type.IsValueType && Nullable.GetUnderlyingType(value.Type) is null
            ? Expression.Convert(value, typeof(Nullable<>).MakeGenericType(value.Type))
            : value;

    public static bool CanBeNull(this Expression value) => !value.Type.IsValueType || Nullable.GetUnderlyingType(value.Type) is not null;

    private sealed class Replacement(IReadOnlyList<ParameterExpression> parameters, Expression[] arguments) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node)
        {
            for (var i = 0; i < parameters.Count; i++)
            {
                if (parameters[i] == node)
                {
                    return arguments[i];
                }
            }

            return node;
        }
    }
}

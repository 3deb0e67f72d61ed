using System.Linq.Expressions;
using GraphQLApi.Analytics.Fields;

namespace GraphQLApi.Analytics.Projection;

/// <summary>The SELECT list: a new row with the chosen columns alone. Rows made so are not tracked, and what was not chosen has its default.</summary>
internal static class RowProjection
{
    public static MemberInitExpression Build<TRow>(Expression row, ColumnSet columns)
        where TRow : class, new() =>
        Expression.MemberInit(
            Expression.New(typeof(TRow)),
            RowColumns<TRow>.Members
                .Where((_, number) => columns.Contains(number))
                .Select(member => Expression.Bind(member, Expression.Property(row, member))));
}

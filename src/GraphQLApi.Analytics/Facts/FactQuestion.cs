using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using GraphQLApi.Analytics.Fields;
using GraphQLApi.Analytics.Filtering;
using GraphQLApi.Analytics.Queries;
using GraphQLApi.Cache;
using Microsoft.EntityFrameworkCore;

namespace GraphQLApi.Analytics.Facts;

/// <summary>A condition as one statement that answers it for every row of a range, in the order of the segments: time, then natural key.</summary>
internal sealed class FactQuestion<TRow>(
    RowType<TRow> type, LambdaExpression time, FilterNode condition, string shape, QueryParameters parameters, CompiledQueries queries)
    where TRow : class, new()
{
    public async IAsyncEnumerable<bool> AskAsync(CacheDbContext db, DateTime from, DateTime to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var values = parameters.First(parameters.Values.Count);
        var first = values.Add(from);
        values.Add(to);
        var answers = await queries.ListAsync<bool>(
            db, $"facts {type.Name} where {shape}", values, (context, declared) => Body(context, declared, first), cancellationToken).ConfigureAwait(false);
        foreach (var passes in answers)
        {
            yield return passes;
        }
    }

    private MethodCallExpression Body(ParameterExpression db, IReadOnlyList<ParameterExpression> declared, int first)
    {
        Expression query = Expression.Call(db, nameof(DbContext.Set), [typeof(TRow)]);
        query = Call(nameof(Queryable.Where), query, row => Expression.AndAlso(
            Expression.GreaterThanOrEqual(time.Inline(row), Expression.Convert(declared[first], time.ReturnType)),
            Expression.LessThan(time.Inline(row), Expression.Convert(declared[first + 1], time.ReturnType))));
        query = Expression.Call(typeof(Queryable), nameof(Queryable.OrderBy), [typeof(TRow), time.ReturnType], query, time);
        foreach (var key in type.Key)
        {
            query = Expression.Call(typeof(Queryable), nameof(Queryable.ThenBy), [typeof(TRow), key.Value.ReturnType], query, key.Value);
        }

        return Call(nameof(Queryable.Select), query, row => condition.Build(new FilterScope(db, row, IsOptional: false, declared)));
    }

    private static MethodCallExpression Call(string method, Expression query, Func<ParameterExpression, Expression> body)
    {
        var row = Expression.Parameter(typeof(TRow), "row");
        Type[] types = method == nameof(Queryable.Where) ? [typeof(TRow)] : [typeof(TRow), typeof(bool)];
        return Expression.Call(typeof(Queryable), method, types, query, Expression.Lambda(body(row), row));
    }
}

using System.Linq.Expressions;
using System.Text.Json;
using GraphQLApi.Analytics.Coverage;
using GraphQLApi.Analytics.Fields;
using GraphQLApi.Analytics.Projection;
using GraphQLApi.Analytics.Queries;
using GraphQLApi.Cache;
using GraphQLApi.Cache.Rows;
using GraphQLApi.Engine.Types;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GraphQLApi.Analytics.Children;

/// <summary>What to read of the rows that belong to others.</summary>
/// <param name="Link">Their side of the link.</param>
/// <param name="Order">Order within one parent; empty where there is one row a parent.</param>
/// <param name="Condition">Further condition, without values.</param>
/// <param name="Name">Tells condition and order apart in the shape.</param>
internal sealed record ChildRows<TRow>(RowLink<TRow> Link, IReadOnlyList<LambdaExpression> Order, Expression<Func<TRow, bool>>? Condition = null, string Name = "")
    where TRow : class, new();

/// <summary>Reads the children of a whole level in one statement: <c>WHERE key IN (…)</c>, never one per row, only the columns asked for (DESIGN §5).</summary>
internal static class ChildReader
{
    private static readonly Expression<Func<JsonElementRow, string?>> KeyOf = element => element.Value;

    public static async Task<RowsByKey<TRow>> ReadAsync<TRow>(FieldContext context, ChildRows<TRow> children, IReadOnlyCollection<string> keys, ColumnSet columns)
        where TRow : class, new()
    {
        List<TRow> rows = [];
        if (keys.Count > 0)
        {
            var queries = context.Services.GetRequiredService<CompiledQueries>();
            rows = await Announcements.ReadAsync(
                context, null, (db, cancellationToken) => QueryAsync(queries, db, children, keys, columns, cancellationToken)).ConfigureAwait(false);
        }

        return new RowsByKey<TRow>(rows, children.Link);
    }

    public static Task<List<TRow>> QueryAsync<TRow>(
        CompiledQueries queries, CacheDbContext db, ChildRows<TRow> children, IReadOnlyCollection<string> keys, ColumnSet columns, CancellationToken cancellationToken)
        where TRow : class, new()
    {
        var selected = columns | children.Link.Columns;
        var parameters = new QueryParameters();
        parameters.Add(JsonSerializer.Serialize(keys));
        return queries.ListAsync<TRow>(
            db, $"children {children.Name} {children.Link.Shape} {selected}", parameters, (context, values) => Body(context, values, children, selected), cancellationToken);
    }

    /// <summary>Whether a text is among the keys that a parameter holds as a JSON list.</summary>
    public static Expression IsAmong(Expression text, ParameterExpression db, ParameterExpression keys)
    {
        var elements = Expression.Call(db, nameof(CacheDbContext.JsonElements), null, keys);
        var texts = Expression.Call(typeof(Queryable), nameof(Queryable.Select), [typeof(JsonElementRow), typeof(string)], elements, KeyOf);
        return Expression.Call(typeof(Queryable), nameof(Queryable.Contains), [typeof(string)], texts, text);
    }

    private static MethodCallExpression Body<TRow>(ParameterExpression db, IReadOnlyList<ParameterExpression> parameters, ChildRows<TRow> children, ColumnSet columns)
        where TRow : class, new()
    {
        var row = Expression.Parameter(typeof(TRow), "row");
        var isChild = IsAmong(children.Link.Text.Inline(row), db, parameters[0]);
        if (children.Condition is { } condition)
        {
            isChild = Expression.AndAlso(isChild, condition.Inline(row));
        }

        Expression query = Expression.Call(db, nameof(DbContext.Set), [typeof(TRow)]);
        query = Expression.Call(typeof(Queryable), nameof(Queryable.Where), [typeof(TRow)], query, Expression.Lambda(isChild, row));
        for (var i = 0; i < children.Order.Count; i++)
        {
            var key = children.Order[i];
            query = Expression.Call(typeof(Queryable), i == 0 ? nameof(Queryable.OrderBy) : nameof(Queryable.ThenBy), [typeof(TRow), key.ReturnType], query, key);
        }

        return Expression.Call(
            typeof(Queryable), nameof(Queryable.Select), [typeof(TRow), typeof(TRow)], query, Expression.Lambda(RowProjection.Build<TRow>(row, columns), row));
    }
}

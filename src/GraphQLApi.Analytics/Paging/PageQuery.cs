using System.Linq.Expressions;
using System.Text.Json;
using GraphQLApi.Analytics.Children;
using GraphQLApi.Analytics.Fields;
using GraphQLApi.Analytics.Filtering;
using GraphQLApi.Analytics.Projection;
using GraphQLApi.Analytics.Queries;
using GraphQLApi.Analytics.Sorting;
using GraphQLApi.Cache;
using GraphQLApi.Cache.Rows;
using Microsoft.EntityFrameworkCore;

namespace GraphQLApi.Analytics.Paging;

/// <summary>
/// One page of rows as SQL: filter, place in the order, order, one row more than asked for. Bound to one request; its shape and body are what
/// <see cref="CompiledQueries"/> remembers.
/// </summary>
internal sealed class PageQuery<TRow>
    where TRow : class, new()
{
    private readonly RowType<TRow> type;
    private readonly BoundFilter filter;
    private readonly RowOrder order;
    private readonly RowLink<TRow>? parent;
    private readonly ColumnSet columns;
    private readonly bool withForeignKeys;
    private readonly int parentKeys;
    private readonly int take;

    /// <param name="type">Whose rows.</param>
    /// <param name="parameters">Holds the filter's values already.</param>
    /// <param name="filter">The bound <c>where</c>.</param>
    /// <param name="order">A total order.</param>
    /// <param name="columns">What is read of each row.</param>
    /// <param name="withCursors">Read the sort keys as well.</param>
    /// <param name="parent">The link to the rows whose children these are; null for all rows.</param>
    /// <param name="keys">The parents.</param>
    public PageQuery(
        RowType<TRow> type, QueryParameters parameters, BoundFilter filter, RowOrder order, ColumnSet columns, bool withCursors,
        RowLink<TRow>? parent = null, IReadOnlyCollection<string>? keys = null)
    {
        this.type = type;
        this.filter = filter;
        this.order = order;
        this.parent = parent;
        Parameters = parameters;
        withForeignKeys = withCursors && order.Keys.Any(key => key.Column is null);
        this.columns = order.Keys.Where(_ => withCursors).Aggregate(columns, (set, key) => set | (key.Column?.Columns ?? default));
        if (this.columns.IsEmpty)
        {
            this.columns = type.KeyColumns;
        }

        if (parent is not null)
        {
            this.columns |= parent.Columns;
            parentKeys = parameters.Add(keys is { Count: 1 } ? keys.First() : JsonSerializer.Serialize(keys));
            HasManyParents = keys is not { Count: 1 };
        }

        take = parameters.Add(0);
    }

    public QueryParameters Parameters { get; }

    public bool HasManyParents { get; }

    /// <summary>Where a walk begins; rows beyond <paramref name="end"/> are left out.</summary>
    public Task<List<PageRow<TRow>>> RowsAsync(
        CompiledQueries queries, CacheDbContext db, Keyset? start, int stretch, Keyset? end, bool isBackward, int count, CancellationToken cancellationToken)
    {
        Parameters.Change(take, count);
        return queries.ListAsync<PageRow<TRow>>(db, Shape(start, stretch, end, isBackward), Parameters, Body(start, stretch, end, isBackward), cancellationToken);
    }

    /// <summary>The same rows one by one, as the database finds them.</summary>
    public IAsyncEnumerable<PageRow<TRow>> Rows(
        CompiledQueries queries, CacheDbContext db, Keyset? start, int stretch, Keyset? end, bool isBackward, int count)
    {
        Parameters.Change(take, count);
        return queries.Stream<PageRow<TRow>>(db, Shape(start, stretch, end, isBackward), Parameters, Body(start, stretch, end, isBackward));
    }

    public Task<int> CountAsync(CompiledQueries queries, CacheDbContext db, CancellationToken cancellationToken) =>
        queries.CountAsync<TRow>(db, $"count {Filter}", Parameters, (context, values) => Filtered(context, values), cancellationToken);

    /// <summary>Rows per parent.</summary>
    public Task<List<ParentCount>> CountsAsync(CompiledQueries queries, CacheDbContext db, CancellationToken cancellationToken) =>
        queries.ListAsync<ParentCount>(db, $"counts {Filter}", Parameters, CountsBody, cancellationToken);

    private string Filter => $"{type.Name} {parent?.Shape} where {filter.Shape}";

    private string Shape(Keyset? start, int stretch, Keyset? end, bool isBackward) =>
        $"{(HasManyParents ? "pages" : "page")} {Filter} by {order.Shape}{(isBackward ? " back" : "")} from {start?.Shape}/{stretch} to {end?.Shape} read {columns}{(withForeignKeys ? " keys" : "")}";

    private QueryBody Body(Keyset? start, int stretch, Keyset? end, bool isBackward) => (context, values) =>
        HasManyParents ? PagesBody(context, values, start, end, isBackward) : PageBody(context, values, start, stretch, end, isBackward);

    private MethodCallExpression PageBody(
        ParameterExpression db, IReadOnlyList<ParameterExpression> parameters, Keyset? start, int stretch, Keyset? end, bool isBackward)
    {
        var query = Filtered(db, parameters);
        if (start is not null)
        {
            query = Where(query, row => start.Stretch(stretch, row, parameters));
        }

        if (end is not null)
        {
            query = Where(query, row => end.Whole(row, parameters));
        }

        return Take(Select(Ordered(query, isBackward, isContinued: false)), parameters, typeof(PageRow<TRow>));
    }

    // A window over each parent's rows; the last ORDER BY keeps every parent's page in its order.
    private MethodCallExpression PagesBody(ParameterExpression db, IReadOnlyList<ParameterExpression> parameters, Keyset? start, Keyset? end, bool isBackward)
    {
        var key = Expression.Parameter(typeof(JsonElementRow), "key");
        var page = Where(Filtered(db, parameters), row => Expression.Equal(parent!.Text.Inline(row), Expression.Property(key, nameof(JsonElementRow.Value))));
        foreach (var side in new[] { start, end }.OfType<Keyset>())
        {
            page = Where(page, row => side.Whole(row, parameters));
        }

        page = Take(Ordered(page, isBackward, isContinued: false), parameters, typeof(TRow));
        var parents = Expression.Call(db, nameof(CacheDbContext.JsonElements), null, parameters[parentKeys]);
        var collection = Expression.Lambda<Func<JsonElementRow, IEnumerable<TRow>>>(page, key);
        Expression query = Expression.Call(typeof(Queryable), nameof(Queryable.SelectMany), [typeof(JsonElementRow), typeof(TRow)], parents, collection);
        query = Expression.Call(typeof(Queryable), nameof(Queryable.OrderBy), [typeof(TRow), typeof(string)], query, parent!.Text);
        return Select(Ordered(query, isBackward, isContinued: true));
    }

    private MethodCallExpression CountsBody(ParameterExpression db, IReadOnlyList<ParameterExpression> parameters)
    {
        var grouped = Expression.Call(typeof(Queryable), nameof(Queryable.GroupBy), [typeof(TRow), typeof(string)], Filtered(db, parameters), parent!.Text);
        Expression<Func<IGrouping<string, TRow>, ParentCount>> count = group => new ParentCount(group.Key, group.Count());
        return Expression.Call(typeof(Queryable), nameof(Queryable.Select), [typeof(IGrouping<string, TRow>), typeof(ParentCount)], grouped, count);
    }

    private Expression Filtered(ParameterExpression db, IReadOnlyList<ParameterExpression> parameters)
    {
        Expression query = Expression.Call(db, nameof(DbContext.Set), [typeof(TRow)]);
        if (filter.Root != FilterNode.True)
        {
            query = Where(query, row => filter.Root.Build(new FilterScope(db, row, IsOptional: false, parameters)));
        }

        return parent is null
            ? query
            : Where(query, row => HasManyParents
                ? ChildReader.IsAmong(parent.Text.Inline(row), db, parameters[parentKeys])
                : Expression.Equal(parent.Text.Inline(row), parameters[parentKeys]));
    }

    private static Expression Where(Expression query, Func<ParameterExpression, Expression> condition)
    {
        var row = Expression.Parameter(typeof(TRow), "row");
        return Expression.Call(typeof(Queryable), nameof(Queryable.Where), [typeof(TRow)], query, Expression.Lambda(condition(row), row));
    }

    private Expression Ordered(Expression query, bool isBackward, bool isContinued)
    {
        for (var i = 0; i < order.Keys.Count; i++)
        {
            var key = order.Keys[i];
            var method = (i == 0 && !isContinued ? "OrderBy" : "ThenBy") + (key.IsDescending == isBackward ? "" : "Descending");
            query = Expression.Call(typeof(Queryable), method, [typeof(TRow), key.Value.ReturnType], query, key.Value);
        }

        return query;
    }

    private MethodCallExpression Select(Expression query)
    {
        var row = Expression.Parameter(typeof(TRow), "row");
        Expression keys = withForeignKeys
            ? Expression.NewArrayInit(typeof(object), order.Keys.Select(key => Expression.Convert(key.Value.Inline(row), typeof(object))))
            : Expression.Constant(null, typeof(object[]));
        var page = Expression.New(typeof(PageRow<TRow>).GetConstructors()[0], RowProjection.Build<TRow>(row, columns), keys);
        return Expression.Call(typeof(Queryable), nameof(Queryable.Select), [typeof(TRow), typeof(PageRow<TRow>)], query, Expression.Lambda(page, row));
    }

    private MethodCallExpression Take(Expression query, IReadOnlyList<ParameterExpression> parameters, Type element) =>
        Expression.Call(typeof(Queryable), nameof(Queryable.Take), [element], query, parameters[take]);
}

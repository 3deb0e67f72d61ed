using System.Linq.Expressions;
using System.Reflection;
using GraphQLApi.Cache;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query;

namespace GraphQLApi.Analytics.Queries;

/// <summary>Builds the body of a query over a context and its parameters: an <see cref="IQueryable"/>.</summary>
internal delegate Expression QueryBody(ParameterExpression db, IReadOnlyList<ParameterExpression> parameters);

/// <summary>
/// EF's compiled queries, made once per shape and bounded in number: about 1.2 times raw ADO.NET, where a query built anew on each request
/// costs 3 times (DESIGN §6). The shape must name everything that shapes the expression; values go through <see cref="QueryParameters"/>.
/// </summary>
internal sealed class CompiledQueries
{
    // EF's overloads end here; longer filters run uncompiled, their values still as parameters.
    private const int MostParameters = 15;

    // A product's dashboards use tens of shapes; explorers make new ones all day.
    private const int Shapes = 512;

    private static readonly MethodInfo[] ListCompilers = Compilers(result => result.Name.StartsWith("IAsyncEnumerable", StringComparison.Ordinal), "IQueryable`1");
    private static readonly MethodInfo[] ScalarCompilers = Compilers(result => result.Name.StartsWith("Task", StringComparison.Ordinal), null);

    private readonly BoundedCache<(string, Type), Delegate> compiled = new(Shapes);

    /// <summary>How many shapes are remembered.</summary>
    public int Count => compiled.Count;

    public async Task<List<T>> ListAsync<T>(CacheDbContext db, string shape, QueryParameters parameters, QueryBody body, CancellationToken cancellationToken)
    {
        var rows = new List<T>();
        await foreach (var row in Stream<T>(db, shape, parameters, body).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            rows.Add(row);
        }

        return rows;
    }

    /// <summary>The number of rows of a body whose elements are <typeparamref name="T"/>.</summary>
    public Task<int> CountAsync<T>(CacheDbContext db, string shape, QueryParameters parameters, QueryBody body, CancellationToken cancellationToken)
    {
        if (parameters.Values.Count > MostParameters)
        {
            return Uncompiled<T>(db, parameters, body).CountAsync(cancellationToken);
        }

        var run = (Func<CacheDbContext, object?[], Task<int>>)compiled.GetOrAdd((shape, typeof(int)), (parameters, body), static (_, state) =>
            Compile<Task<int>>(ScalarCompilers, state.parameters, typeof(int), (db, values) => Expression.Call(typeof(Queryable), nameof(Queryable.Count), [typeof(T)], state.body(db, values))));
        return run(db, [.. parameters.Values]);
    }

    /// <summary>The elements one by one; the statement is stepped as they are taken.</summary>
    public IAsyncEnumerable<T> Stream<T>(CacheDbContext db, string shape, QueryParameters parameters, QueryBody body)
    {
        if (parameters.Values.Count > MostParameters)
        {
            return Uncompiled<T>(db, parameters, body).AsAsyncEnumerable();
        }

        var run = (Func<CacheDbContext, object?[], IAsyncEnumerable<T>>)compiled.GetOrAdd((shape, typeof(T)), (parameters, body), static (_, state) =>
            Compile<IAsyncEnumerable<T>>(ListCompilers, state.parameters, typeof(T), state.body));
        return run(db, [.. parameters.Values]);
    }

    private static Func<CacheDbContext, object?[], TResult> Compile<TResult>(MethodInfo[] compilers, QueryParameters parameters, Type element, QueryBody body)
    {
        var db = Expression.Parameter(typeof(CacheDbContext), "db");
        var declared = parameters.Declare();
        var query = Expression.Lambda(body(db, declared), [db, .. declared]);
        var method = compilers[declared.Length].MakeGenericMethod([typeof(CacheDbContext), .. parameters.Types, element]);
        var compiled = method.Invoke(null, [query])!; // EF answers a delegate over the same parameters

        // One way to call them all: the values are unpacked from an array and cast to their types.
        var values = Expression.Parameter(typeof(object[]), "values");
        var arguments = declared.Select((parameter, number) => Expression.Convert(Expression.ArrayIndex(values, Expression.Constant(number)), parameter.Type));
        return Expression.Lambda<Func<CacheDbContext, object?[], TResult>>(Expression.Invoke(Expression.Constant(compiled), [db, .. arguments]), db, values).Compile();
    }

    private static IQueryable<T> Uncompiled<T>(CacheDbContext db, QueryParameters parameters, QueryBody body)
    {
        var context = Expression.Parameter(typeof(CacheDbContext), "db");
        var declared = parameters.Declare();
        Expression[] arguments =
        [
            Expression.Constant(db),
            .. declared.Select((parameter, number) => Captured(parameter.Type, parameters.Values[number])),
        ];
        var query = new ParameterValues([context, .. declared], arguments).Visit(body(context, declared));
        return db.GetService<IAsyncQueryProvider>().CreateQuery<T>(query);
    }

    // A field of an object, as a lambda's closure would be: EF makes a parameter of it.
    private static MemberExpression Captured(Type type, object? value)
    {
        var box = Activator.CreateInstance(typeof(Captured<>).MakeGenericType(type))!; // a class with a public constructor
        var field = box.GetType().GetField(nameof(Captured<>.Value))!; // declared below
        field.SetValue(box, value);
        return Expression.Field(Expression.Constant(box), field);
    }

    private static MethodInfo[] Compilers(Func<Type, bool> result, string? body) =>
    [
        .. typeof(EF).GetMethods()
            .Where(method => method.Name == nameof(EF.CompileAsyncQuery) && Results(method) is var (queried, answered)
                && result(answered) && (body is null ? queried.IsGenericParameter && !TakesToken(method) : queried.Name == body))
            .OrderBy(method => method.GetGenericArguments().Length),
    ];

    // Of CompileAsyncQuery(Expression<Func<…, queried>>) : Func<…, answered>.
    private static (Type Queried, Type Answered) Results(MethodInfo method) =>
        (method.GetParameters()[0].ParameterType.GetGenericArguments()[0].GetGenericArguments()[^1], method.ReturnType.GetGenericArguments()[^1]);

    private static bool TakesToken(MethodInfo method) => method.ReturnType.GetGenericArguments().Contains(typeof(CancellationToken));

    private sealed class ParameterValues(ParameterExpression[] parameters, Expression[] values) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) =>
            Array.IndexOf(parameters, node) is >= 0 and var number ? values[number] : node;
    }
}

/// <summary>Holds one value for a query that runs uncompiled.</summary>
internal sealed class Captured<T>
{
    public T? Value;
}

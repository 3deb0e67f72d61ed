using System.Linq.Expressions;

namespace GraphQLApi.Analytics.Queries;

/// <summary>The values of one query beside its shape: they stand in the expression as typed parameters, never as constants, so that one compiled query serves all values.</summary>
internal sealed class QueryParameters
{
    private readonly List<object?> values = [];
    private readonly List<Type> types = [];

    public IReadOnlyList<object?> Values => values;

    public IReadOnlyList<Type> Types => types;

    /// <summary>Adds a value and says its number, under which <see cref="Declare"/>'s expression stands for it.</summary>
    public int Add<T>(T value) => Add(typeof(T), value);

    public int Add(Type type, object? value)
    {
        values.Add(value);
        types.Add(type);
        return values.Count - 1;
    }

    /// <summary>A copy of the first values, for a second query that rests on the same filter.</summary>
    public QueryParameters First(int count)
    {
        var copy = new QueryParameters();
        copy.values.AddRange(values.Take(count));
        copy.types.AddRange(types.Take(count));
        return copy;
    }

    /// <summary>Another value for the next run of the same query.</summary>
    public void Change(int number, object? value) => values[number] = value;

    public ParameterExpression[] Declare() => [.. types.Select((type, number) => Expression.Parameter(type, $"p{number}"))];
}

using System.Linq.Expressions;
using GraphQLApi.Analytics.Fields;

namespace GraphQLApi.Analytics.Sorting;

/// <summary>From the coerced <c>order</c> to a total order: the keys as written, each once, closed by the natural key ascending (SEMANTICS §5.2).</summary>
internal static class SortCompiler
{
    public static RowOrder Compile(
        IReadOnlyDictionary<string, SortField> fields, IReadOnlyList<object?>? order, RowOrder byDefault, IReadOnlyList<RowColumn> naturalKey)
    {
        var keys = new List<SortKey>();
        foreach (var entry in order ?? [])
        {
            if (entry is IReadOnlyDictionary<string, object?> members)
            {
                Collect(keys, fields, members, new Way("", null, IsOptional: false));
            }
        }

        return keys.Count == 0 ? byDefault : Close(keys, naturalKey);
    }

    /// <summary>An order of own columns; a minus sign before a name turns it around.</summary>
    public static RowOrder Of(IReadOnlyList<(RowColumn Column, bool IsDescending)> columns, IReadOnlyList<RowColumn> naturalKey) =>
        Close([.. columns.Select(entry => Own(entry.Column, entry.IsDescending))], naturalKey);

    private static RowOrder Close(List<SortKey> keys, IReadOnlyList<RowColumn> naturalKey)
    {
        foreach (var column in naturalKey)
        {
            Add(keys, Own(column, isDescending: false));
        }

        return new RowOrder(keys);
    }

    private static SortKey Own(RowColumn column, bool isDescending) =>
        new(column.Member.Name, column.Value, isDescending, column.IsNullable, column);

    private static void Collect(List<SortKey> keys, IReadOnlyDictionary<string, SortField> fields, IReadOnlyDictionary<string, object?> members, Way way)
    {
        foreach (var (name, value) in members)
        {
            switch (fields[name], value)
            {
                case (ColumnSort { Column: var column }, bool isDescending):
                    Add(keys, way.Path is null ? Own(column, isDescending) : way.Key(column, isDescending));
                    break;
                case (ObjectSort part, IReadOnlyDictionary<string, object?> inner):
                    Collect(keys, part.Fields, inner, part.Navigation is null ? way : way.Through(name, part.Navigation, part.IsOptional));
                    break;
            }
        }
    }

    private static void Add(List<SortKey> keys, SortKey key)
    {
        if (keys.All(known => known.Path != key.Path))
        {
            keys.Add(key);
        }
    }

    /// <summary>How the object at hand is reached from the row; without a path it is the row.</summary>
    private sealed record Way(string Prefix, LambdaExpression? Path, bool IsOptional)
    {
        public Way Through(string name, LambdaExpression navigation, bool isOptional) =>
            new($"{Prefix}{name}.", Path is null ? navigation : Over(navigation.Inline(Path.Body)), IsOptional || isOptional);

        public SortKey Key(RowColumn column, bool isDescending)
        {
            var value = column.Value.Inline(Path!.Body); // only asked for where there is a path
            return new SortKey(Prefix + column.Member.Name, Over(IsOptional ? value.AsNullable() : value), isDescending, IsOptional || column.IsNullable, Column: null);
        }

        private LambdaExpression Over(Expression body) => Expression.Lambda(body, Path!.Parameters[0]);
    }
}

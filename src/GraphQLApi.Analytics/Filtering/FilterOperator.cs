using System.Linq.Expressions;
using GraphQLApi.Analytics.Fields;

namespace GraphQLApi.Analytics.Filtering;

/// <summary>What an operator is given.</summary>
internal enum Operand
{
    /// <summary>One value; null asks for rows without one.</summary>
    ValueOrNull,

    /// <summary>Values, null among them perhaps.</summary>
    List,

    /// <summary>One value, never null.</summary>
    Value,

    /// <summary>A text whose end matters.</summary>
    Suffix,

    /// <summary>A text whose beginning matters.</summary>
    Prefix,
}

/// <summary>One operator of the filter inputs.</summary>
/// <param name="Name">In the schema.</param>
/// <param name="Predicate">What it becomes in SQL.</param>
/// <param name="IsNegated">The exact complement of <paramref name="Predicate"/>, rows without a value included.</param>
/// <param name="Operand">What it is given.</param>
/// <param name="Description">For people.</param>
internal sealed record FilterOperator(string Name, Predicate Predicate, bool IsNegated, Operand Operand, string Description)
{
    /// <summary>The comparison of a column with the client's value; values go to the binding's parameters, the rest to its shape.</summary>
    public FilterNode Bind(FilterBinding binding, LambdaExpression column, object? value)
    {
        binding.Shape.Append(Name);
        var type = Nullable.GetUnderlyingType(column.ReturnType) ?? column.ReturnType;
        var node = (Operand, value) switch
        {
            (Operand.ValueOrNull, null) => WithoutValue(binding, column),
            (Operand.List, null) => OneOf(binding, column, type, [null]),
            (Operand.List, _) => OneOf(binding, column, type, (IReadOnlyList<object?>)value!),
            (_, null) => throw binding.RefuseNull(),
            (Operand.Prefix, _) => StartsWith(binding, column, (string)value!),
            (Operand.Suffix, _) => EndsWith(binding, column, (string)value!),
            _ => new Comparison(column, Predicate, binding.Parameters.Add(type, value), IsNegated: false),
        };
        binding.Shape.Append(';');
        return IsNegated ? node.Negate() : node;
    }

    private static Comparison WithoutValue(FilterBinding binding, LambdaExpression column)
    {
        binding.Shape.Append('0');
        return new Comparison(column, Predicate.HasNoValue, 0, IsNegated: false);
    }

    // Null stands beside the list, since SQL's IN knows no null; an empty list matches nothing.
    private static FilterNode OneOf(FilterBinding binding, LambdaExpression column, Type type, IReadOnlyList<object?> values)
    {
        var given = values.Where(value => value is not null).ToArray();
        var parts = new List<FilterNode>(2);
        if (given.Length < values.Count)
        {
            parts.Add(WithoutValue(binding, column));
        }

        if (given.Length > 0)
        {
            var list = Array.CreateInstance(type, given.Length);
            Array.Copy(given, list, given.Length);
            binding.Shape.Append('n');
            parts.Add(new Comparison(column, Predicate.OneOf, binding.Parameters.Add(list.GetType(), list), IsNegated: false));
        }

        return parts.Count == 1 ? parts[0] : new AnyOf(parts);
    }

    private static Comparison StartsWith(FilterBinding binding, LambdaExpression column, string prefix)
    {
        var first = binding.Parameters.Add(prefix);
        if (Ordering.Successor(prefix) is not { } end)
        {
            binding.Shape.Append('+');
            return new Comparison(column, Predicate.GreaterOrEqual, first, IsNegated: false);
        }

        binding.Parameters.Add(end);
        return new Comparison(column, Predicate.StartsWith, first, IsNegated: false);
    }

    private static Comparison EndsWith(FilterBinding binding, LambdaExpression column, string suffix)
    {
        var first = binding.Parameters.Add(suffix);
        binding.Parameters.Add(suffix.EnumerateRunes().Count());
        return new Comparison(column, Predicate.EndsWith, first, IsNegated: false);
    }
}

namespace GraphQLApi.Analytics.Filtering;

/// <summary>The fields that a filter input of one row type offers, by name.</summary>
internal sealed class FilterSet(IReadOnlyDictionary<string, FilterField> fields)
{
    /// <summary>A coerced input object as a condition; several fields of one object all have to hold.</summary>
    public FilterNode Bind(FilterBinding binding, IReadOnlyDictionary<string, object?> value) =>
        FilterCompiler.BindMembers(binding, value, Bind, (name, operand) =>
        {
            if (operand is not IReadOnlyDictionary<string, object?> inner)
            {
                return FilterNode.True; // a field of `where` that is null filters nothing (SEMANTICS §5.1)
            }

            binding.Shape.Append(name).Append('{');
            var node = fields[name].Bind(binding, inner);
            binding.Shape.Append('}');
            return node;
        });
}

/// <summary>
/// From the coerced <c>where</c> to a bound filter. The hot path ends with shape and values; the expression is built only where the shape is new.
/// </summary>
internal static class FilterCompiler
{
    /// <summary>Null and <c>{}</c> filter nothing.</summary>
    public static BoundFilter Bind(FilterSet fields, IReadOnlyDictionary<string, object?>? where, Queries.QueryParameters parameters, string argument = "where")
    {
        if (where is null)
        {
            return new BoundFilter(FilterNode.True, "");
        }

        var binding = new FilterBinding(parameters, argument);
        var root = fields.Bind(binding, where);
        return new BoundFilter(root, binding.Shape.ToString());
    }

    /// <summary>Joins the members of one input object. <paramref name="alternative"/> binds the elements of <c>and</c> and <c>or</c>, where the input has them.</summary>
    public static FilterNode BindMembers(
        FilterBinding binding,
        IReadOnlyDictionary<string, object?> value,
        Func<FilterBinding, IReadOnlyDictionary<string, object?>, FilterNode>? alternative,
        Func<string, object?, FilterNode> member)
    {
        var parts = new List<FilterNode>(value.Count);
        foreach (var (name, operand) in value)
        {
            binding.Enter(name);
            var part = alternative is not null && name is "and" or "or" ? BindList(binding, name, operand as IReadOnlyList<object?>, alternative!) : member(name, operand);
            binding.Leave();
            if (part != FilterNode.True)
            {
                parts.Add(part);
            }
        }

        return parts.Count switch
        {
            0 => FilterNode.True,
            1 => parts[0],
            _ => new AllOf(parts),
        };
    }

    private static FilterNode BindList(
        FilterBinding binding, string name, IReadOnlyList<object?>? alternatives, Func<FilterBinding, IReadOnlyDictionary<string, object?>, FilterNode> bind)
    {
        if (alternatives is null || alternatives.Count == 0)
        {
            return FilterNode.True; // an empty `or` is no filter (SEMANTICS §5.1)
        }

        binding.Shape.Append(name).Append('[');
        var parts = new FilterNode[alternatives.Count];
        for (var i = 0; i < parts.Length; i++)
        {
            binding.Enter($"[{i}]");
            binding.Shape.Append('(');
            parts[i] = alternatives[i] is IReadOnlyDictionary<string, object?> alternative ? bind(binding, alternative) : throw binding.RefuseNull();
            binding.Shape.Append(')');
            binding.Leave();
        }

        binding.Shape.Append(']');
        return name == "and" ? new AllOf(parts) : new AnyOf(parts);
    }
}

/// <summary>A filter whose values stand in the query's parameters; equal shapes make equal SQL.</summary>
internal sealed record BoundFilter(FilterNode Root, string Shape);

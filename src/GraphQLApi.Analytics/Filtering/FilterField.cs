using System.Linq.Expressions;
using GraphQLApi.Analytics.Fields;
using GraphQLApi.Cache.Rows;

namespace GraphQLApi.Analytics.Filtering;

/// <summary>How one field of a filter input becomes a condition. The client's null is "no filter" and never arrives here.</summary>
internal abstract class FilterField
{
    public abstract FilterNode Bind(FilterBinding binding, IReadOnlyDictionary<string, object?> value);
}

/// <summary>A column: <c>channel: { eq: "voice" }</c>.</summary>
internal sealed class ColumnFilter(LambdaExpression column) : FilterField
{
    public override FilterNode Bind(FilterBinding binding, IReadOnlyDictionary<string, object?> value) =>
        FilterCompiler.BindMembers(binding, value, Bind, (name, operand) => FilterOperators.Find(name).Bind(binding, column, operand));
}

/// <summary>One object: <c>conversation: { outcome: … }</c>; without a navigation the object's columns stand in the row itself.</summary>
internal sealed class ObjectFilter(string name, LambdaExpression? navigation, bool isOptional, Func<FilterSet> fields) : FilterField
{
    public override FilterNode Bind(FilterBinding binding, IReadOnlyDictionary<string, object?> value)
    {
        var inner = fields().Bind(binding, value);
        return navigation is null ? inner : new Within(name, navigation, isOptional, inner);
    }
}

/// <summary>A list of objects: <c>queueVisits: { some: { … } }</c>.</summary>
internal sealed class ListFilter(LambdaExpression list, Func<FilterField> element) : FilterField
{
    public override FilterNode Bind(FilterBinding binding, IReadOnlyDictionary<string, object?> value) =>
        FilterCompiler.BindMembers(binding, value, null, (name, operand) => Quantify(binding, name, operand));

    private FilterNode Quantify(FilterBinding binding, string quantifier, object? operand)
    {
        binding.Shape.Append(quantifier);
        switch (quantifier, operand)
        {
            case (_, null):
                throw binding.RefuseNull();
            case ("any", bool hasElements):
                binding.Shape.Append(hasElements ? '+' : '-');
                return new Exists(list, FilterNode.True, IsNegated: !hasElements);
            default:
                binding.Shape.Append('(');
                var condition = element().Bind(binding, (IReadOnlyDictionary<string, object?>)operand);
                binding.Shape.Append(')');
                return quantifier == "all"
                    ? new Exists(list, condition.Negate(), IsNegated: true)
                    : new Exists(list, condition, IsNegated: quantifier == "none");
        }
    }
}

/// <summary>The bits of a flags column as a list: which of them fulfil the condition is found out here, the rest is one comparison of bits.</summary>
internal sealed class FlagsFilter(LambdaExpression column) : FilterField
{
    private static readonly DataQualityFlags[] Flags = [.. Enum.GetValues<DataQualityFlags>().Where(flag => flag != DataQualityFlags.None)];
    private static readonly DataQualityFlags All = Flags.Aggregate((left, right) => left | right);

    public override FilterNode Bind(FilterBinding binding, IReadOnlyDictionary<string, object?> value) =>
        FilterCompiler.BindMembers(binding, value, null, (name, operand) =>
        {
            var (flags, isNegated) = (name, operand) switch
            {
                (_, null) => throw binding.RefuseNull(),
                ("any", bool hasElements) => (All, !hasElements),
                ("some", _) => (Matching((IReadOnlyDictionary<string, object?>)operand), false),
                ("none", _) => (Matching((IReadOnlyDictionary<string, object?>)operand), true),
                _ => (All & ~Matching((IReadOnlyDictionary<string, object?>)operand), true),
            };
            binding.Shape.Append(isNegated ? '-' : '+').Append("flags;");
            return new SharesFlags(column, binding.Parameters.Add(flags), isNegated);
        });

    private static DataQualityFlags Matching(IReadOnlyDictionary<string, object?> condition) =>
        Flags.Where(flag => condition.All(entry => Holds(flag, entry.Key, entry.Value))).Aggregate(DataQualityFlags.None, (left, right) => left | right);

    private static bool Holds(DataQualityFlags flag, string name, object? operand) => name switch
    {
        "eq" => operand is DataQualityFlags equal && equal == flag,
        "neq" => !(operand is DataQualityFlags equal && equal == flag),
        "in" => operand is IReadOnlyList<object?> list && list.Contains(flag),
        _ => !(operand is IReadOnlyList<object?> list && list.Contains(flag)),
    };
}

/// <summary>The global id: the columns of the key against what the id holds. An id of another type is nobody's id here.</summary>
internal sealed class IdFilter(string typeName, IReadOnlyList<LambdaExpression> key) : FilterField
{
    public override FilterNode Bind(FilterBinding binding, IReadOnlyDictionary<string, object?> value) =>
        FilterCompiler.BindMembers(binding, value, null, (name, operand) =>
        {
            var ids = operand is IReadOnlyList<object?> list ? list : [operand];
            binding.Shape.Append(name).Append('[');
            var node = new AnyOf([.. ids.OfType<string>().Select(id => Matches(binding, id)).OfType<FilterNode>()]);
            binding.Shape.Append(']');
            return name is "neq" or "nin" ? node.Negate() : node;
        });

    private AllOf? Matches(FilterBinding binding, string id)
    {
        if (!GlobalId.TryParse(id, out var parsed))
        {
            throw binding.Refuse($"`{binding.Path}` holds \"{id}\", which is no id of this API.");
        }

        if (parsed.TypeName != typeName || parsed.Split(key.Count - 1) is not { } parts)
        {
            return null;
        }

        binding.Shape.Append('i');
        return new AllOf([.. key.Select((column, number) =>
            new Comparison(column, Predicate.Equal, binding.Parameters.Add(column.ReturnType, parts[number]), IsNegated: false))]);
    }
}

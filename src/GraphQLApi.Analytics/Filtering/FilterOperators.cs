namespace GraphQLApi.Analytics.Filtering;

/// <summary>The one table of operators: schema, SQL and documentation follow from it. Every n-operator is the complement of the one before it.</summary>
internal static class FilterOperators
{
    public static IReadOnlyList<FilterOperator> Text { get; } =
    [
        .. Pair("eq", "neq", Predicate.Equal, Operand.ValueOrNull, "Equal to; null: without a value.", "Not equal to, rows without a value included; null: with a value."),
        .. Pair("contains", "ncontains", Predicate.Contains, Operand.Value, "Contains this text; case matters.", "Does not contain this text, or has no value."),
        .. Pair("in", "nin", Predicate.OneOf, Operand.List, "Equal to one of these; an empty list matches nothing.", "Equal to none of these; an empty list matches everything."),
        .. Pair("startsWith", "nstartsWith", Predicate.StartsWith, Operand.Prefix, "Begins with this text; case matters.", "Does not begin with this text, or has no value."),
        .. Pair("endsWith", "nendsWith", Predicate.EndsWith, Operand.Suffix, "Ends with this text; case matters.", "Does not end with this text, or has no value."),
    ];

    public static IReadOnlyList<FilterOperator> Choice { get; } = [.. Text.Where(row => row.Name is "eq" or "neq" or "in" or "nin")];

    public static IReadOnlyList<FilterOperator> Flag { get; } = [.. Text.Where(row => row.Name is "eq" or "neq")];

    public static IReadOnlyList<FilterOperator> Ordered { get; } =
    [
        .. Choice,
        .. Pair("gt", "ngt", Predicate.Greater, Operand.Value, "Greater, or later, than.", "Not greater than, or without a value."),
        .. Pair("gte", "ngte", Predicate.GreaterOrEqual, Operand.Value, "Greater, or later, than or equal to.", "Less than, or without a value."),
        .. Pair("lt", "nlt", Predicate.Less, Operand.Value, "Less, or earlier, than.", "Not less than, or without a value."),
        .. Pair("lte", "nlte", Predicate.LessOrEqual, Operand.Value, "Less, or earlier, than or equal to.", "Greater than, or without a value."),
    ];

    private static readonly Dictionary<string, FilterOperator> ByName =
        Text.Concat(Ordered).DistinctBy(row => row.Name).ToDictionary(row => row.Name, StringComparer.Ordinal);

    public static FilterOperator Find(string name) => ByName[name];

    private static FilterOperator[] Pair(string name, string complement, Predicate predicate, Operand operand, string description, string complementDescription) =>
    [
        new(name, predicate, IsNegated: false, operand, description),
        new(complement, predicate, IsNegated: true, operand, complementDescription),
    ];
}

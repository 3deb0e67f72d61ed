namespace GraphQLApi.Cache.Access;

/// <summary>
/// What a connection is given so that it holds nothing but the rows a caller may see: temporary views under the tables' own names. SQLite looks for
/// a name among temporary ones first, so every statement obeys that does not say <c>main</c>, whoever writes it.
/// </summary>
internal static class LimitedViews
{
    /// <summary>The statements that make the views; none for a caller who sees everything.</summary>
    public static IReadOnlyList<string> Statements(Visibility visibility) => [.. new RowRules(visibility).Conditions().Select(rule => View(rule.Key, rule.Value))];

    // A view has no row numbers of its own; facts tell conversations apart by them.
    private static string View(string table, string condition) =>
        $"CREATE TEMP VIEW \"{table}\" AS SELECT {RowRules.Row}.rowid AS \"rowid\", {RowRules.Row}.* FROM main.\"{table}\" AS {RowRules.Row} WHERE {condition}";
}

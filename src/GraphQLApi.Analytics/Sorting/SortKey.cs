using System.Linq.Expressions;
using GraphQLApi.Analytics.Fields;

namespace GraphQLApi.Analytics.Sorting;

/// <summary>One key of an order.</summary>
/// <param name="Path">Names the key in shapes and fingerprints: <c>conversation.outcome</c>.</param>
/// <param name="Value">Over the row; null where something on its way is absent.</param>
/// <param name="IsDescending">Rows without a value come first ascending and last descending, as SQLite orders nulls.</param>
/// <param name="IsNullable">Whether rows without a value can exist.</param>
/// <param name="Column">The row's own column, to be read from a loaded row; null where the value stands in another row.</param>
internal sealed record SortKey(string Path, LambdaExpression Value, bool IsDescending, bool IsNullable, RowColumn? Column)
{
    /// <summary>Type of the value without its nullability.</summary>
    public Type ValueType { get; } = Nullable.GetUnderlyingType(Value.ReturnType) ?? Value.ReturnType;
}

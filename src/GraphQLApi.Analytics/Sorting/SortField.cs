using System.Linq.Expressions;
using GraphQLApi.Analytics.Fields;

namespace GraphQLApi.Analytics.Sorting;

/// <summary>A field of a sort input: a column, or an object whose fields sort.</summary>
internal abstract class SortField;

/// <summary>A column: <c>startTime: DESC</c>.</summary>
internal sealed class ColumnSort(RowColumn column) : SortField
{
    public RowColumn Column { get; } = column;
}

/// <summary>One object: <c>conversation: { outcome: ASC }</c>; without a navigation its columns stand in the row itself.</summary>
internal sealed class ObjectSort(LambdaExpression? navigation, bool isOptional, Func<IReadOnlyDictionary<string, SortField>> fields) : SortField
{
    public LambdaExpression? Navigation { get; } = navigation;

    public bool IsOptional { get; } = isOptional;

    public IReadOnlyDictionary<string, SortField> Fields => fields();
}

using GraphQLApi.Analytics.Filtering;
using GraphQLApi.Analytics.Sorting;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Analytics.Fields;

/// <summary>One line of a field table: the schema's field, its filter, its sort key and the columns it needs all follow from it.</summary>
internal abstract class RowField(string name, string description)
{
    public string Name { get; } = name;

    /// <summary>Of the output field.</summary>
    public string Description => Personal.Describe(description);

    /// <summary>Of the field of <c>where</c> and <c>order</c>.</summary>
    public string InputDescription => Personal.DescribeInput(description);

    /// <summary>Whether and how the field is hidden without <c>pii:read</c>.</summary>
    public Personal Personal { get; init; }

    public abstract FieldDefinition Define();

    /// <summary>The input type and meaning of the field in <c>where</c>; null where it cannot be filtered by.</summary>
    public virtual (Func<InputObjectType> Type, FilterField Meaning)? Filter => null;

    /// <summary>The input type and meaning of the field in <c>order</c>; null where it cannot be sorted by.</summary>
    public virtual (Func<NamedType> Type, SortField Meaning)? Sort => null;
}

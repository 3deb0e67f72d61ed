using GraphQLApi.Analytics.Fields;
using GraphQLApi.Analytics.Scalars;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Analytics.Sorting;

/// <summary>The input types of <c>order</c>.</summary>
internal static class SortInputs
{
    /// <summary>A sort input; several fields of one object sort in the order they are written.</summary>
    public static InputObjectType Object(string name, string description, Func<IEnumerable<InputFieldDefinition>> fields) =>
        new(name, description, () => [.. fields()]);

    public static InputFieldDefinition Column(string name, string description, Personal personal = Personal.No) => new(name, Vocabularies.SortDirection)
    {
        Description = personal.DescribeInput(description),
        Tag = FieldTag.OfInput(personal),
    };
}

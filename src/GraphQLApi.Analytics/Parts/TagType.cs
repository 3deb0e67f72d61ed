using GraphQLApi.Analytics.Fields;
using GraphQLApi.Analytics.Scalars;

namespace GraphQLApi.Analytics.Parts;

/// <summary>A name with a value.</summary>
internal sealed record Tag(string Name, string? Value);

/// <summary><c>Tag</c>: of sessions and conversations, at user or session level.</summary>
internal static class TagType
{
    public static RowPart Part { get; } = PartMember<Tag>.Part(
        "Tag", "A name with a value that a bot set (vendor: `userleveltags[]`, `sessionleveltags[]`).", isSortable: false,
        new("name", Leaf.String, tag => tag.Name, "What the tag is called; vendor: `name`.", IsRequired: true),
        new("value", Leaf.String, tag => tag.Value, "Always text, also where it is a number. Vendor: `value`.", Personal.Value));
}

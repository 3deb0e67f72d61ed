using GraphQLApi.Analytics.Fields;
using GraphQLApi.Analytics.Scalars;
using GraphQLApi.Cache.Rows;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Analytics.Metrics.Questions;

/// <summary><c>TagDimensionInput</c>: group by the values of a tag.</summary>
internal static class TagDimensionInput
{
    private static readonly EnumType Scope = Vocabularies.Of<TagScope>(
        "TagScope", "Which of the vendor's two tag lists.",
        (TagScope.Session, "Tags at session level (vendor: `sessionleveltags`)."),
        (TagScope.User, "Tags at user level (vendor: `userleveltags`)."));

    private static readonly InputObjectType Input = new(
        "TagDimensionInput", "A tag whose values make groups. A row without it stands in the group of none, one with several values in several groups.",
        () =>
        [
            new("scope", Scope.NonNull()) { Description = "Whose list of tags is looked into." },
            new("name", Leaf.String.NonNull()) { Description = "The tag's name, spelled as the vendor spells it; case counts." },
        ]);

    /// <summary>Values of tags are personal, so grouping by them is (SEMANTICS §7.3).</summary>
    public static ArgumentDefinition Argument => new("groupByTags", Input.NonNull().List())
    {
        Description = Personal.Value.DescribeInput("Tags whose values rows are grouped by, after `groupBy`. Groups overlap where a row has several values; totals count it once."),
        Tag = FieldTag.OfInput(Personal.Value),
    };
}

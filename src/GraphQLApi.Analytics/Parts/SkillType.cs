using GraphQLApi.Analytics.Fields;
using GraphQLApi.Analytics.Scalars;

namespace GraphQLApi.Analytics.Parts;

/// <summary>A skill asked for.</summary>
internal sealed record Skill(string SkillId, string? Name);

/// <summary><c>Skill</c>: of sessions, conversations and details.</summary>
internal static class SkillType
{
    public static RowPart Part { get; } = PartMember<Skill>.Part(
        "Skill", "A skill that routing asked for (vendor: `skills[]`).", isSortable: false,
        new("skillId", Leaf.String, skill => skill.SkillId, "Vendor: `skills[].id`.", IsRequired: true),
        new("name", Leaf.String, skill => skill.Name, "Vendor: `skills[].name`."));
}

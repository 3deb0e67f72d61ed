using GraphQLApi.Analytics.Children;
using GraphQLApi.Analytics.Metrics.Dimensions;
using GraphQLApi.Analytics.Parts;
using GraphQLApi.Analytics.Scalars;
using GraphQLApi.Analytics.Sorting;
using GraphQLApi.Cache.Rows;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Analytics.Metrics.Results;

/// <summary><c>MetricsKey</c> and its sort input.</summary>
internal sealed class MetricsKeyType(AnalyticsTypes types)
{
    // Fields that rows sort by, in the order of the contract.
    private static readonly string[] SortFields =
    [
        "channel", "direction", "botId", "outcome", "finalStatus", "intent", "disposition", "campaign", "skill", "queue", "agent", "exitReason", "hourOfDay", "dayOfWeek",
    ];

    public ObjectType ObjectType => field ??= new("MetricsKey", "What the rows counted in a row have in common. Only the grouped dimensions are set; the others are null.", Fields);

    public static InputObjectType SortInput { get; } = SortInputs.Object(
        "MetricsKeySortInput", "Sort keys of metric rows by what they are grouped by, in the order they are written. Fields that are not grouped by leave rows as they are.",
        () => SortFields.Select(name => SortInputs.Column(name, name switch
        {
            "skill" => "By the skill's id.",
            "queue" => "By the queue's id.",
            "agent" => "By the agent's id.",
            _ => $"By the `{name}` that rows are grouped by, as text.",
        })));

    private IReadOnlyList<FieldDefinition> Fields() =>
    [
        Field("channel", Leaf.String, "Channel as the vendor names it; null also for rows without one."),
        Field("direction", Vocabularies.Direction, "Who started the contact."),
        Field("botId", Leaf.String, "The `st-…` app."),
        Field("outcome", Vocabularies.Outcome, "How the session or conversation ended."),
        Field("finalStatus", Leaf.String, "The vendor's `finalStatus`, as sent."),
        Field("intent", Leaf.String, "An intent; of conversations the last one."),
        Field("disposition", Leaf.String, "A disposition, as sent."),
        Field("campaign", Leaf.String, "Name of the campaign, its id where it has no name."),
        new("skill", SkillType.Part.Type) { Description = "A skill asked for.", Resolve = source => (((GroupKey)source).Value("skill") as SkillPart)?.ToSkill(), Cost = 0 },
        new("tags", TagType.Part.Type.NonNull().List())
        {
            Description = "The tags of `groupByTags` in the order asked, with the group's value; null without it.",
            Resolve = source => ((GroupKey)source).Tags, Cost = 0,
        },
        ReferenceField.Define<GroupKey, QueueRow>(
            "queue", types.Queue, isNullable: true, key => (key.Value("queue") as QueuePart)?.QueueId, new(row => row.QueueId), _ => null, "The queue visited; null where the row knows none."),
        ReferenceField.Define<GroupKey, AgentRow>(
            "agent", types.Agent, isNullable: true, key => (key.Value("agent") as AgentPart)?.AgentId, new(row => row.AgentId), _ => null, "The agent who answered; null where nobody did."),
        Field("exitReason", Vocabularies.QueueExitReason, "How the visit left its queue."),
        Field("hourOfDay", Leaf.Int, "The hour in which it began, 0 to 23, by the clocks of `timeZone`."),
        Field("dayOfWeek", Leaf.Int, "The weekday on which it began, 1 = Monday to 7 = Sunday, by the clocks of `timeZone`."),
    ];

    private static FieldDefinition Field(string name, GraphQLType type, string description) =>
        new(name, type) { Description = description, Resolve = source => ((GroupKey)source).Value(name) };
}

using GraphQLApi.Analytics.Parts;
using GraphQLApi.Cache.Facts;
using GraphQLApi.Cache.Rows;

namespace GraphQLApi.Analytics.Metrics.Dimensions;

/// <summary>A value that rows can be grouped by.</summary>
/// <param name="Name">Of the enum value in the schema.</param>
/// <param name="KeyField">Field of <c>MetricsKey</c> that shows it.</param>
/// <param name="Description">Of the enum value.</param>
/// <param name="Value">The value behind a code above 0, as the key shows it.</param>
internal sealed record Dimension(string Name, string KeyField, string Description, Func<KeyTexts, int, object?> Value)
{
    private const string Overlap = " A row stands in the group of each of its values, or in that of none: groups overlap, totals count it once.";

    public static Dimension Channel { get; } = new("CHANNEL", "channel", "As the vendor names it, by case: `Voice` and `voice` are two.", (texts, code) => texts.Facts.Channels[code]);

    public static Dimension Direction { get; } = new("DIRECTION", "direction", "Who started the contact.", (_, code) => (Direction)(code - 1));

    public static Dimension Bot { get; } = new("BOT", "botId", "The `st-…` app that served it.", (texts, code) => texts.Facts.Bots[code]);

    public static Dimension Outcome { get; } = new("OUTCOME", "outcome", "How the session or conversation ended; of visits and segments that of their conversation.", (_, code) => (Outcome)(code - 1));

    public static Dimension FinalStatus { get; } = new("FINAL_STATUS", "finalStatus", "The vendor's `finalStatus`, as sent.", (texts, code) => texts.Facts.FinalStatuses[code]);

    public static Dimension Intent { get; } = new("INTENT", "intent", "Every intent of the session, where they are known." + Overlap, (texts, code) => texts.Facts.Intents[code]);

    public static Dimension LastIntent { get; } = new("LAST_INTENT", "intent", "The last intent before the hand-over.", (texts, code) => texts.Facts.Intents[code]);

    public static Dimension Disposition { get; } = new("DISPOSITION", "disposition", "Every disposition of the conversation." + Overlap, (texts, code) => texts.Facts.Dispositions[code]);

    public static Dimension Skill { get; } = new("SKILL", "skill", "Every skill the conversation asked for." + Overlap, (texts, code) => texts.Skill(code));

    /// <summary>Of visits and segments: exactly one.</summary>
    public static Dimension Queue { get; } = new("QUEUE", "queue", "The queue; of a segment that of its visit, else of the nearest visit before it.", (texts, code) => new QueuePart(texts.Facts.Queues[code]!));

    /// <summary>Of visits and segments: exactly one.</summary>
    public static Dimension Agent { get; } = new("AGENT", "agent", "The agent; of a visit the one who answered, none where nobody did.", (texts, code) => new AgentPart(texts.Facts.Agents[code]!));

    /// <summary>Of conversations.</summary>
    public static Dimension Queues { get; } = Queue with { Description = "Every queue it visited." + Overlap };

    /// <summary>Of conversations.</summary>
    public static Dimension Agents { get; } = Agent with { Description = "Every agent who had it." + Overlap };

    public static Dimension Campaign { get; } = new("CAMPAIGN", "campaign", "Name of the outbound campaign, its id where it has no name.", (texts, code) => code % 2 == 0 ? texts.Facts.CampaignNames[code / 2] : texts.Facts.CampaignIds[code / 2]);

    public static Dimension ExitReason { get; } = new("EXIT_REASON", "exitReason", "How the visit left its queue.", (_, code) => (QueueExitReason)(code - 1));

    public static Dimension HourOfDay { get; } = new("HOUR_OF_DAY", "hourOfDay", "Hour of the row's time in `timeZone`, 0 to 23.", (_, code) => code - 1);

    public static Dimension DayOfWeek { get; } = new("DAY_OF_WEEK", "dayOfWeek", "Day of the row's time in `timeZone`, 1 = Monday to 7 = Sunday.", (_, code) => code);

    /// <summary>One tag of <c>groupByTags</c>; no value of the enums.</summary>
    public static Dimension Tag { get; } = new("TAG", "tags", "The tag's values." + Overlap, (texts, code) => texts.Facts.Tags.Value(code));
}

/// <summary>What the codes of one question's keys mean.</summary>
internal sealed class KeyTexts(FactDictionaries facts)
{
    private readonly HashSet<int> skills = [];

    public FactDictionaries Facts { get; } = facts;

    /// <summary>The code of a skill's id, from that of a pair of id and name.</summary>
    public int SkillId(int pair)
    {
        skills.Add(pair);
        return Facts.Skills.Key(pair);
    }

    /// <summary>
    /// A skill may have been renamed: of the names that this question's rows bear the first in order, so that an answer does not depend on what
    /// was read before.
    /// </summary>
    public SkillPart Skill(int code) => new(
        Facts.Skills.Keys[code]!, skills.Where(pair => Facts.Skills.Key(pair) == code).Select(Facts.Skills.Value).OfType<string>().Min(StringComparer.Ordinal));
}

/// <summary>One dimension that a question groups by.</summary>
/// <param name="Dimension">What it is.</param>
/// <param name="Scope">Of a tag: which list it stands in.</param>
/// <param name="TagName">Of a tag: its name.</param>
internal sealed record DimensionUse(Dimension Dimension, TagScope Scope = default, string? TagName = null);

/// <summary>A queue as a key; its row is read where more than the id is selected.</summary>
internal sealed record QueuePart(string QueueId) : KeyPart
{
    public override string Order => QueueId;
}

/// <summary>An agent as a key; its row is read where more than the id is selected.</summary>
internal sealed record AgentPart(string AgentId) : KeyPart
{
    public override string Order => AgentId;
}

/// <summary>A skill as a key.</summary>
internal sealed record SkillPart(string SkillId, string? Name) : KeyPart
{
    public override string Order => SkillId;

    public Skill ToSkill() => new(SkillId, Name);
}

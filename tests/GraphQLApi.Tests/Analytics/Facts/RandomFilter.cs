using GraphQLApi.Cache.Rows;
using GraphQLApi.Tests.Cache.Facts;
using Where = System.Collections.Generic.Dictionary<string, object?>;

namespace GraphQLApi.Tests.Analytics.Facts;

/// <summary>Coerced filter inputs made of conditions that a segment can answer, joined by and, or, several fields at once, and lists.</summary>
internal static class RandomFilter
{
    private static readonly object?[] Texts = ["voice", "rtm", "v", "", "qu-1", "qu-2", "u-1", "Resolved", "Book", "k-1", "German", "tier", "gold", "st-1", "CLOSED", "\U0001F600", "\uFFFD"];

    public static readonly (string Path, string Kind)[] Sessions =
    [
        ("channel", "text"), ("direction", "direction"), ("botId", "text"), ("outcome", "outcome"), ("finalStatus", "text"), ("durationSeconds", "number"), ("csatScore", "score"),
        ("intentsKnown", "flag"), ("startTime", "time"), ("intents", "texts"), ("userTags", "tags"), ("sessionTags", "tags"),
    ];

    public static readonly (string Path, string Kind)[] Conversations =
    [
        ("channel", "text"), ("direction", "direction"), ("outcome", "outcome"), ("finalStatus", "text"), ("campaign.campaignId", "text"), ("campaign.campaignName", "text"), ("lastIntentName", "text"),
        ("handleSeconds", "number"), ("durationSeconds", "number"), ("npsScore", "score"), ("startTime", "time"), ("dispositions", "texts"), ("skills", "skills"), ("userTags", "tags"),
    ];

    public static readonly (string Path, string Kind)[] Visits =
    [
        ("exitReason", "reason"), ("waitSeconds", "number"), ("enterTime", "time"), ("queue.queueId", "text"), ("respondingAgent.agent.agentId", "text"), ("conversation.channel", "text"),
        ("conversation.direction", "direction"), ("conversation.outcome", "outcome"), ("conversation.botId", "text"), ("conversation.dispositions", "texts"), ("conversation.skills", "skills"),
        ("conversation.userTags", "tags"),
    ];

    public static readonly (string Path, string Kind)[] Segments =
    [
        ("agent.agentId", "text"), ("queue.queueId", "text"), ("endedByTransfer", "flag"), ("ringSeconds", "number"), ("interactionSeconds", "number"), ("handleSeconds", "number"),
        ("holdSeconds", "number"), ("conversation.channel", "text"), ("conversation.outcome", "outcome"), ("conversation.skills", "skills"),
    ];

    public static Where Of(Random random, (string Path, string Kind)[] fields, int depth)
    {
        if (depth > 0 && random.Next(3) == 0)
        {
            return new Where { [random.Next(2) == 0 ? "and" : "or"] = Enumerable.Range(0, random.Next(3)).Select(_ => (object?)Of(random, fields, depth - 1)).ToArray() };
        }

        var where = new Where();
        for (var i = random.Next(1, 3); i > 0; i--)
        {
            var (path, kind) = fields[random.Next(fields.Length)];
            var at = where;
            var steps = path.Split('.');
            foreach (var step in steps[..^1])
            {
                at[step] = at.GetValueOrDefault(step) ?? new Where();
                at = (Where)at[step]!;
            }

            at[steps[^1]] = Condition(random, kind);
        }

        return where;
    }

    private static Where Condition(Random random, string kind) => kind switch
    {
        "text" => Operator(random, () => Pick(random, Texts), ["contains", "ncontains", "startsWith", "nstartsWith", "endsWith", "nendsWith"]),
        "number" => Operator(random, () => Pick(random, 0.0, 1.507, 3.007, 12.5, 60.0, 65.0, 90.25, 7200.0, 3e9 + 0.5, -1.5), ["gt", "ngt", "gte", "ngte", "lt", "nlt", "lte", "nlte"]),
        "score" => Operator(random, () => Pick(random, 0, 4, 10, 300), ["gt", "nlte"]),
        "time" => Operator(random, () => FactRows.Day.AddHours((int)Pick(random, 9, 10, 23, 34)!).AddTicks(random.Next(3) * 4000), ["gt", "ngt", "gte", "ngte", "lt", "nlt", "lte", "nlte"]),
        "outcome" => Operator(random, () => Pick(random, Outcome.AgentHandled, Outcome.InProgress, Outcome.AbandonedInQueue, Outcome.BotResolved), []),
        "reason" => Operator(random, () => Pick(random, QueueExitReason.Answered, QueueExitReason.Abandoned, QueueExitReason.Waiting), []),
        "direction" => Operator(random, () => Pick(random, Direction.Inbound, Direction.Outbound), []),
        "flag" => new Where { [random.Next(2) == 0 ? "eq" : "neq"] = random.Next(2) == 0 },
        "texts" => List(random, () => Condition(random, "text")),
        "skills" => List(random, () => Part(random, "skillId", "name")),
        "tags" => List(random, () => Part(random, "name", "value")),
        _ => throw new ArgumentException(kind, nameof(kind)),
    };

    private static Where Operator(Random random, Func<object?> value, string[] others) => random.Next(4 + others.Length) switch
    {
        0 => new Where { ["eq"] = Null(random) ? null : value() },
        1 => new Where { ["neq"] = Null(random) ? null : value() },
        2 => new Where { ["in"] = Enumerable.Range(0, random.Next(3)).Select(_ => Null(random) ? null : value()).ToArray() },
        3 => new Where { ["nin"] = Enumerable.Range(0, random.Next(3)).Select(_ => Null(random) ? null : value()).ToArray() },
        var number => new Where { [others[number - 4]] = value() },
    };

    private static Where List(Random random, Func<Where> condition) => random.Next(4) switch
    {
        0 => new Where { ["some"] = condition() },
        1 => new Where { ["none"] = condition() },
        2 => new Where { ["all"] = condition() },
        _ => new Where { ["any"] = random.Next(2) == 0 },
    };

    private static Where Part(Random random, string first, string second) => random.Next(3) switch
    {
        0 => new Where { [first] = Condition(random, "text") },
        1 => new Where { [first] = Condition(random, "text"), [second] = Condition(random, "text") },
        _ => new Where { ["or"] = new object?[] { new Where { [first] = Condition(random, "text") }, new Where { [second] = Condition(random, "text") } } },
    };

    private static bool Null(Random random) => random.Next(5) == 0;

    private static object? Pick(Random random, params object?[] values) => values[random.Next(values.Length)];
}

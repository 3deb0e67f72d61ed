namespace GraphQLApi.Cache.Facts;

/// <summary>
/// Columns beyond those a population always has, in groups that are read together. Each costs a statement on the first call and memory
/// afterwards: ask for what a query selects. What a population does not know is ignored.
/// </summary>
[Flags]
public enum FactColumns
{
    /// <summary>The time and what stands in the row itself.</summary>
    None = 0,

    /// <summary>Channel, direction, bot and outcome of the conversation; sessions and conversations always have their own.</summary>
    Contact = 1 << 0,

    /// <summary><see cref="FactSegment.Conversation"/>: which conversation it is, for distinct counts.</summary>
    Conversation = 1 << 1,

    /// <summary><see cref="QueueVisitFacts.Agent"/>: who answered.</summary>
    Agent = 1 << 2,

    /// <summary><see cref="FactSegment.Skills"/>.</summary>
    Skills = 1 << 3,

    /// <summary><see cref="FactSegment.Dispositions"/> of the conversation.</summary>
    Dispositions = 1 << 4,

    /// <summary><see cref="SessionFacts.Intents"/>.</summary>
    Intents = 1 << 5,

    /// <summary><see cref="FactSegment.SessionTags"/> and <see cref="FactSegment.UserTags"/>.</summary>
    Tags = 1 << 6,

    /// <summary><see cref="ConversationFacts.Queues"/>.</summary>
    Queues = 1 << 7,

    /// <summary><see cref="ConversationFacts.Agents"/>.</summary>
    Agents = 1 << 8,

    /// <summary>What people did: <see cref="ConversationFacts.TimeToHuman"/>; <see cref="SessionFacts.IsHandedOver"/> and <see cref="SessionFacts.IsHandled"/>.</summary>
    Handling = 1 << 9,
}

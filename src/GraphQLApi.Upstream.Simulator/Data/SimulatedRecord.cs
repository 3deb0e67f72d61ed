namespace GraphQLApi.Upstream.Simulator.Data;

/// <summary>One row of interactionDetails: what filters, order and joins need, and its JSON with UTC times and every optional block.</summary>
internal abstract class SimulatedRecord
{
    public abstract long Start { get; }

    public abstract string SessionId { get; }

    public abstract string BotId { get; }

    public abstract string Channel { get; }

    public abstract bool IsOutbound { get; }

    /// <summary>Names of the intents the bot recognised, for the feed.</summary>
    public abstract IReadOnlyList<string> Intents { get; }

    /// <summary>Null on bot-only rows, and as long as the bot has not handed over.</summary>
    public abstract string? ConversationIdAt(long now);

    public abstract long EndAt(long now);

    public abstract bool HasEnded(long now);

    public abstract bool VisitedAny(IReadOnlySet<string> queueIds, long now);

    public abstract ReadOnlyMemory<byte> JsonAt(long now);
}

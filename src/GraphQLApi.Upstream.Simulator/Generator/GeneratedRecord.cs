using GraphQLApi.Upstream.Simulator.Data;

namespace GraphQLApi.Upstream.Simulator.Generator;

/// <summary>A generated session as the vendor shows it at a given second: first a bot session, then an active conversation, then its end.</summary>
internal sealed class GeneratedRecord(SimulatedSession session, GeneratedRecordWriter writer) : SimulatedRecord
{
    public override long Start => session.Start;

    public override string SessionId => session.SessionId;

    public override string BotId => writer.BotId;

    public override string Channel => writer.ChannelName(session);

    public override bool IsOutbound => session.IsOutbound;

    public override IReadOnlyList<string> Intents => session.IsOutbound
        ? []
        : session.SecondIntent < 0 || session.SecondIntent == session.Intent
            ? [SimulatedCentre.Intents[session.Intent].Name]
            : [SimulatedCentre.Intents[session.Intent].Name, SimulatedCentre.Intents[session.SecondIntent].Name];

    public override string? ConversationIdAt(long now) => now >= session.BotEnd ? session.ConversationId : null;

    public override long EndAt(long now) => SessionProgress.EndAt(session, now);

    public override bool HasEnded(long now) => now >= session.LastEvent;

    public override bool VisitedAny(IReadOnlySet<string> queueIds, long now) =>
        session.Legs.Any(leg => leg.Queue is { } queue && leg.FirstSign <= now && queueIds.Contains(queue.Id));

    public override ReadOnlyMemory<byte> JsonAt(long now) => writer.Write(session, now);
}

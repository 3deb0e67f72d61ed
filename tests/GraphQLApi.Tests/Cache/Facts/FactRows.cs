using GraphQLApi.Cache;
using GraphQLApi.Cache.Rows;

namespace GraphQLApi.Tests.Cache.Facts;

/// <summary>Two days. On the first s-1 is handed over twice and s-2 stays with the bot; on the second s-3 waits for an agent who lets it ring.</summary>
internal static class FactRows
{
    public static readonly DateTime Day = new(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc);

    public const int DayNumber = 20513;

    public static void Fill(CacheDbContext db)
    {
        db.AddRange(
            Queue("qu-1"), Queue("qu-2"), Agent("u-1"), Agent("u-2"),
            Session("s-1", Day.AddHours(10), Outcome.AgentHandled, "voice"), Session("s-2", Day.AddHours(9), Outcome.BotResolved, null),
            Session("s-3", Day.AddHours(34), Outcome.InProgress, "rtm"));
        db.AddRange(
            Conversation("c-1", "s-1", Day.AddHours(10), Outcome.AgentHandled), Conversation("c-2", "s-1", Day.AddHours(10), Outcome.AbandonedInQueue),
            Conversation("c-3", "s-3", Day.AddHours(34), Outcome.InProgress));
        db.AddRange(
            Visit("c-1", 0, "s-1", "qu-1", Day.AddHours(10), 12.5, QueueExitReason.FlowedOut),
            Visit("c-1", 1, "s-1", "qu-2", Day.AddHours(10).AddSeconds(12.5), 3.007, QueueExitReason.Answered, answeredBy: 1),
            Visit("c-2", 0, "s-1", "qu-1", Day.AddHours(23), 7200, QueueExitReason.Abandoned),
            Visit("c-3", 0, "s-3", "qu-1", Day.AddHours(34), null, QueueExitReason.Waiting),
            Visit("c-3", 1, "s-3", "qu-1", null, null, QueueExitReason.Waiting));
        db.AddRange(
            Segment("c-1", 1, "s-1", "u-1", "qu-2", assigned: Day.AddHours(10).AddSeconds(14), accepted: Day.AddHours(10).AddMilliseconds(15507), interaction: 60, wrapUp: 5),
            Segment("c-3", 0, "s-3", "u-2", "qu-1", assigned: Day.AddHours(34).AddSeconds(1), accepted: null, interaction: null, wrapUp: null),
            new MissedAssignmentRow { ConversationId = "c-1", Ordinal = 1, Number = 0, SessionId = "s-1", QueueId = "qu-2", AgentId = "u-2", AssignedTime = Day.AddHours(10).AddSeconds(13) },
            new MissedAssignmentRow { ConversationId = "c-2", Ordinal = 0, Number = 0, SessionId = "s-1", QueueId = "qu-1", AgentId = "u-2" });
        db.AddRange(
            new SessionIntentRow { SessionId = "s-1", Position = 0, Intent = "Book" }, new SessionIntentRow { SessionId = "s-1", Position = 1, Intent = "Cancel" },
            new SessionTagRow { SessionId = "s-2", Scope = TagScope.Session, Position = 0, Name = "lang", Value = "de" },
            new ConversationSkillRow { ConversationId = "c-1", Position = 0, SkillId = "k-1", Name = "German" },
            new ConversationSkillRow { ConversationId = "c-1", Position = 1, SkillId = "k-2" },
            new ConversationSkillRow { ConversationId = "c-2", Position = 0, SkillId = "k-1", Name = "Deutsch" },
            new ConversationDispositionRow { ConversationId = "c-1", Position = 0, Disposition = "Resolved" },
            new ConversationDispositionRow { ConversationId = "c-1", Position = 1, Disposition = "Resolved" },
            new ConversationTagRow { ConversationId = "c-1", Scope = TagScope.User, Position = 0, Name = "tier", Value = "gold" });
    }

    private static QueueRow Queue(string id) => new() { QueueId = id, FirstSeenAt = Day, LastSeenAt = Day };

    private static AgentRow Agent(string id) => new() { AgentId = id, FirstSeenAt = Day, LastSeenAt = Day };

    private static SessionRow Session(string id, DateTime start, Outcome outcome, string? channel) => new()
    {
        SessionId = id, StartTime = start, Outcome = outcome, Channel = channel, BotId = "st-1", FinalStatus = outcome == Outcome.BotResolved ? "BotResolved" : "CLOSED",
        DurationSeconds = outcome == Outcome.InProgress ? null : 90.25, CsatScore = id == "s-1" ? 4 : null, IntentsKnown = id == "s-1",
        Direction = id == "s-2" ? null : Direction.Inbound,
    };

    private static ConversationRow Conversation(string id, string session, DateTime start, Outcome outcome) => new()
    {
        ConversationId = id, SessionId = session, StartTime = start, Outcome = outcome, Channel = session == "s-3" ? "rtm" : "voice", Direction = Direction.Outbound, BotId = "st-1",
        CampaignId = id == "c-2" ? "cd-1" : null, CampaignName = id == "c-2" ? "Spring" : null, LastIntentName = id == "c-1" ? "Cancel" : null, TransferCount = id == "c-1" ? 1 : 0,
        HandleSeconds = id == "c-1" ? 65 : null, DurationSeconds = id == "c-3" ? null : 3_000_000_000.5, NpsScore = id == "c-1" ? 10 : null,
    };

    private static QueueVisitRow Visit(string conversation, int ordinal, string session, string queue, DateTime? enter, double? wait, QueueExitReason reason, int? answeredBy = null) => new()
    {
        ConversationId = conversation, Ordinal = ordinal, SessionId = session, QueueId = queue, EnterTime = enter, WaitSeconds = wait,
        ExitTime = wait is { } seconds ? enter!.Value.AddSeconds(seconds) : null, ExitReason = reason, RespondingOrdinal = answeredBy,
    };

    private static AgentSegmentRow Segment(
        string conversation, int ordinal, string session, string agent, string queue, DateTime assigned, DateTime? accepted, int? interaction, int? wrapUp) => new()
        {
            ConversationId = conversation, Ordinal = ordinal, SessionId = session, AgentId = agent, QueueId = queue, AssignedTime = assigned, AcceptedTime = accepted, Time = accepted ?? assigned,
            InteractionEndTime = accepted?.AddSeconds(interaction ?? 0), AfterCallWorkEndTime = accepted?.AddSeconds((interaction + wrapUp) ?? 0),
            RingSeconds = (accepted - assigned)?.TotalSeconds, InteractionSeconds = interaction, AfterCallWorkSeconds = wrapUp, HandleSeconds = interaction + wrapUp,
            EndedByTransfer = accepted is not null,
        };
}

using GraphQLApi.Cache;
using GraphQLApi.Cache.Rows;

namespace GraphQLApi.Tests.Analytics;

/// <summary>Two queues, two agents, three sessions with four conversations between them; s3 stayed with the bot.</summary>
internal static class SampleRows
{
    public static readonly DateTime Day = new(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc);

    public static void Fill(CacheDbContext db)
    {
        db.AddRange(
            Queue("qu-1", "Sales"), Queue("qu-2", "Support"),
            new AgentRow { AgentId = "u-1", Name = "Ann", Email = "ann@example.com", FirstSeenAt = Day, LastSeenAt = Day },
            new AgentRow { AgentId = "u-2", Name = "Bob", FirstSeenAt = Day, LastSeenAt = Day },
            new QueueAgentRow { QueueId = "qu-1", AgentId = "u-1" }, new QueueAgentRow { QueueId = "qu-1", AgentId = "u-2" },
            new QueueAgentRow { QueueId = "qu-2", AgentId = "u-2" });
        db.AddRange(
            Session("s1", 10, "voice", Outcome.AgentHandled), Session("s2", 20, "Voice", Outcome.AbandonedInQueue), Session("s3", 30, null, Outcome.BotResolved));
        db.AddRange(
            Conversation("c-1", "s1", 0, 10, Outcome.AgentHandled), Conversation("c-2", "s1", 1, 10, Outcome.AgentHandled),
            Conversation("c-3", "s2", 0, 20, Outcome.AbandonedInQueue), Conversation("c-4", "s2", 1, 20, Outcome.AbandonedInQueue));
        db.AddRange(
            Visit("c-1", 0, "s1", "qu-1", 11, QueueExitReason.FlowedOut), Visit("c-1", 1, "s1", "qu-2", 12, QueueExitReason.Answered, 1),
            Visit("c-2", 0, "s1", "qu-1", 13, QueueExitReason.Answered, 0), Visit("c-3", 0, "s2", "qu-1", 21, QueueExitReason.Abandoned),
            Visit("c-4", 0, "s2", "qu-2", null, QueueExitReason.Abandoned));
        db.AddRange(
            Segment("c-1", 1, "s1", "u-1", "qu-2", 14, isInVisit: true), Segment("c-1", 2, "s1", "u-2", "qu-2", 15, isInVisit: false),
            Segment("c-2", 0, "s1", "u-2", "qu-1", 16, isInVisit: true));
        db.AddRange(
            new MissedAssignmentRow { ConversationId = "c-1", Ordinal = 1, Number = 0, SessionId = "s1", QueueId = "qu-2", AgentId = "u-2", AssignedTime = Day.AddMinutes(12), Event = "Ignored" },
            new MissedAssignmentRow { ConversationId = "c-3", Ordinal = 0, Number = 0, SessionId = "s2", QueueId = "qu-1", AgentId = "u-1", AssignedTime = Day.AddMinutes(21), Event = "Ignored" },
            new SessionTagRow { SessionId = "s1", Scope = TagScope.User, Position = 0, Name = "tier", Value = "gold" },
            new SessionTagRow { SessionId = "s1", Scope = TagScope.Session, Position = 0, Name = "lang", Value = "de" },
            new SessionSkillRow { SessionId = "s1", Position = 0, SkillId = "k1", Name = "German" },
            new SessionIntentRow { SessionId = "s1", Position = 0, Intent = "Book a Flight" },
            new ConversationDispositionRow { ConversationId = "c-1", Position = 0, Disposition = "Resolved" },
            new ConsultationRow { ConversationId = "c-1", Ordinal = 1, Position = 0, AgentId = "u-2", Name = "Bob" },
            new RawRecordRow { SessionId = "s1", RecordKey = "c-1", Json = """{"conversationId":"c-1","metaInfo":{"caller":"+1"}}""", FetchedAt = Day },
            new SyncJobRow { JobId = "job1", Kind = SyncJobKind.Backfill, State = SyncJobState.Failed, From = Day, To = Day.AddDays(1), StartedAt = Day, ErrorCode = "UPSTREAM_UNAUTHORIZED", ErrorMessage = "Check Upstream:Token." });
    }

    private static QueueRow Queue(string id, string name) => new() { QueueId = id, Name = name, FirstSeenAt = Day, LastSeenAt = Day };

    private static SessionRow Session(string id, int minute, string? channel, Outcome outcome) => new()
    {
        SessionId = id, StartTime = Day.AddMinutes(minute), Channel = channel, Outcome = outcome, FetchedAt = Day.AddDays(1), UserId = "u-customer",
        AutomationBotIds = id == "s1" ? ["st-a", "st-\"b\""] : [], DataQuality = id == "s2" ? DataQualityFlags.NegativeWait | DataQualityFlags.MissingEnd : default,
        CustomerPhone = id == "s1" ? "+49301234" : null, DurationSeconds = id == "s3" ? null : minute * 1.5,
    };

    private static ConversationRow Conversation(string id, string session, int position, int minute, Outcome outcome) => new()
    {
        ConversationId = id, SessionId = session, Position = position, StartTime = Day.AddMinutes(minute), Outcome = outcome, FetchedAt = Day.AddDays(1),
    };

    private static QueueVisitRow Visit(string conversation, int ordinal, string session, string queue, int? minute, QueueExitReason reason, int? responding = null) => new()
    {
        ConversationId = conversation, Ordinal = ordinal, SessionId = session, QueueId = queue, EnterTime = minute is { } entered ? Day.AddMinutes(entered) : null,
        ExitReason = reason, RespondingOrdinal = responding,
    };

    private static AgentSegmentRow Segment(string conversation, int ordinal, string session, string agent, string queue, int minute, bool isInVisit) => new()
    {
        ConversationId = conversation, Ordinal = ordinal, SessionId = session, AgentId = agent, QueueId = queue, IsInQueueVisit = isInVisit,
        AcceptedTime = Day.AddMinutes(minute), Time = Day.AddMinutes(minute), Status = "Answered",
    };
}

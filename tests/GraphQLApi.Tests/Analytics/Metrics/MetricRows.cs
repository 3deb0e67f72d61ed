using GraphQLApi.Cache;
using GraphQLApi.Cache.Rows;

namespace GraphQLApi.Tests.Analytics.Metrics;

/// <summary>
/// A small centre of one day, 2026-03-01: queue qu-1 with six visits, qu-2 with one, two agents. Every figure of the tests beside it can be
/// counted on the fingers.
/// </summary>
internal static class MetricRows
{
    public static readonly DateTime Day = new(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc);

    public static void Fill(CacheDbContext db)
    {
        db.AddRange(
            new QueueRow { QueueId = "qu-1", Name = "Sales", FirstSeenAt = Day, LastSeenAt = Day }, new QueueRow { QueueId = "qu-2", Name = "Support", FirstSeenAt = Day, LastSeenAt = Day },
            new AgentRow { AgentId = "u-1", Name = "Ann", FirstSeenAt = Day, LastSeenAt = Day }, new AgentRow { AgentId = "u-2", Name = "Bob", FirstSeenAt = Day, LastSeenAt = Day });

        // Ann: 10:00:10 to 10:05:10 with 60 s of wrap-up, and beside it 10:03:00 to 10:06:00 without any.
        Contact(db, 1, "10:00:00", "voice", Outcome.AgentHandled, csat: 5, dispositions: ["Resolved", "Sale"]);
        Visit(db, 1, "qu-1", "10:00:00", 10, QueueExitReason.Answered);
        Segment(db, 1, "u-1", "qu-1", "10:00:05", "10:00:10", interaction: 300, wrapUp: 60);
        Contact(db, 2, "10:02:00", "voice", Outcome.AgentHandled, csat: 3, dispositions: ["resolved"]);
        Visit(db, 2, "qu-1", "10:02:30", 30, QueueExitReason.Answered);
        Segment(db, 2, "u-1", "qu-1", "10:02:50", "10:03:00", interaction: 180, wrapUp: null, isTransfer: true);

        // Bob: 11:00:20 to 11:01:20.
        Contact(db, 3, "11:00:00", "rtm", Outcome.AgentHandled, dispositions: []);
        Visit(db, 3, "qu-2", "11:00:00", 20, QueueExitReason.Answered);
        Segment(db, 3, "u-2", "qu-2", "11:00:00", "11:00:20", interaction: 60, wrapUp: 0);
        db.Add(new MissedAssignmentRow { ConversationId = "c-3", Ordinal = 0, Number = 0, SessionId = "s3", QueueId = "qu-2", AgentId = "u-1", AssignedTime = At("10:59:59"), Event = "Ignored" });

        Contact(db, 4, "11:10:00", "rtm", Outcome.AbandonedInQueue, dispositions: []);
        Visit(db, 4, "qu-1", "11:10:00", 5, QueueExitReason.Abandoned);
        Contact(db, 5, "11:20:00", null, Outcome.AbandonedInQueue, dispositions: []);
        Visit(db, 5, "qu-1", "11:20:00", 50, QueueExitReason.Abandoned);
        Contact(db, 6, "12:00:00", "voice", Outcome.CallbackPending, dispositions: []);
        Visit(db, 6, "qu-1", "12:00:00", 15, QueueExitReason.Callback);

        // Still waiting, and it rings at Bob's.
        Contact(db, 7, "12:30:00", "voice", Outcome.InProgress, dispositions: []);
        Visit(db, 7, "qu-1", "12:30:00", null, QueueExitReason.Waiting);
        Segment(db, 7, "u-2", "qu-1", "12:31:00", null, interaction: null, wrapUp: null);

        Session(db, 8, "13:00:00", "rtm", Outcome.BotResolved);
        Session(db, 9, "13:10:00", "rtm", Outcome.BotDropped);
        db.AddRange(
            new SessionTagRow { SessionId = "s8", Scope = TagScope.User, Position = 0, Name = "tier", Value = "gold" },
            new SessionIntentRow { SessionId = "s8", Position = 0, Intent = "Book" }, new SessionIntentRow { SessionId = "s8", Position = 1, Intent = "Pay" });
    }

    private static DateTime At(string time) => Day + TimeSpan.Parse(time, null);

    private static void Session(CacheDbContext db, int number, string start, string? channel, Outcome outcome, int? csat = null) => db.Add(new SessionRow
    {
        SessionId = $"s{number}", StartTime = At(start), Channel = channel, Outcome = outcome, CsatScore = csat, FetchedAt = Day.AddDays(1), DurationSeconds = number * 10,
        IntentsKnown = number == 8, BotId = "st-1",
    });

    private static void Contact(CacheDbContext db, int number, string start, string? channel, Outcome outcome, IReadOnlyList<string> dispositions, int? csat = null)
    {
        Session(db, number, start, channel, outcome, csat);
        db.Add(new ConversationRow
        {
            ConversationId = $"c-{number}", SessionId = $"s{number}", StartTime = At(start), Channel = channel, Outcome = outcome, CsatScore = csat, FetchedAt = Day.AddDays(1),
            TransferCount = number == 2 ? 1 : 0, HandleSeconds = number switch { 1 => 360, 2 => 180, 3 => 60, _ => null },
        });
        db.AddRange(dispositions.Select((disposition, position) => new ConversationDispositionRow { ConversationId = $"c-{number}", Position = position, Disposition = disposition }));
    }

    private static void Visit(CacheDbContext db, int number, string queue, string enter, int? wait, QueueExitReason reason) => db.Add(new QueueVisitRow
    {
        ConversationId = $"c-{number}", Ordinal = 0, SessionId = $"s{number}", QueueId = queue, EnterTime = At(enter), WaitSeconds = wait,
        ExitTime = wait is { } seconds ? At(enter).AddSeconds(seconds) : null, ExitReason = reason, RespondingOrdinal = reason == QueueExitReason.Answered ? 0 : null,
    });

    private static void Segment(
        CacheDbContext db, int number, string agent, string queue, string assigned, string? accepted, int? interaction, int? wrapUp, bool isTransfer = false)
    {
        DateTime? taken = accepted is null ? null : At(accepted);
        var end = interaction is { } seconds ? taken?.AddSeconds(seconds) : null;
        db.Add(new AgentSegmentRow
        {
            ConversationId = $"c-{number}", Ordinal = 0, SessionId = $"s{number}", AgentId = agent, QueueId = queue, IsInQueueVisit = true, AssignedTime = At(assigned),
            AcceptedTime = taken, Time = taken ?? At(assigned), RingSeconds = (taken - At(assigned))?.TotalSeconds, InteractionSeconds = interaction, AfterCallWorkSeconds = wrapUp,
            HandleSeconds = interaction is null ? null : interaction + (wrapUp ?? 0), InteractionEndTime = end, AfterCallWorkEndTime = wrapUp is { } work ? end?.AddSeconds(work) : null,
            EndedByTransfer = isTransfer,
        });
    }
}

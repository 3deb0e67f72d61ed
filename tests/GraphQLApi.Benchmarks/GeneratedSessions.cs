using GraphQLApi.Cache.Rows;
using GraphQLApi.Cache.Sync;

namespace GraphQLApi.Benchmarks;

/// <summary>
/// A year of sessions, the same for every run: one every 31.5 s at a million. Two of three reach people: one or two queue visits, the last
/// one mostly answered. Shapes, not stories: what a page costs depends on row counts and widths only.
/// </summary>
internal static class GeneratedSessions
{
    public static readonly DateTime Start = new(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    public static readonly DateTime End = Start.AddDays(365);

    private static readonly QueueRow[] Queues = [.. Enumerable.Range(0, 8).Select(NewQueue)];
    private static readonly AgentRow[] Agents = [.. Enumerable.Range(0, 40).Select(NewAgent)];

    public static IEnumerable<MappedSession> Create(int count)
    {
        var random = new Random(1);
        var step = (End - Start) / count;
        for (var index = 0; index < count; index++)
        {
            yield return NewSession(index, Start + step * index, random);
        }
    }

    private static MappedSession NewSession(int index, DateTime start, Random random)
    {
        start = start.AddTicks(-(start.Ticks % TimeSpan.TicksPerMillisecond));
        var end = start.AddSeconds(random.Next(20, 900));
        var session = new SessionRow
        {
            SessionId = $"{new DateTimeOffset(start).ToUnixTimeSeconds():x8}{index:x16}",
            Channel = index % 3 == 0 ? "voice" : "rtm",
            Direction = Direction.Inbound,
            StartTime = start,
            EndTime = end,
            EffectiveEndTime = end,
            DurationSeconds = (end - start).TotalSeconds,
            Outcome = index % 3 == 0 ? Outcome.BotResolved : Outcome.AgentHandled,
            FinalStatus = index % 3 == 0 ? "BotResolved" : "CLOSED",
            BotId = "st-00000000-0000-5000-8000-000000000001",
            UserId = $"u-{index % 100_000:x8}",
            FetchedAt = End,
            Settled = true,
            ContentHash = BitConverter.GetBytes((long)index),
        };
        if (index % 3 != 0)
        {
            session.Conversations.Add(NewConversation(session, index, random));
        }

        return new MappedSession(session, []);
    }

    private static ConversationRow NewConversation(SessionRow session, int index, Random random)
    {
        var conversation = new ConversationRow
        {
            ConversationId = $"c-{index:x12}",
            SessionId = session.SessionId,
            Session = session,
            Channel = session.Channel,
            Direction = Direction.Inbound,
            IsVoicemail = false,
            StartTime = session.StartTime,
            HandoverTime = session.StartTime.AddSeconds(10),
            EndTime = session.EndTime,
            DurationSeconds = session.DurationSeconds,
            Outcome = Outcome.AgentHandled,
            FinalStatus = "CLOSED",
            SmartStatus = "CLOSED",
            BotId = session.BotId,
            UserId = session.UserId,
            FetchedAt = session.FetchedAt,
            Settled = true,
        };
        var visits = random.Next(1, 3);
        for (var ordinal = 0; ordinal < visits; ordinal++)
        {
            AddVisit(conversation, ordinal, ordinal == visits - 1, random);
        }

        session.QueueVisits.AddRange(conversation.QueueVisits);
        return conversation;
    }

    private static void AddVisit(ConversationRow conversation, int ordinal, bool answered, Random random)
    {
        var enter = conversation.StartTime.AddSeconds(10 + 30 * ordinal);
        var exit = enter.AddSeconds(random.Next(1, 30));
        var queue = Queues[random.Next(Queues.Length)];
        var visit = new QueueVisitRow
        {
            ConversationId = conversation.ConversationId,
            Ordinal = ordinal,
            SessionId = conversation.SessionId,
            Conversation = conversation,
            Session = conversation.Session,
            QueueId = queue.QueueId,
            Queue = queue,
            QueueName = queue.Name,
            EnterTime = enter,
            ExitTime = exit,
            AnswerTime = answered ? exit : null,
            WaitSeconds = (exit - enter).TotalSeconds,
            ExitReason = answered ? QueueExitReason.Answered : QueueExitReason.FlowedOut,
            RespondingOrdinal = answered ? ordinal : null,
        };
        conversation.QueueVisits.Add(visit);
        if (answered)
        {
            visit.RespondingAgent = NewSegment(conversation, visit, exit, random);
            conversation.AgentSegments.Add(visit.RespondingAgent);
        }
    }

    private static AgentSegmentRow NewSegment(ConversationRow conversation, QueueVisitRow visit, DateTime accepted, Random random)
    {
        var agent = Agents[random.Next(Agents.Length)];
        var seconds = random.Next(30, 600);
        return new AgentSegmentRow
        {
            ConversationId = conversation.ConversationId,
            Ordinal = visit.Ordinal,
            SessionId = conversation.SessionId,
            IsInQueueVisit = true,
            Conversation = conversation,
            AgentId = agent.AgentId,
            Agent = agent,
            AgentName = agent.Name,
            QueueId = visit.QueueId,
            Queue = visit.Queue,
            Status = "Answered",
            AssignedTime = accepted.AddSeconds(-1),
            AcceptedTime = accepted,
            Time = accepted,
            RingSeconds = 1,
            InteractionEndTime = accepted.AddSeconds(seconds),
            InteractionSeconds = seconds,
            HandleSeconds = seconds,
        };
    }

    private static QueueRow NewQueue(int number) =>
        new() { QueueId = $"qu-{number:d3}", Name = $"Queue {number}", FirstSeenAt = Start, LastSeenAt = End, NameSeenAt = End };

    private static AgentRow NewAgent(int number) =>
        new() { AgentId = $"u-agent-{number:d3}", Name = $"Agent {number}", Email = $"agent{number}@example.com", FirstSeenAt = Start, LastSeenAt = End, NameSeenAt = End };
}

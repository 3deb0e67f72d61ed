using GraphQLApi.Cache.Rows;

namespace GraphQLApi.Cache.Derivation;

/// <summary>
/// What follows for visits and segments from the destinations around them: answers, exits, waits, transfers, the segments' queues
/// (SEMANTICS §3.2 to §3.4). Needs the conversation's outcome to be known for <see cref="Exits"/>, and <see cref="Answers"/> before that.
/// </summary>
internal sealed class QueueJourney(IReadOnlyList<DestinationPart> destinations)
{
    public DataQualityFlags Flags { get; private set; }

    public IReadOnlyList<QueueVisitRow> Visits { get; } = [.. destinations.Select(part => part.Visit).OfType<QueueVisitRow>()];

    /// <summary>Who answered each visit: its own agent, or the one a supervisor gave the contact to.</summary>
    public void Answers()
    {
        foreach (var part in destinations)
        {
            if (part.Visit is not { } visit)
            {
                continue;
            }

            if (part.IsAccepted)
            {
                Answer(visit, part);
            }
            else if (part.Segment is null && Next(part) is { IsBareSegment: true, IsAccepted: true } next && IsReassigned(visit))
            {
                Answer(visit, next);
                Flags |= DataQualityFlags.AnsweredViaReassigned;
            }
        }
    }

    public void Exits(ConversationRow conversation, DateTime? sessionEnd)
    {
        foreach (var part in destinations)
        {
            if (part.Visit is not { } visit)
            {
                continue;
            }

            var next = Next(part);
            visit.ExitTime = visit.AnswerTime ?? next?.Start ?? sessionEnd;
            visit.ExitReason = Reason(visit, next, conversation);
            Wait(visit);
        }
    }

    /// <summary>The segments' queues and transfers.</summary>
    public void Segments()
    {
        string? queueId = null;
        foreach (var part in destinations)
        {
            queueId = part.Visit?.QueueId ?? queueId;
            if (part.Segment is { } segment)
            {
                segment.QueueId = queueId;
                segment.EndedByTransfer = part.IsAccepted && Next(part) is not null;
            }
        }
    }

    private static void Answer(QueueVisitRow visit, DestinationPart answer)
    {
        visit.RespondingOrdinal = answer.Ordinal;
        visit.RespondingAgent = answer.Segment;
        visit.AnswerTime = answer.Segment!.AcceptedTime; // the caller saw that it is accepted
    }

    private static bool IsReassigned(QueueVisitRow visit) =>
        visit.NonRespondingAgents is [.., var last] && StatusTexts.IsReassigned(last.Event);

    private static QueueExitReason Reason(QueueVisitRow visit, DestinationPart? next, ConversationRow conversation) => visit switch
    {
        { AnswerTime: not null } => QueueExitReason.Answered,
        { CallbackOpted: true } => QueueExitReason.Callback,
        _ when next is not null => QueueExitReason.FlowedOut,
        _ when conversation.Outcome == Outcome.InProgress => QueueExitReason.Waiting,
        _ when conversation.IsVoicemail == true => QueueExitReason.Voicemail,
        _ when StatusTexts.SmartStatus(conversation.SmartStatus) == StatusMeaning.Terminated => QueueExitReason.SystemTerminated,
        _ => QueueExitReason.Abandoned,
    };

    // SEMANTICS §3.3: a negative wait is no wait, but the visit stays answered.
    private void Wait(QueueVisitRow visit)
    {
        var wait = RecordTimes.Seconds(visit.EnterTime, visit.ExitTime);
        if (wait >= 0)
        {
            visit.WaitSeconds = wait;
        }
        else if (wait < 0)
        {
            Flags |= visit.AnswerTime is null ? DataQualityFlags.EndBeforeStart : DataQualityFlags.NegativeWait;
        }
    }

    private DestinationPart? Next(DestinationPart part) => part.Ordinal + 1 < destinations.Count ? destinations[part.Ordinal + 1] : null;
}

using GraphQLApi.Cache.Rows;

namespace GraphQLApi.Cache.Derivation;

/// <summary>How a contact ended: the first rule of SEMANTICS §3.1 that fits.</summary>
internal static class Outcomes
{
    /// <param name="conversation">With its statuses, direction and segments.</param>
    /// <param name="visits">Its visits by ordinal, with the ordinal of who answered.</param>
    public static Outcome OfConversation(ConversationRow conversation, IReadOnlyList<QueueVisitRow> visits)
    {
        var smart = StatusTexts.SmartStatus(conversation.SmartStatus);
        var isAccepted = conversation.AgentSegments.Exists(segment => segment.AcceptedTime is not null);
        return conversation switch
        {
            _ when StatusTexts.IsInProgress(conversation.FinalStatus, conversation.SmartStatus) => Outcome.InProgress,
            { IsVoicemail: true } => Outcome.Voicemail,
            _ when smart == StatusMeaning.AbandonedWithAgent => Outcome.AbandonedWithAgent,
            _ when isAccepted => Outcome.AgentHandled,
            _ when visits.Any(visit => visit.CallbackOpted == true) => Outcome.CallbackPending,
            _ when smart == StatusMeaning.Terminated => Outcome.SystemTerminated,
            { Direction: Direction.Outbound } => Outcome.NotReached,
            _ when visits.Count > 0 && IsAbandoned(conversation, visits) => Outcome.AbandonedInQueue,
            _ => Outcome.Unknown,
        };
    }

    /// <summary>Of a session: its last conversation decides, except that one in progress keeps all of it open.</summary>
    public static Outcome OfSession(SessionRow session)
    {
        if (session.Conversations.Count > 0)
        {
            return session.Conversations.Exists(conversation => conversation.Outcome == Outcome.InProgress)
                ? Outcome.InProgress
                : session.Conversations[^1].Outcome;
        }

        if (StatusTexts.IsInProgress(session.FinalStatus, session.SmartStatus))
        {
            return Outcome.InProgress;
        }

        return StatusTexts.FinalStatus(session.FinalStatus) switch
        {
            StatusMeaning.BotResolved => Outcome.BotResolved,
            StatusMeaning.Dropped => Outcome.BotDropped,
            _ when StatusTexts.IsUserHangup(session.DisconnectingEvent) => Outcome.BotDropped,
            _ when session.FinalStatus is null && StatusTexts.SmartStatus(session.SmartStatus) == StatusMeaning.ClosedAtBot => Outcome.BotEndedUnknown,
            _ => Outcome.Unknown,
        };
    }

    private static bool IsAbandoned(ConversationRow conversation, IReadOnlyList<QueueVisitRow> visits) =>
        visits[^1].AnswerTime is null
        || StatusTexts.FinalStatus(conversation.FinalStatus) == StatusMeaning.UserAbandoned
        || StatusTexts.IsUserHangup(conversation.DisconnectingEvent);
}

namespace GraphQLApi.IntegrationTests.Metrics.Oracle;

/// <summary>Answers, exits, queues and transfers of one conversation: SEMANTICS §3.2 to §3.4.</summary>
internal static class Journey
{
    public static void Complete(Conversation conversation)
    {
        var all = conversation.Destinations;
        string? queueId = null;
        for (var i = 0; i < all.Count; i++)
        {
            var next = i + 1 < all.Count ? all[i + 1] : null;
            if (all[i].Visit is { } visit)
            {
                queueId = visit.QueueId;
                Answer(visit, all[i].Segment, next);
                visit.Exit = visit.Answer?.Accepted ?? next?.Start ?? conversation.Session.End;
                visit.ExitReason = Reason(visit, next is not null, conversation);
            }

            if (all[i].Segment is { } segment)
            {
                segment.QueueId = queueId;
                segment.IsTransfer = segment.Accepted is not null && next is not null;
            }
        }
    }

    private static void Answer(Visit visit, Segment? own, Destination? next)
    {
        var isReassigned = visit.Misses.Count > 0
            && string.Equals(visit.Misses[^1].Event?.Replace(" ", "", StringComparison.Ordinal), "SupervisorReassigned", StringComparison.OrdinalIgnoreCase);
        if (own is { Accepted: not null })
            visit.Answer = own;
        else if (own is null && isReassigned && next is { Visit: null, Segment: { Accepted: not null } reassigned })
            visit.Answer = reassigned;
    }

    private static string Reason(Visit visit, bool hasNext, Conversation conversation) => visit switch
    {
        { Answer: not null } => "ANSWERED",
        { IsCallback: true } => "CALLBACK",
        _ when hasNext => "FLOWED_OUT",
        _ when !conversation.IsClosed => "WAITING",
        _ when conversation.IsVoicemail => "VOICEMAIL",
        _ when conversation.SmartStatus == "TERMINATED" => "SYSTEM_TERMINATED",
        _ => "ABANDONED",
    };
}

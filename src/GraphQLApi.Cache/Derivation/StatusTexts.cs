using System.Collections.Frozen;

namespace GraphQLApi.Cache.Derivation;

/// <summary>What a vendor status says about a contact; several texts may say the same.</summary>
internal enum StatusMeaning
{
    /// <summary>Published, but no rule asks for it.</summary>
    Other,
    InProgress,
    BotResolved,
    Dropped,
    UserAbandoned,
    ClosedAtBot,
    Terminated,
    AbandonedWithAgent,
}

/// <summary>
/// The one table of status texts: CONTRACT §4.5 and, for InWorkbin and InAgentsWorkbin, SEMANTICS §3.1. Compared trimmed, case-blind and without
/// blanks (SEMANTICS §3), so that <c>User Abandoned</c> and <c>USER ABANDONED</c> are one.
/// </summary>
internal static class StatusTexts
{
    private const int LongestText = 64;

    private static readonly (string Text, StatusMeaning Meaning)[] FinalStatusTable =
    [
        ("ACTIVE", StatusMeaning.InProgress),
        ("TRANSIENT_OPEN", StatusMeaning.InProgress),
        ("CLOSED", StatusMeaning.Other),
        ("USER ABANDONED", StatusMeaning.UserAbandoned),
        ("BotResolved", StatusMeaning.BotResolved),
        ("Dropped", StatusMeaning.Dropped),
    ];

    private static readonly (string Text, StatusMeaning Meaning)[] SmartStatusTable =
    [
        ("WithBot", StatusMeaning.InProgress),
        ("WaitingQueue", StatusMeaning.InProgress),
        ("Assigned", StatusMeaning.InProgress),
        ("WithAgent", StatusMeaning.InProgress),
        ("Idle", StatusMeaning.InProgress),
        ("Overdue", StatusMeaning.InProgress),
        ("ACW", StatusMeaning.InProgress),
        ("OnHold", StatusMeaning.InProgress),
        ("OnMute", StatusMeaning.InProgress),
        ("OnSnooze", StatusMeaning.InProgress),
        ("Callback Created", StatusMeaning.InProgress),
        ("Dialing", StatusMeaning.InProgress),
        ("Ringing", StatusMeaning.InProgress),
        ("AwaitingFeedback", StatusMeaning.InProgress),
        ("InWorkbin", StatusMeaning.InProgress),
        ("InAgentsWorkbin", StatusMeaning.InProgress),
        ("CLOSED AT BOT", StatusMeaning.ClosedAtBot),
        ("TERMINATED", StatusMeaning.Terminated),
        ("ABANDONED WITH AGENT", StatusMeaning.AbandonedWithAgent),
        ("CLOSED", StatusMeaning.Other),
        ("Expired", StatusMeaning.Other),
        ("Voicemail", StatusMeaning.Other),
        ("Ended", StatusMeaning.Other),
    ];

    private static readonly FrozenDictionary<string, StatusMeaning> FinalStatuses = Index(FinalStatusTable);

    private static readonly FrozenDictionary<string, StatusMeaning> SmartStatuses = Index(SmartStatusTable);

    /// <summary>Null where the text is missing or in no published list.</summary>
    public static StatusMeaning? FinalStatus(string? text) => Find(FinalStatuses, text);

    /// <summary>Null where the text is missing or in no published list.</summary>
    public static StatusMeaning? SmartStatus(string? text) => Find(SmartStatuses, text);

    public static bool IsInProgress(string? finalStatus, string? smartStatus) =>
        FinalStatus(finalStatus) == StatusMeaning.InProgress || SmartStatus(smartStatus) == StatusMeaning.InProgress;

    /// <summary>One of the two texts is there and in no published list.</summary>
    public static bool HasUnknown(string? finalStatus, string? smartStatus) =>
        (finalStatus is not null && FinalStatus(finalStatus) is null) || (smartStatus is not null && SmartStatus(smartStatus) is null);

    /// <summary><c>disconnectingEvent</c> says that the customer hung up.</summary>
    public static bool IsUserHangup(string? disconnectingEvent) => Says(disconnectingEvent, "USERHANGUP");

    /// <summary><c>nonResponseEvent</c> says that a supervisor gave the contact to somebody else.</summary>
    public static bool IsReassigned(string? nonResponseEvent) => Says(nonResponseEvent, "SUPERVISORREASSIGNED");

    private static StatusMeaning? Find(FrozenDictionary<string, StatusMeaning> statuses, string? text)
    {
        Span<char> buffer = stackalloc char[LongestText];
        return statuses.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(Normal(text, buffer), out var meaning) ? meaning : null;
    }

    private static bool Says(string? text, string normal)
    {
        Span<char> buffer = stackalloc char[LongestText];
        return Normal(text, buffer).SequenceEqual(normal);
    }

    private static FrozenDictionary<string, StatusMeaning> Index((string Text, StatusMeaning Meaning)[] table) =>
        table.ToFrozenDictionary(row => Normal(row.Text, new char[LongestText]).ToString(), row => row.Meaning, StringComparer.Ordinal);

    // Upper case without blanks; empty for nothing and for what is longer than any published text.
    private static ReadOnlySpan<char> Normal(string? text, Span<char> buffer)
    {
        var length = 0;
        foreach (var character in text is { Length: <= LongestText } ? text : "")
        {
            if (!char.IsWhiteSpace(character))
            {
                buffer[length++] = char.ToUpperInvariant(character);
            }
        }

        return buffer[..length];
    }
}

namespace GraphQLApi.Cache.Rows;

/// <summary>Who started the contact (vendor: <c>Direction</c>, on bot rows <c>customerinfo.Direction</c>).</summary>
public enum Direction
{
    /// <summary>The customer came to us.</summary>
    Inbound = 0,

    /// <summary>We called the customer.</summary>
    Outbound = 1,
}

/// <summary>How a session or conversation ended: exactly one, first that fits by SEMANTICS §3.1.</summary>
public enum Outcome
{
    /// <summary>Not over: finalStatus ACTIVE or TRANSIENT_OPEN, or a live smartStatus.</summary>
    InProgress = 0,

    /// <summary>The customer left a voice message (vendor: <c>isVoicemail</c>).</summary>
    Voicemail = 1,

    /// <summary>The customer left while an agent was on it (smartStatus ABANDONED WITH AGENT).</summary>
    AbandonedWithAgent = 2,

    /// <summary>At least one agent segment was accepted.</summary>
    AgentHandled = 3,

    /// <summary>The customer asked to be called back and that has not led to an accepted segment.</summary>
    CallbackPending = 4,

    /// <summary>The platform ended it (smartStatus TERMINATED), for instance because no agent was available.</summary>
    SystemTerminated = 5,

    /// <summary>The customer left while waiting in a queue.</summary>
    AbandonedInQueue = 6,

    /// <summary>An outbound contact nobody answered.</summary>
    NotReached = 7,

    /// <summary>The bot resolved it (finalStatus BotResolved).</summary>
    BotResolved = 8,

    /// <summary>The customer dropped out at the bot (finalStatus Dropped, or a user hang-up).</summary>
    BotDropped = 9,

    /// <summary>Closed at the bot without a final status.</summary>
    BotEndedUnknown = 10,

    /// <summary>None of the rules fits.</summary>
    Unknown = 11,
}

/// <summary>How a visit left its queue: exactly one, first that fits by SEMANTICS §3.2.</summary>
public enum QueueExitReason
{
    /// <summary>An agent accepted.</summary>
    Answered = 0,

    /// <summary>The contact went on to a later destination unanswered.</summary>
    FlowedOut = 1,

    /// <summary>The customer opted for a callback.</summary>
    Callback = 2,

    /// <summary>The conversation became a voicemail.</summary>
    Voicemail = 3,

    /// <summary>The customer gave up.</summary>
    Abandoned = 4,

    /// <summary>The platform ended the contact.</summary>
    SystemTerminated = 5,

    /// <summary>Still waiting.</summary>
    Waiting = 6,
}

/// <summary>What is doubtful about a session's data, as a set of bits (SEMANTICS §2.6).</summary>
[Flags]
public enum DataQualityFlags
{
    /// <summary>Nothing is doubtful.</summary>
    None = 0,

    /// <summary>The end was shifted twice by the vendor (trap T1).</summary>
    TimeZoneShiftSuspect = 1 << 0,

    /// <summary>Accepted before the queue was entered.</summary>
    NegativeWait = 1 << 1,

    /// <summary>The vendor's duration and its times differ by more than 5 s.</summary>
    DurationMismatch = 1 << 2,

    /// <summary>The end lies before the start.</summary>
    EndBeforeStart = 1 << 3,

    /// <summary>No start time in the record; derived from the id, another time or the window.</summary>
    MissingStart = 1 << 4,

    /// <summary>Closed without an end time.</summary>
    MissingEnd = 1 << 5,

    /// <summary>Still in progress when its window settled.</summary>
    ActiveStale = 1 << 6,

    /// <summary>A status text outside the published lists.</summary>
    UnknownStatus = 1 << 7,

    /// <summary>A time more than five minutes after the reading.</summary>
    FutureTimestamp = 1 << 8,

    /// <summary>A value did not parse and is null; it stands in <c>raw</c>.</summary>
    UnparsedValue = 1 << 9,

    /// <summary>One contact seems to have two records (trap T17), or one conversation two sessions.</summary>
    DuplicateRecord = 1 << 10,

    /// <summary>Its window holds more than the vendor lets us read.</summary>
    WindowSaturated = 1 << 11,

    /// <summary>The answering segment was found after a supervisor's reassignment (SEMANTICS §3.3).</summary>
    AnsweredViaReassigned = 1 << 12,
}

/// <summary>Which of the vendor's two tag lists a tag stands in.</summary>
public enum TagScope
{
    /// <summary><c>sessionleveltags</c>.</summary>
    Session = 0,

    /// <summary><c>userleveltags</c>.</summary>
    User = 1,
}

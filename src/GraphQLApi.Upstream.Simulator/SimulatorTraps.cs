namespace GraphQLApi.Upstream.Simulator;

/// <summary>
/// Oddities of CONTRACT §8 that generated data shows on demand, each on about one fitting row in eight. Those that are ordinary traffic
/// (T2, T3, T5–T7, T13, T15, T16, T19, T24, T26, T30, T32, T36–T39, T42) are always there; T9, T35, T40 and T41 are not properties of the data.
/// </summary>
[Flags]
public enum SimulatorTraps : long
{
    /// <summary>Only what is ordinary.</summary>
    None = 0,

    /// <summary>T1: end of bot-only rows without <c>finalStatus</c> moved by the request's offset twice; also for replayed records.</summary>
    DoubleZoneShift = 1L << 1,

    /// <summary>T4: <c>sessionEndTime</c> five minutes before the last agent segment ends.</summary>
    SessionEndsBeforeSegment = 1L << 4,

    /// <summary>T8: <c>interactionDuration</c> one second off.</summary>
    RoundedDuration = 1L << 8,

    /// <summary>T11: page visits four days before the conversation.</summary>
    EarlyPageVisit = 1L << 11,

    /// <summary>T12: feed <c>startTime</c> that contradicts the time in <c>sessionId</c>.</summary>
    FakeFeedTime = 1L << 12,

    /// <summary>T14: <c>userId</c> cut short and masked with <c>xxxx</c>.</summary>
    MaskedIds = 1L << 14,

    /// <summary>T17: a second, bot-only row for the contact of an agent row, naming it in <c>channelSpecificUserId</c>.</summary>
    TwinRows = 1L << 17,

    /// <summary>T20: <c>metaInfo.fullName</c> of somebody else.</summary>
    ContradictingNames = 1L << 20,

    /// <summary>T21: each session twice in the feed.</summary>
    RepeatedFeedRows = 1L << 21,

    /// <summary>T22: <c>CustomerPhone</c> and <c>CenterPhone</c> swapped on outbound rows.</summary>
    SwappedPhones = 1L << 22,

    /// <summary>T23: row <c>userId</c> is the agent's id, and the agent's e-mail holds a blank.</summary>
    AgentAsUser = 1L << 23,

    /// <summary>T25: <c>reason</c> and <c>Reason</c> side by side.</summary>
    TwoReasons = 1L << 25,

    /// <summary>T27: custom channel name with a trailing blank, <c>"Jones "</c>.</summary>
    CustomChannel = 1L << 27,

    /// <summary>T28: boolean <c>isVoicemail</c>, null <c>channelSpecificUserId</c>.</summary>
    MixedTypes = 1L << 28,

    /// <summary>T29: <c>smartStatus</c> and reason empty although closed.</summary>
    EmptyStatus = 1L << 29,

    /// <summary>T31: detail with <c>SYSTEM_DROP_OFF</c> although handled, and <c>isTransferred</c> false although transferred.</summary>
    ContradictingDetail = 1L << 31,

    /// <summary>T33: remarks <c>["-"]</c>.</summary>
    DashRemarks = 1L << 33,

    /// <summary>T34: tag blocks missing although asked for.</summary>
    MissingBlocks = 1L << 34,

    /// <summary>Every one of them.</summary>
    All = DoubleZoneShift | SessionEndsBeforeSegment | RoundedDuration | EarlyPageVisit | FakeFeedTime | MaskedIds | TwinRows | ContradictingNames
        | RepeatedFeedRows | SwappedPhones | AgentAsUser | TwoReasons | CustomChannel | MixedTypes | EmptyStatus | ContradictingDetail
        | DashRemarks | MissingBlocks,
}

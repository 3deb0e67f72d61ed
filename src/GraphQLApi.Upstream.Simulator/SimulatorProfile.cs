namespace GraphQLApi.Upstream.Simulator;

/// <summary>The switches of CONTRACT §3.3 and §9: each is a question the vendor's documents do not answer, its default the most likely answer.</summary>
public sealed record SimulatorProfile
{
    /// <summary>Names and presence of fields in generated records; replayed records keep their own.</summary>
    public DocumentVersion DocumentVersion { get; init; } = DocumentVersion.V8;

    /// <summary>What <c>offset</c> counts (CONTRACT §4.1): pages since S3, records before.</summary>
    public OffsetUnit OffsetMode { get; init; } = OffsetUnit.Page;

    /// <summary>What <c>numResults</c> counts.</summary>
    public NumResultsMeaning NumResults { get; init; } = NumResultsMeaning.Page;

    /// <summary>True: bot-only and agent rows are paged each on their own, so that a page may hold twice the limit.</summary>
    public bool LimitPerSource { get; init; }

    /// <summary>Answer to a range of more than seven days.</summary>
    public LongRangeAnswer LongRange { get; init; } = LongRangeAnswer.BadRequest;

    /// <summary>True: a limit above 100 is answered 400; false: it is lowered to 100.</summary>
    public bool RefuseLimitAboveMaximum { get; init; }

    /// <summary>True: a limit below 1 or not a number becomes 100; false: 412.</summary>
    public bool DefaultInvalidLimit { get; init; }

    /// <summary>True: page offsets above 10 are answered 400; false: 200 with an empty page.</summary>
    public bool RefuseOffsetAboveMaximum { get; init; }

    /// <summary>Status of missing or unreadable body fields: 412 as the vendor's tests show elsewhere, or 400.</summary>
    public int InvalidBodyStatus { get; init; } = 412;

    /// <summary>Answer for a conversation that does not exist or belongs to another bot.</summary>
    public UnknownConversationAnswer UnknownConversation { get; init; } = UnknownConversationAnswer.NotFound;

    /// <summary>True: the object of 2026 without agentDesktopMeta, queues, formData, timestampValue, createdAt, updatedAt, __v and userInfo.</summary>
    public bool ReducedConversation { get; init; }

    /// <summary>True: interactionDetails without the header <c>iId</c> is answered 400 "Invalid StreamId".</summary>
    public bool RequireIId { get; init; }

    /// <summary>True: a token without <c>jti</c> is refused ("Enforce JTI" of the app).</summary>
    public bool RequireJti { get; init; }

    /// <summary>False: every valid token is answered 401 "Permission denied. Scope is incorrect!".</summary>
    public bool ScopeGranted { get; init; } = true;

    /// <summary>True: intentrealtimedata also answers GET, as its older page says.</summary>
    public bool AllowIntentGet { get; init; }

    /// <summary>True: feed times carry the blanks of the published sample (T10): <c>2022-01-06T14: 07: 08.185+00: 00</c>.</summary>
    public bool BrokenDates { get; init; }

    /// <summary>True: a 429 of the rate limit carries <c>Retry-After</c> in seconds; none is documented.</summary>
    public bool RetryAfter { get; init; }
}

/// <summary>Versions of the vendor's page, CONTRACT §1.</summary>
public enum DocumentVersion
{
    /// <summary>September 2024: <c>statusDetail</c>, channels <c>voice</c> and <c>rtm</c>, no <c>disconnectingEvent</c>.</summary>
    S3,

    /// <summary>November 2024: <c>Reason</c>, <c>disconnectingEvent</c>, <c>Voice</c>.</summary>
    V4,

    /// <summary>July 2026: <c>reason</c>, <c>errorDetails</c>, callbacks, missed assignments, surveys, campaigns, <c>snoozeinfo</c>.</summary>
    V8,
}

/// <summary>Unit of the query parameter <c>offset</c>.</summary>
public enum OffsetUnit
{
    /// <summary>Pages to skip, at most 10.</summary>
    Page,

    /// <summary>Records to skip, without a maximum.</summary>
    Record,
}

/// <summary>What the envelope's <c>numResults</c> may mean.</summary>
public enum NumResultsMeaning
{
    /// <summary>Rows of this page.</summary>
    Page,

    /// <summary>Rows of the whole range.</summary>
    Total,
}

/// <summary>Answers to a range that is too long.</summary>
public enum LongRangeAnswer
{
    /// <summary>400 with the errors envelope.</summary>
    BadRequest,

    /// <summary>412 with the errors envelope.</summary>
    PreconditionFailed,

    /// <summary>200 with the last seven days of the range.</summary>
    ClampToLastSevenDays,

    /// <summary>200 with no rows.</summary>
    Empty,
}

/// <summary>Answers for an unknown conversation id.</summary>
public enum UnknownConversationAnswer
{
    /// <summary>404 with the errors envelope.</summary>
    NotFound,

    /// <summary>400 with the errors envelope.</summary>
    BadRequest,

    /// <summary>200 with <c>{}</c>.</summary>
    EmptyObject,

    /// <summary>200 with <c>null</c>.</summary>
    Null,

    /// <summary>204 without a body.</summary>
    NoContent,
}

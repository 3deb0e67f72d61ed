namespace GraphQLApi.Analytics;

/// <summary>The values of <c>extensions.code</c> that the schema adds to the engine's; the cache's failures bring their own.</summary>
public static class AnalyticsErrorCode
{
    /// <summary>The caller shows no credentials, or none that are valid.</summary>
    public const string NotAuthenticated = "AUTH_NOT_AUTHENTICATED";

    /// <summary>The caller lacks a scope that the field or its arguments need, or sees only some rows of what the field tells of.</summary>
    public const string NotAuthorized = "AUTH_NOT_AUTHORIZED";

    /// <summary>Negative, above the maximum, or <c>first</c> together with <c>last</c>.</summary>
    public const string PaginationLimit = "PAGINATION_LIMIT";

    /// <summary>Not a cursor of this API, or of a page in another order.</summary>
    public const string PaginationCursorInvalid = "PAGINATION_CURSOR_INVALID";

    /// <summary>A range that ends before it begins, or is longer than may be asked for.</summary>
    public const string RangeInvalid = "RANGE_INVALID";

    /// <summary>Not an IANA zone id in its exact spelling.</summary>
    public const string TimeZoneUnknown = "TIME_ZONE_UNKNOWN";

    /// <summary>No job has the given id.</summary>
    public const string UnknownJob = "UNKNOWN_JOB";

    /// <summary>Neither the cache nor the vendor knows the conversation.</summary>
    public const string UnknownConversation = "UNKNOWN_CONVERSATION";
}

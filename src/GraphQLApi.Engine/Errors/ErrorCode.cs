namespace GraphQLApi.Engine.Errors;

/// <summary>The values of <c>extensions.code</c> that the engine itself answers with; the schema layer adds its own.</summary>
public static class ErrorCode
{
    /// <summary>The text is not a GraphQL document.</summary>
    public const string ParseFailed = "GRAPHQL_PARSE_FAILED";

    /// <summary>The document breaks a rule of the specification's chapter 5.</summary>
    public const string ValidationFailed = "GRAPHQL_VALIDATION_FAILED";

    /// <summary>A variable, an argument or the operation name has a value that cannot be used.</summary>
    public const string BadUserInput = "BAD_USER_INPUT";

    /// <summary>Fields, or introspection fields, are nested too deep.</summary>
    public const string DepthExceeded = "DEPTH_EXCEEDED";

    /// <summary>The sum of field weights times page sizes is too large.</summary>
    public const string CostExceeded = "COST_EXCEEDED";

    /// <summary>The text holds too many tokens; it is refused while it is being read.</summary>
    public const string TokensExceeded = "TOKENS_EXCEEDED";

    /// <summary>One field is selected under too many response names.</summary>
    public const string AliasesExceeded = "ALIASES_EXCEEDED";

    /// <summary>Too many directives stand at one location.</summary>
    public const string DirectivesExceeded = "DIRECTIVES_EXCEEDED";

    /// <summary>Fragment spreads would be expanded too often.</summary>
    public const string FragmentsExceeded = "FRAGMENTS_EXCEEDED";

    /// <summary>A list given as input has too many items.</summary>
    public const string ListTooLong = "LIST_TOO_LONG";

    /// <summary>The body of the request is too large to be read.</summary>
    public const string RequestTooLarge = "REQUEST_TOO_LARGE";

    /// <summary>The client reads a subscription more slowly than its events happen; the stream ended.</summary>
    public const string SubscriberTooSlow = "SUBSCRIBER_TOO_SLOW";

    /// <summary>Too much at once, or in too short a time: connections, operations, or their cost.</summary>
    public const string RateLimited = "RATE_LIMITED";

    /// <summary>No document is kept under the hash or id that was sent alone; sent with its text, it runs.</summary>
    public const string PersistedQueryNotFound = "PERSISTED_QUERY_NOT_FOUND";

    /// <summary>Only trusted documents run here, and this is none of them.</summary>
    public const string DocumentNotTrusted = "DOCUMENT_NOT_TRUSTED";

    /// <summary>The schema may not be asked for in this setting.</summary>
    public const string IntrospectionDisabled = "INTROSPECTION_DISABLED";

    /// <summary>The time budget of the request ran out.</summary>
    public const string RequestTimedOut = "REQUEST_TIMED_OUT";

    /// <summary>Our fault; the text is in the log under the correlation id, never in the answer.</summary>
    public const string Internal = "INTERNAL";
}

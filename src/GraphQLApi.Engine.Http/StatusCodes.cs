using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Response;

namespace GraphQLApi.Engine.Http;

/// <summary>
/// The status of an answer. The two media types differ on purpose (GraphQL over HTTP, "Status Codes"): readers of application/json may stand
/// behind gateways that answer for us, so 200 tells them that the body is ours; application/graphql-response+json needs no such sign.
/// </summary>
internal static class StatusCodes
{
    public const int Ok = 200;
    public const int NotModified = 304;
    public const int BadRequest = 400;
    public const int Forbidden = 403;
    public const int MethodNotAllowed = 405;
    public const int NotAcceptable = 406;
    public const int RequestTimeout = 408;
    public const int PayloadTooLarge = 413;
    public const int UnsupportedMediaType = 415;
    public const int TooManyRequests = 429;
    // Not of the RFC: what proxies log for a client that left.
    public const int ClientClosedRequest = 499;
    public const int InternalServerError = 500;
    public const int ServiceUnavailable = 503;
    public const int GatewayTimeout = 504;

    /// <summary>Once execution began the answer is 200, errors or not: part of it may be good. A caller who must slow down is told so in both types, for the sake of what stands in between.</summary>
    public static int Of(ExecutionResult result, string mediaType)
    {
        if (result.HasData)
            return Ok;
        if (RetryAdvice.IsRateLimited(result))
            return TooManyRequests;
        if (mediaType == ContentNegotiation.Json)
            return Ok;
        return result.Errors.Select(error => error.Code).FirstOrDefault(code => code is ErrorCode.Internal or ErrorCode.RequestTimedOut) switch
        {
            ErrorCode.Internal => InternalServerError,
            ErrorCode.RequestTimedOut => GatewayTimeout,
            _ => BadRequest,
        };
    }
}

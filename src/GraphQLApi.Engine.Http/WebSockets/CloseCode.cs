namespace GraphQLApi.Engine.Http.WebSockets;

/// <summary>Why a WebSocket ends: RFC 6455 §7.4.1, and the protocol's own numbers.</summary>
internal static class CloseCode
{
    public const int GoingAway = 1001;
    public const int MessageTooBig = 1009;
    public const int TryAgainLater = 1013;
    public const int BadRequest = 4400;
    public const int Unauthorized = 4401;
    // Not 4401, after which clients of npm graphql-ws give up for good: with fresh credentials another attempt is worth while.
    public const int Forbidden = 4403;
    public const int SubprotocolNotAcceptable = 4406;
    public const int InitialisationTimeout = 4408;
    public const int SubscriberAlreadyExists = 4409;
    public const int TooManyInitialisationRequests = 4429;
    public const int InternalServerError = 4500;
}

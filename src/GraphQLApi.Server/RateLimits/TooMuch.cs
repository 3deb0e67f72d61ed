using GraphQLApi.Engine.Errors;

namespace GraphQLApi.Server.RateLimits;

/// <summary>The one form in which a caller is asked to slow down.</summary>
internal static class TooMuch
{
    public static GraphQLException Error(string message, int retryAfterSeconds) => new(new GraphQLError(message)
    {
        Code = ErrorCode.RateLimited,
        Extensions = new Dictionary<string, object?>(StringComparer.Ordinal) { ["retryAfterSeconds"] = retryAfterSeconds },
    });
}

using GraphQLApi.Engine.Errors;

namespace GraphQLApi.Engine.Http;

/// <summary>A request that ends before GraphQL begins; the status is the same for every media type of the answer.</summary>
internal sealed class TransportException(int status, string message, string code = ErrorCode.BadUserInput) : Exception(message)
{
    public int Status { get; } = status;

    /// <summary>Answer to 405: what would be allowed.</summary>
    public string? Allow { get; init; }

    /// <summary>Answer to 415: the content codings that would be read.</summary>
    public string? AcceptEncoding { get; init; }

    /// <summary>Answer to 503: seconds after which to try again.</summary>
    public int? RetryAfter { get; init; }

    public GraphQLError Error => new(Message) { Code = code };
}

using GraphQLApi.Engine.Errors;

namespace GraphQLApi.Engine.Http;

/// <summary>A request that ends before GraphQL begins; the status is the same for every media type of the answer.</summary>
internal sealed class TransportException(int status, string message, string code = ErrorCode.BadUserInput) : Exception(message)
{
    public int Status { get; } = status;

    /// <summary>Answer to 405: what would be allowed.</summary>
    public string? Allow { get; init; }

    public GraphQLError Error => new(Message) { Code = code };
}

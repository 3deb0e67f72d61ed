using GraphQLApi.Engine.Response;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Engine.Http;

/// <summary>A wire form of answers to queries that the host adds to ours, chosen by its media type in <c>Accept</c>.</summary>
/// <param name="MediaType">Such as <c>text/csv</c>; no wildcard of the client means it.</param>
/// <param name="OpenAsync">Runs the request up to its first bytes. What a client did wrong may be thrown as <see cref="Errors.GraphQLException"/>.</param>
public sealed record AnswerForm(string MediaType, Func<FormRequest, Task<FormAnswer>> OpenAsync);

/// <summary>A request for another form than JSON.</summary>
/// <param name="Request">What the client asks.</param>
/// <param name="Parameters">Of the media type, without the weight, in their order.</param>
/// <param name="Services">The request's services.</param>
/// <param name="Configure">Puts what the host knows into the request's context.</param>
/// <param name="ClientGone">Fires when the client is gone.</param>
public sealed record FormRequest(
    GraphQLRequest Request,
    IReadOnlyList<KeyValuePair<string, string>> Parameters,
    IServiceProvider Services,
    Action<RequestContext>? Configure,
    CancellationToken ClientGone);

/// <summary>What a form answers: a body that is sent as it is made, or a refusal with its status.</summary>
public sealed record FormAnswer
{
    /// <summary>Sent as JSON in place of everything else; null where there is a body.</summary>
    public ExecutionResult? Refusal { get; init; }

    /// <summary>Status of the refusal.</summary>
    public int Status { get; init; } = StatusCodes.Ok;

    /// <summary>Header fields of the answer, its content type among them.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Each piece is sent before the next one is asked for, so it may use the same memory. Throwing breaks the connection: a cut never looks like an end.</summary>
    public IAsyncEnumerable<ReadOnlyMemory<byte>> Body { get; init; } = AsyncEnumerable.Empty<ReadOnlyMemory<byte>>();
}

/// <summary>An answer cannot be finished; what was sent of it must not look whole. Whoever throws it has said why in the log.</summary>
public sealed class BrokenAnswerException(string message) : Exception(message);

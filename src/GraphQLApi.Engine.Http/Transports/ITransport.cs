using Microsoft.AspNetCore.Http;

namespace GraphQLApi.Engine.Http.Transports;

/// <summary>One wire form of a request and its answer.</summary>
internal interface ITransport
{
    /// <summary>Methods it may answer, for <c>Allow</c>.</summary>
    IReadOnlyList<string> Methods { get; }

    /// <summary>Asked in the order of registration; the first that says yes answers.</summary>
    bool Supports(HttpRequest request);

    /// <exception cref="TransportException">The request ends before GraphQL begins.</exception>
    Task AnswerAsync(HttpContext http);
}

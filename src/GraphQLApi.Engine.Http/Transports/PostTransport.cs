using Microsoft.AspNetCore.Http;

namespace GraphQLApi.Engine.Http.Transports;

/// <summary>POST with a JSON body, answered by one JSON object.</summary>
internal sealed class PostTransport(RequestPipeline pipeline, JsonAnswer answer) : ITransport
{
    public IReadOnlyList<string> Methods { get; } = [HttpMethods.Post];

    public bool Supports(HttpRequest request) => HttpMethods.IsPost(request.Method);

    public async Task AnswerAsync(HttpContext http)
    {
        var mediaType = JsonAnswer.MediaType(http.Request);
        var request = await RequestReader.ReadBodyAsync(http.Request, pipeline.Options.MaxRequestBytes, http.RequestAborted);
        await answer.ExecuteAsync(http, request, mediaType);
    }
}

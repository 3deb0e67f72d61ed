using Microsoft.AspNetCore.Http;

namespace GraphQLApi.Engine.Http.Transports;

/// <summary>POST with a JSON body, answered by one JSON object, or by a list of them for a batch.</summary>
internal sealed class PostTransport(RequestPipeline pipeline, TransportOptions options, JsonAnswer answer) : ITransport
{
    public IReadOnlyList<string> Methods { get; } = [HttpMethods.Post];

    public bool Supports(HttpRequest request) => HttpMethods.IsPost(request.Method);

    public async Task AnswerAsync(HttpContext http)
    {
        var mediaType = JsonAnswer.MediaType(http.Request);
        var body = await ReadAsync(http.Request);
        await (body.IsBatch ? answer.ExecuteAsync(http, body.Requests, mediaType) : answer.ExecuteAsync(http, body.Requests[0], mediaType));
    }

    private async ValueTask<RequestBody> ReadAsync(HttpRequest request)
    {
        using var reading = TransportTrace.Reading();
        return await RequestReader.ReadBodyAsync(request, pipeline.Options.MaxRequestBytes, options.MaxBatchSize, request.HttpContext.RequestAborted);
    }
}

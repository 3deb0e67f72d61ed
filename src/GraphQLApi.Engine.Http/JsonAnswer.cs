using GraphQLApi.Engine.Response;
using GraphQLApi.Engine.Types;
using Microsoft.AspNetCore.Http;

namespace GraphQLApi.Engine.Http;

/// <summary>Runs a request and writes the one JSON object that answers it straight into the response's pipe.</summary>
/// <param name="pipeline">The engine.</param>
/// <param name="configure">Puts what the host knows of a request into its context; may be null.</param>
internal sealed class JsonAnswer(RequestPipeline pipeline, Action<HttpContext, RequestContext>? configure)
{
    /// <exception cref="TransportException">406: the client takes neither of the two types.</exception>
    public static string MediaType(HttpRequest request) =>
        ContentNegotiation.Choose(request.Headers.Accept)
        ?? throw new TransportException(StatusCodes.NotAcceptable, $"Accept {ContentNegotiation.GraphQLResponse} or {ContentNegotiation.Json}.");

    public async Task ExecuteAsync(HttpContext http, GraphQLRequest request, string mediaType)
    {
        var result = await pipeline.ExecuteAsync(
            request, http.RequestServices, configure is null ? null : context => configure(http, context), http.RequestAborted);
        await WriteAsync(http, result, StatusCodes.Of(result, mediaType), mediaType);
    }

    public static async Task WriteAsync(HttpContext http, ExecutionResult result, int status, string mediaType)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = mediaType == ContentNegotiation.Json ? "application/json; charset=utf-8" : "application/graphql-response+json; charset=utf-8";
        // The type depends on Accept: a shared cache must not hand one client's form to another.
        http.Response.Headers.Vary = "Accept";
        if (HttpMethods.IsHead(http.Request.Method))
            return;
        var output = http.Response.BodyWriter;
        ResponseWriter.Write(result, output);
        if (output.CanGetUnflushedBytes && !http.Response.HasStarted)
            http.Response.ContentLength = output.UnflushedBytes;
        await output.FlushAsync(http.RequestAborted);
    }
}

using GraphQLApi.Engine.Language.Ast;
using Microsoft.AspNetCore.Http;

namespace GraphQLApi.Engine.Http.Transports;

/// <summary>GET with the request in the query string; queries only, so that no link can change anything. A person without a query is shown the IDE, <c>?sdl</c> the schema.</summary>
internal sealed class GetTransport(RequestPipeline pipeline, JsonAnswer answer, SchemaDocument schema) : ITransport
{
    public IReadOnlyList<string> Methods { get; } = [HttpMethods.Get, HttpMethods.Head];

    public bool Supports(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

    public async Task AnswerAsync(HttpContext http)
    {
        var query = http.Request.Query;
        if (query.ContainsKey("sdl"))
        {
            await schema.WriteAsync(http);
        }
        else if (!query.ContainsKey("query") && ContentNegotiation.PrefersHtml(http.Request.Headers.Accept) && !http.Request.Path.Value!.EndsWith('/'))
        {
            http.Response.Redirect($"{http.Request.PathBase}{http.Request.Path}/");
        }
        else
        {
            var mediaType = JsonAnswer.MediaType(http.Request);
            var request = RequestReader.ReadQueryString(http.Request);
            RefuseMutation(pipeline.FindOperation(request with { QueriesOnly = false }));
            await answer.ExecuteAsync(http, request, mediaType);
        }
    }

    /// <exception cref="TransportException">405: no link may change anything.</exception>
    public static void RefuseMutation(OperationType? operation)
    {
        if (operation == OperationType.Mutation)
            throw new TransportException(StatusCodes.MethodNotAllowed, "GET runs queries only. Send a mutation by POST.") { Allow = HttpMethods.Post };
    }
}

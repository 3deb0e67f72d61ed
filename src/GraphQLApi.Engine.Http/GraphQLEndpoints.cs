using GraphQLApi.Engine.Http.Transports;
using GraphQLApi.Engine.Response;
using GraphQLApi.Engine.Types;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace GraphQLApi.Engine.Http;

/// <summary>GraphQL over HTTP on one path.</summary>
public static class GraphQLEndpoints
{
    /// <summary>
    /// Answers GraphQL at <paramref name="path"/> and the schema at <c>{path}/schema.graphql</c>. The container must hold a
    /// <see cref="RequestPipeline"/>; <paramref name="configure"/> puts what the host knows (the principal, say) into each request.
    /// </summary>
    public static IEndpointConventionBuilder MapGraphQL(
        this IEndpointRouteBuilder endpoints, string path, Action<HttpContext, RequestContext>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var pipeline = endpoints.ServiceProvider.GetRequiredService<RequestPipeline>();
        var schema = new SchemaDocument(pipeline.Schema);
        var answer = new JsonAnswer(pipeline, configure);
        ITransport[] transports = [new PostTransport(pipeline, answer), new GetTransport(pipeline, answer, schema)];
        var group = endpoints.MapGroup(path);
        group.Map("", http => AnswerAsync(http, transports));
        group.MapMethods("schema.graphql", [HttpMethods.Get, HttpMethods.Head], schema.WriteAsync);
        return group;
    }

    private static async Task AnswerAsync(HttpContext http, ITransport[] transports)
    {
        try
        {
            var transport = Array.Find(transports, transport => transport.Supports(http.Request)) ?? throw NotAllowed(transports);
            await transport.AnswerAsync(http);
        }
        catch (TransportException refusal)
        {
            if (refusal.Allow is { } methods)
                http.Response.Headers.Allow = methods;
            var mediaType = ContentNegotiation.Choose(http.Request.Headers.Accept) ?? ContentNegotiation.Json;
            await JsonAnswer.WriteAsync(http, ExecutionResult.Refused(RequestStep.Parse, refusal.Error), refusal.Status, mediaType);
        }
    }

    private static TransportException NotAllowed(ITransport[] transports)
    {
        var methods = string.Join(", ", transports.SelectMany(transport => transport.Methods));
        return new TransportException(StatusCodes.MethodNotAllowed, $"Send a request by {methods}.") { Allow = methods };
    }
}

using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Http.Transports;
using GraphQLApi.Engine.Types;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GraphQLApi.Engine.Http;

/// <summary>GraphQL over HTTP, Server-Sent Events and WebSocket on one path.</summary>
public static class GraphQLEndpoints
{
    /// <summary>
    /// Answers GraphQL at <paramref name="path"/> and the schema at <c>{path}/schema.graphql</c>. The container must hold a
    /// <see cref="RequestPipeline"/> and may hold <see cref="TransportOptions"/>; WebSockets need <c>UseWebSockets()</c> before it.
    /// <paramref name="configure"/> puts what the host knows (the principal, say) into each request, over a WebSocket into each operation,
    /// where <see cref="ConnectionInit"/> stands among the features of its HttpContext. <paramref name="rules"/> decide who may connect and stay;
    /// without them everybody may. <paramref name="forms"/> are answers in other forms than JSON.
    /// </summary>
    public static IEndpointConventionBuilder MapGraphQL(
        this IEndpointRouteBuilder endpoints,
        string path,
        Action<HttpContext, RequestContext>? configure = null,
        ConnectionRules? rules = null,
        params IReadOnlyList<AnswerForm> forms)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var services = endpoints.ServiceProvider;
        var pipeline = services.GetRequiredService<RequestPipeline>();
        var options = services.GetService<TransportOptions>() ?? new TransportOptions();
        var schema = new SchemaDocument(pipeline.Schema);
        var answer = new JsonAnswer(pipeline, configure);
        var lifetime = services.GetRequiredService<IHostApplicationLifetime>();
        var connections = new LiveConnections(options, pipeline.Time, lifetime.ApplicationStopping);
        lifetime.ApplicationStopped.Register(connections.Dispose);
        if (services.GetService<TransportFigures>() is { } figures)
            figures.Connected = connections;
        ITransport[] transports =
        [
            new WebSocketTransport(pipeline, options, connections, configure, rules),
            new FormTransport(pipeline, options, forms, configure, rules),
            new SseTransport(pipeline, options, connections, answer, configure, rules),
            new PostTransport(pipeline, options, answer),
            new GetTransport(pipeline, answer, schema),
        ];
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
            await RefuseAsync(http, refusal);
        }
        catch (BadHttpRequestException unreadable)
        {
            await RefuseAsync(http, Describe(unreadable));
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException && http.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to answer; the status is for the log.
            if (!http.Response.HasStarted)
                http.Response.StatusCode = StatusCodes.ClientClosedRequest;
        }
    }

    private static async Task RefuseAsync(HttpContext http, TransportException refusal)
    {
        http.Features.Set(new TransportRefusal(refusal.Error.Code));
        if (refusal.Allow is { } methods)
            http.Response.Headers.Allow = methods;
        if (refusal.AcceptEncoding is { } codings)
            http.Response.Headers.AcceptEncoding = codings;
        if (refusal.RetryAfter is { } seconds)
            http.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        await Refusals.WriteAsync(http, refusal.Status, refusal.Error);
    }

    // What the server below us finds while a body arrives: too slow, too large, or chunks that are none.
    private static TransportException Describe(BadHttpRequestException unreadable) => unreadable.StatusCode switch
    {
        StatusCodes.RequestTimeout => new(StatusCodes.RequestTimeout, "The request body arrives too slowly.", ErrorCode.RequestTimedOut),
        StatusCodes.PayloadTooLarge => new(StatusCodes.PayloadTooLarge, "The request body is too large.", ErrorCode.RequestTooLarge),
        _ => new(StatusCodes.BadRequest, "The request body cannot be read.", ErrorCode.ParseFailed),
    };

    private static TransportException NotAllowed(ITransport[] transports)
    {
        var methods = string.Join(", ", transports.SelectMany(transport => transport.Methods).Distinct());
        return new TransportException(StatusCodes.MethodNotAllowed, $"Send a request by {methods}.") { Allow = methods };
    }
}

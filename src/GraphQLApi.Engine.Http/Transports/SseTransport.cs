using GraphQLApi.Engine.Language.Ast;
using GraphQLApi.Engine.Response;
using GraphQLApi.Engine.Types;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace GraphQLApi.Engine.Http.Transports;

/// <summary>
/// Server-Sent Events in the "distinct connections" mode of npm graphql-sse: one request, one stream. Any client that names the event stream comes
/// here, but only a subscription, or a client that prefers it, gets one.
/// </summary>
internal sealed class SseTransport(
    RequestPipeline pipeline, TransportOptions options, LiveConnections connections, JsonAnswer answer, Action<HttpContext, RequestContext>? configure,
    ConnectionRules? rules) : ITransport
{
    public IReadOnlyList<string> Methods { get; } = [];

    public bool Supports(HttpRequest request) =>
        (HttpMethods.IsPost(request.Method) || (HttpMethods.IsGet(request.Method) && !request.Query.ContainsKey("sdl")))
        && ContentNegotiation.AcceptsEventStream(request.Headers.Accept);

    public async Task AnswerAsync(HttpContext http)
    {
        var body = HttpMethods.IsGet(http.Request.Method)
            ? new RequestBody([RequestReader.ReadQueryString(http.Request)], IsBatch: false)
            : await RequestReader.ReadBodyAsync(http.Request, pipeline.Options.MaxRequestBytes, options.MaxBatchSize, http.RequestAborted);
        var prefersStream = ContentNegotiation.PrefersEventStream(http.Request.Headers.Accept);
        if (body.IsBatch)
        {
            await (prefersStream
                ? throw new TransportException(StatusCodes.BadRequest, "An event stream answers one request, not a batch.")
                : answer.ExecuteAsync(http, body.Requests, JsonAnswer.MediaType(http.Request)));
            return;
        }

        var request = body.Requests[0];
        var kind = pipeline.FindOperation(request with { QueriesOnly = false });
        if (request.QueriesOnly)
            GetTransport.RefuseMutation(kind);
        if (kind == OperationType.Subscription)
            await StreamAsync(http, stream => SubscribeAsync(http, stream, request with { QueriesOnly = false }));
        else if (prefersStream)
            await StreamAsync(http, stream => ExecuteAsync(http, stream, request));
        else
            await answer.ExecuteAsync(http, request, JsonAnswer.MediaType(http.Request));
    }

    private async Task StreamAsync(HttpContext http, Func<SseStream, Task> write)
    {
        connections.RequireRoom();
        await using var stream = new SseStream(http, options, pipeline.Time, rules);
        connections.Add(stream);
        try
        {
            connections.ClaimShare(stream, http);
            await stream.OpenAsync();
            await write(stream);
            await stream.WriteCompleteAsync();
        }
        catch (OperationCanceledException) when (stream.Ended.IsCancellationRequested && !http.RequestAborted.IsCancellationRequested)
        {
            // The server stops: without "complete" the client knows that there was more to come, and connects again. Or its right to stay has ended.
            await stream.WriteFarewellAsync();
        }
        finally
        {
            connections.Remove(stream);
        }
    }

    private async Task SubscribeAsync(HttpContext http, SseStream stream, GraphQLRequest request)
    {
        var opened = await pipeline.SubscribeAsync(request, http.RequestServices, () => NewEventServices(http), Configure(http), stream.Ended);
        if (opened.Refusal is { } refusal)
            await stream.WriteNextAsync(refusal);
        await foreach (var result in (opened.Events ?? NoEvents()).WithCancellation(stream.Ended))
            await stream.WriteNextAsync(result);
    }

    private async Task ExecuteAsync(HttpContext http, SseStream stream, GraphQLRequest request) =>
        await stream.WriteNextAsync(await pipeline.ExecuteAsync(request, http.RequestServices, Configure(http), stream.Ended));

    private Action<RequestContext>? Configure(HttpContext http) => configure is null ? null : context => configure(http, context);

    private static EventServices NewEventServices(HttpContext http)
    {
        var scope = http.RequestServices.CreateAsyncScope();
        return new EventServices(scope.ServiceProvider, scope);
    }

    private static IAsyncEnumerable<ExecutionResult> NoEvents() => AsyncEnumerable.Empty<ExecutionResult>();
}

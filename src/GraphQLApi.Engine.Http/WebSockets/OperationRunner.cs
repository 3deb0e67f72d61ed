using System.Net.WebSockets;
using GraphQLApi.Engine.Language.Ast;
using GraphQLApi.Engine.Response;
using GraphQLApi.Engine.Types;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace GraphQLApi.Engine.Http.WebSockets;

/// <summary>Runs the operations of one connection: <c>next</c> for each result and <c>complete</c>, or <c>error</c> for one that never ran.</summary>
internal sealed class OperationRunner(
    MessageSocket socket, HttpContext http, RequestPipeline pipeline, OperationTable operations, Action<HttpContext, RequestContext>? configure)
{
    private readonly Action<RequestContext>? configureRequest = configure is null ? null : context => configure(http, context);

    public void Start(Operation operation, GraphQLRequest request) => _ = Task.Run(() => RunAsync(operation, request), CancellationToken.None);

    private async Task RunAsync(Operation operation, GraphQLRequest request)
    {
        var running = AnswerAsync(operation, request);
        request = null!; // a parameter lives as long as its method, a stream for days, and documents may be long
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (running.Exception?.InnerException is { } fault and not (WebSocketException or ObjectDisposedException or OperationCanceledException))
        {
            // A result that cannot be written: the client would wait for it forever.
            var correlationId = Guid.NewGuid().ToString("N");
            pipeline.Options.UnexpectedError?.Invoke(fault, correlationId);
            await socket.CloseAsync(CloseCode.InternalServerError, $"Internal server error {correlationId}");
        }

        operations.Release(operation);
    }

    private Task AnswerAsync(Operation operation, GraphQLRequest request) =>
        pipeline.FindOperation(request) == OperationType.Subscription ? SubscribeAsync(operation, request) : ExecuteAsync(operation, request);

    // The stream itself is opened with the services of the connection: a scope of its own would lie idle as long as the stream.
    private async Task SubscribeAsync(Operation operation, GraphQLRequest request)
    {
        var opened = await pipeline.SubscribeAsync(request, http.RequestServices, NewEventServices, configureRequest, operation.Stopped);
        request = null!;
        if (opened.Events is not { } events)
        {
            await RefuseAsync(operation, opened.Refusal!); // one of the two is set
            return;
        }

        await foreach (var result in events)
            await SendNextAsync(operation, result);
        await CompleteAsync(operation);
    }

    private async Task ExecuteAsync(Operation operation, GraphQLRequest request)
    {
        await using var scope = http.RequestServices.CreateAsyncScope();
        var result = await pipeline.ExecuteAsync(request, scope.ServiceProvider, configureRequest, operation.Stopped);
        if (!result.HasData)
        {
            await RefuseAsync(operation, result);
            return;
        }

        await SendNextAsync(operation, result);
        await CompleteAsync(operation);
    }

    private EventServices NewEventServices()
    {
        var scope = http.RequestServices.CreateAsyncScope();
        return new EventServices(scope.ServiceProvider, scope);
    }

    private async Task SendNextAsync(Operation operation, ExecutionResult result)
    {
        using var message = new PooledBuffer();
        ServerMessages.WriteNext(message, operation.EncodedId, result);
        await socket.SendAsync(message.Memory, operation.Stopped);
    }

    // The id is free before the last message leaves: the client may use it again as soon as it reads that.
    private async Task CompleteAsync(Operation operation)
    {
        if (!operations.End(operation))
            return;
        using var message = new PooledBuffer();
        ServerMessages.WriteComplete(message, operation.EncodedId);
        await socket.SendAsync(message.Memory);
    }

    private async Task RefuseAsync(Operation operation, ExecutionResult refusal)
    {
        if (!operations.End(operation))
            return;
        using var message = new PooledBuffer();
        ServerMessages.WriteError(message, operation.EncodedId, refusal.Errors);
        await socket.SendAsync(message.Memory);
    }
}

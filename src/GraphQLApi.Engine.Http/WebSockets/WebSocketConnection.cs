using System.Net.WebSockets;
using System.Text.Json;
using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Types;
using Microsoft.AspNetCore.Http;

namespace GraphQLApi.Engine.Http.WebSockets;

/// <summary>
/// One client of the subprotocol graphql-transport-ws: reads its messages one after the other and holds it to their order. Operations run beside
/// the reader, so that a long one delays neither the next message nor its own <c>complete</c>.
/// </summary>
internal sealed class WebSocketConnection : ILiveConnection, IDisposable
{
    private static readonly byte[] Acknowledge = ServerMessages.Acknowledge.ToArray();
    private static readonly byte[] Ping = ServerMessages.Ping.ToArray();

    private readonly HttpContext http;
    private readonly TransportOptions options;
    private readonly LiveConnections connections;
    private readonly ConnectionRules? rules;
    private readonly TimeProvider time;

    // Not linked to the request's: a connection that breaks, or that the server cuts, ends the read that always waits.
    private readonly CancellationTokenSource gone = new();
    private readonly MessageSocket socket;
    private readonly OperationTable operations;
    private readonly OperationRunner runner;
    private readonly long openedAt;
    private long pingedAt;
    private long heardAt;
    private bool answersPings;
    private bool isInitialised;
    private Func<bool>? mayStay;

    public WebSocketConnection(
        WebSocket socket,
        HttpContext http,
        RequestPipeline pipeline,
        TransportOptions options,
        LiveConnections connections,
        Action<HttpContext, RequestContext>? configure,
        ConnectionRules? rules)
    {
        this.http = http;
        this.options = options;
        this.connections = connections;
        this.rules = rules;
        time = pipeline.Time;
        this.socket = new MessageSocket(socket, pipeline.Options.MaxRequestBytes, time, gone.Token);
        operations = new OperationTable(options.MaxOperationsPerConnection);
        runner = new OperationRunner(this.socket, http, pipeline, operations, configure);
        openedAt = pingedAt = heardAt = time.GetTimestamp();
    }

    public async Task RunAsync()
    {
        try
        {
            while (await ReceiveAsync())
            {
                // The next one.
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or IOException)
        {
            // The connection broke: there is nobody to tell.
        }
        finally
        {
            await gone.CancelAsync();
            await operations.CloseAsync();
        }
    }

    public void Beat()
    {
        socket.AbortIfWaiting(options.UnresponsiveTimeout);
        // Only of a client that knows pings does silence tell anything; of the others TCP tells whether they are there.
        if (Volatile.Read(ref answersPings) && time.GetElapsedTime(Volatile.Read(ref heardAt)) > (2 * options.KeepAliveInterval) + options.UnresponsiveTimeout)
            socket.Abort();
        if (!Volatile.Read(ref isInitialised) && time.GetElapsedTime(openedAt) >= options.ConnectionInitTimeout)
        {
            _ = socket.CloseAsync(CloseCode.InitialisationTimeout, "Connection initialisation timeout");
        }
        else if (Volatile.Read(ref mayStay)?.Invoke() == false)
        {
            _ = CloseAsync(CloseCode.Forbidden, "Forbidden");
        }
        else if (time.GetElapsedTime(pingedAt) >= options.KeepAliveInterval)
        {
            pingedAt = time.GetTimestamp();
            _ = socket.SendIfIdleAsync(Ping);
        }
    }

    /// <summary>The client speaks another protocol: a code tells it more than a handshake that fails.</summary>
    public void Refuse() => _ = socket.CloseAsync(CloseCode.SubprotocolNotAcceptable, "Subprotocol not acceptable");

    public void Stop() => _ = CloseAsync(CloseCode.GoingAway, "The server is stopping");

    public void Dispose()
    {
        socket.Dispose();
        gone.Dispose();
    }

    private async ValueTask<bool> ReceiveAsync()
    {
        try
        {
            using var message = await socket.ReceiveAsync();
            if (message is null)
            {
                await socket.AnswerCloseAsync();
                return false;
            }

            Volatile.Write(ref heardAt, time.GetTimestamp());
            if (!socket.IsClosing)
                await Handle(message.Span);
        }
        catch (TransportException invalid)
        {
            await CloseAsync(invalid.Status == CloseCode.MessageTooBig ? CloseCode.MessageTooBig : CloseCode.BadRequest, invalid.Message);
        }

        return true;
    }

    private ValueTask Handle(ReadOnlySpan<byte> text)
    {
        var message = ClientMessage.Read(text);
        switch (message.Type)
        {
            case "connection_init":
                return InitialiseAsync(message.Payload.Length == 0 ? null : JsonElement.Parse(message.Payload));
            case "ping":
                return AnswerPing(message.Payload);
            case "pong":
                Volatile.Write(ref answersPings, true);
                return default;
            case "subscribe":
                return Subscribe(Id(message), message.Payload);
            case "complete":
                operations.Stop(Id(message));
                return default;
            default:
                throw ClientMessage.Invalid($"Message has the unknown type \"{message.Type}\".");
        }
    }

    private async ValueTask InitialiseAsync(JsonElement? payload)
    {
        if (isInitialised)
        {
            await CloseAsync(CloseCode.TooManyInitialisationRequests, "Too many initialisation requests");
            return;
        }

        var introduction = new ConnectionInit(payload);
        if (rules is not null && !await rules.AdmitAsync(http, introduction))
        {
            await CloseAsync(CloseCode.Forbidden, "Forbidden");
            return;
        }

        Volatile.Write(ref mayStay, rules?.Watch(http));
        http.Features.Set(introduction);
        // Only now is it known whose connection this is.
        if (connections.Introduce(this, http) is { } refusal)
        {
            await CloseAsync(CloseCode.TryAgainLater, refusal);
            return;
        }

        Volatile.Write(ref isInitialised, true);
        await socket.SendAsync(Acknowledge);
    }

    private ValueTask AnswerPing(ReadOnlySpan<byte> payload)
    {
        var pong = new PooledBuffer();
        ServerMessages.WritePong(pong, payload);
        return SendAsync(pong);
    }

    private ValueTask Subscribe(string id, ReadOnlySpan<byte> payload)
    {
        if (!isInitialised)
            return new ValueTask(CloseAsync(CloseCode.Unauthorized, "Unauthorized"));
        if (payload.Length == 0)
            throw ClientMessage.Invalid("Message member \"payload\" must be an object.");
        var request = RequestReader.ReadObject(payload);
        var operation = new Operation(id);
        var entry = operations.Add(operation);
        if (entry == OperationTable.Entry.Added)
        {
            runner.Start(operation, request);
            return default;
        }

        return entry switch
        {
            OperationTable.Entry.IdInUse => new ValueTask(CloseAsync(CloseCode.SubscriberAlreadyExists, $"Subscriber for {id} already exists")),
            OperationTable.Entry.Full => RefuseFull(operation),
            _ => default,
        };
    }

    private ValueTask RefuseFull(Operation operation)
    {
        var error = new PooledBuffer();
        ServerMessages.WriteError(error, operation.EncodedId,
        [
            new GraphQLError($"{options.MaxOperationsPerConnection} operations run on this connection already (GraphQL:MaxOperationsPerConnection).") { Code = ErrorCode.RateLimited },
        ]);
        return SendAsync(error);
    }

    private async ValueTask SendAsync(PooledBuffer message)
    {
        using (message)
            await socket.SendAsync(message.Memory);
    }

    // Stopping the operations is not waited for: one that takes its time must not delay the goodbye.
    private Task CloseAsync(int code, string reason)
    {
        var closing = socket.CloseAsync(code, reason);
        _ = operations.CloseAsync();
        return closing;
    }

    private static string Id(in ClientMessage message) => message.Id ?? throw ClientMessage.Invalid("Message is missing the \"id\" member.");
}

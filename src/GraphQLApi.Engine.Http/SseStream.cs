using GraphQLApi.Engine.Response;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace GraphQLApi.Engine.Http;

/// <summary>The answer of one request as Server-Sent Events: <c>next</c> for each result, <c>complete</c> at the end, comments in between.</summary>
internal sealed class SseStream : ILiveConnection, IAsyncDisposable
{
    // Patience is for a part: a large result may take its time on a bad line as long as it moves.
    private const int PartLength = 16 * 1024;

    private readonly HttpContext http;
    private readonly TransportOptions options;
    private readonly TimeProvider time;
    private readonly ConnectionRules? rules;
    private readonly Func<bool>? mayStay;
    private readonly CancellationTokenSource ended;
    private readonly SemaphoreSlim writing = new(1);
    private long waitingSince;
    private long wroteAt;
    private bool isCut;
    private bool isForbidden;

    public SseStream(HttpContext http, TransportOptions options, TimeProvider time, ConnectionRules? rules)
    {
        this.http = http;
        this.options = options;
        this.time = time;
        this.rules = rules;
        mayStay = rules?.Watch(http);
        wroteAt = time.GetTimestamp();
        ended = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
    }

    /// <summary>Fires when the client is gone, when its right to stay has ended, or when the server stops.</summary>
    public CancellationToken Ended => ended.Token;

    /// <summary>Sends the head at once, so that the client knows it is connected before anything happens.</summary>
    public Task OpenAsync()
    {
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        http.Response.StatusCode = StatusCodes.Ok;
        http.Response.ContentType = "text/event-stream; charset=utf-8";
        http.Response.Headers.Vary = "Accept, Accept-Encoding";
        http.Response.Headers.CacheControl = "no-store, no-transform";
        // nginx collects answers unless it is told not to.
        http.Response.Headers["X-Accel-Buffering"] = "no";
        return WriteAsync(":\n\n"u8.ToArray());
    }

    public async Task WriteNextAsync(ExecutionResult result)
    {
        using var message = Next(result);
        await WriteAsync(message.Memory);
    }

    public Task WriteCompleteAsync() => WriteAsync(Complete.ToArray());

    public void Beat()
    {
        var since = Volatile.Read(ref waitingSince);
        if (since != 0 && time.GetElapsedTime(since) > options.UnresponsiveTimeout)
            http.Abort();
        else if (mayStay?.Invoke() == false)
            Forbid();
        else if (since == 0 && time.GetElapsedTime(Volatile.Read(ref wroteAt)) >= options.KeepAliveInterval)
            _ = WriteCommentAsync();
    }

    public void Stop() => ended.Cancel();

    /// <summary>Says why a stream ended whose reader may not stay; nothing where the server stops. A message that was cut in half leaves nothing more to say.</summary>
    public async Task WriteFarewellAsync()
    {
        if (!isForbidden)
            return;
        if (isCut)
        {
            http.Abort();
            return;
        }

        using var message = Next(ExecutionResult.Refused(RequestStep.Parse, rules!.Ended)); // they forbade it
        message.Write(Complete);
        await http.Response.BodyWriter.WriteAsync(message.Memory, http.RequestAborted);
    }

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        // A comment may be on its way.
        await writing.WaitAsync();
        ended.Dispose();
        writing.Dispose();
    }

    // Without a line of data, be it empty, a browser's EventSource would not see the event.
    private static ReadOnlySpan<byte> Complete => "event: complete\ndata:\n\n"u8;

    private static PooledBuffer Next(ExecutionResult result)
    {
        var message = new PooledBuffer();
        message.Write("event: next\ndata: "u8);
        ResponseWriter.Write(result, message);
        message.Write("\n\n"u8);
        return message;
    }

    private void Forbid()
    {
        isForbidden = true;
        ended.Cancel();
    }

    private async Task WriteCommentAsync()
    {
        try
        {
            await WriteAsync(":\n\n"u8.ToArray());
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException or IOException)
        {
            // The stream has ended meanwhile.
        }
    }

    private async Task WriteAsync(ReadOnlyMemory<byte> text)
    {
        await writing.WaitAsync(ended.Token);
        try
        {
            isCut = true;
            for (var sent = 0; sent < text.Length; sent += PartLength)
            {
                waitingSince = time.GetTimestamp();
                await http.Response.BodyWriter.WriteAsync(text.Slice(sent, Math.Min(PartLength, text.Length - sent)), ended.Token);
            }

            isCut = false;
        }
        finally
        {
            waitingSince = 0;
            wroteAt = time.GetTimestamp();
            writing.Release();
        }
    }
}

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
    private readonly CancellationTokenSource ended;
    private readonly SemaphoreSlim writing = new(1);
    private long waitingSince;
    private long wroteAt;

    public SseStream(HttpContext http, TransportOptions options, TimeProvider time)
    {
        this.http = http;
        this.options = options;
        this.time = time;
        wroteAt = time.GetTimestamp();
        ended = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
    }

    /// <summary>Fires when the client is gone or the server stops.</summary>
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
        using var message = new PooledBuffer();
        message.Write("event: next\ndata: "u8);
        ResponseWriter.Write(result, message);
        message.Write("\n\n"u8);
        await WriteAsync(message.Memory);
    }

    // Without a line of data, be it empty, a browser's EventSource would not see the event.
    public Task WriteCompleteAsync() => WriteAsync("event: complete\ndata:\n\n"u8.ToArray());

    public void Beat()
    {
        var since = Volatile.Read(ref waitingSince);
        if (since != 0 && time.GetElapsedTime(since) > options.UnresponsiveTimeout)
            http.Abort();
        else if (since == 0 && time.GetElapsedTime(Volatile.Read(ref wroteAt)) >= options.KeepAliveInterval)
            _ = WriteCommentAsync();
    }

    public void Stop() => ended.Cancel();

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        // A comment may be on its way.
        await writing.WaitAsync();
        ended.Dispose();
        writing.Dispose();
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
            for (var sent = 0; sent < text.Length; sent += PartLength)
            {
                waitingSince = time.GetTimestamp();
                await http.Response.BodyWriter.WriteAsync(text.Slice(sent, Math.Min(PartLength, text.Length - sent)), ended.Token);
            }
        }
        finally
        {
            waitingSince = 0;
            wroteAt = time.GetTimestamp();
            writing.Release();
        }
    }
}

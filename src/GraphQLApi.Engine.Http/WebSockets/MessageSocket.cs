using System.Net.WebSockets;
using System.Text;

namespace GraphQLApi.Engine.Http.WebSockets;

/// <summary>
/// A WebSocket in whole messages: one reader, any number of writers, one goodbye. It waits for messages without holding a buffer and knows since when a
/// write or the closing handshake waits for the other side.
/// </summary>
internal sealed class MessageSocket(WebSocket socket, int maxBytes, TimeProvider time, CancellationToken gone) : IDisposable
{
    // A goodbye is answered by the other side's library without its program; a stopping server has ten seconds for everything.
    private static readonly TimeSpan GoodbyePatience = TimeSpan.FromSeconds(3);

    // RFC 6455 §5.5: a control frame holds 125 bytes, two of them the code.
    private const int MaxReasonBytes = 123;

    // Patience is for a part: a large message may take its time on a bad line as long as it moves.
    private const int PartLength = 16 * 1024;

    private readonly SemaphoreSlim writing = new(1);
    private long waitingSince;
    private int closing;

    /// <summary>Whether we have said goodbye; what comes in is read to its end and ignored.</summary>
    public bool IsClosing => Volatile.Read(ref closing) != 0;

    /// <summary>The next message in a buffer that the caller disposes; null when the other side has said goodbye.</summary>
    /// <exception cref="TransportException">The message is not text, or larger than the limit.</exception>
    /// <exception cref="WebSocketException">The connection broke.</exception>
    public async ValueTask<PooledBuffer?> ReceiveAsync()
    {
        // An empty read returns when there is something to read: an idle connection holds no buffer. It ends when the connection does, without a token.
        var part = await socket.ReceiveAsync(Memory<byte>.Empty, CancellationToken.None);
        if (part.MessageType == WebSocketMessageType.Close)
            return null;
        var message = new PooledBuffer();
        while (!part.EndOfMessage)
        {
            part = await socket.ReceiveAsync(message.GetMemory(), CancellationToken.None);
            message.Advance(part.Count);
            if (message.Length > maxBytes && !IsClosing)
            {
                message.Dispose();
                throw new TransportException(CloseCode.MessageTooBig, $"Message is larger than {maxBytes} bytes.");
            }

            if (IsClosing)
                message.Clear();
        }

        if (part.MessageType == WebSocketMessageType.Text || IsClosing)
            return message;
        message.Dispose();
        throw ClientMessage.Invalid("Message is not text.");
    }

    /// <summary>Sends one message; nothing once we have said goodbye.</summary>
    public ValueTask SendAsync(ReadOnlyMemory<byte> message) => SendAsync(message, gone);

    /// <summary>Sends one message; nothing once we have said goodbye, or once <paramref name="cancelled"/> fires while others write.</summary>
    public async ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancelled)
    {
        await writing.WaitAsync(cancelled);
        try
        {
            if (IsClosing || cancelled.IsCancellationRequested)
                return;
            for (var sent = 0; sent < message.Length; sent += PartLength)
            {
                var part = message.Slice(sent, Math.Min(PartLength, message.Length - sent));
                waitingSince = time.GetTimestamp();
                // Not the token of the operation: a message cut in half would end the connection.
                await socket.SendAsync(part, WebSocketMessageType.Text, endOfMessage: sent + part.Length == message.Length, gone);
            }
        }
        finally
        {
            waitingSince = 0;
            writing.Release();
        }
    }

    /// <summary>Sends one message unless another is being written, which shows as well that we are alive.</summary>
    public async Task SendIfIdleAsync(ReadOnlyMemory<byte> message)
    {
        if (writing.CurrentCount == 0)
            return;
        try
        {
            await SendAsync(message);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The reader of the connection notices.
        }
    }

    /// <summary>Says goodbye, once; the reader then waits for the answer.</summary>
    public async Task CloseAsync(int code, string reason)
    {
        if (Interlocked.Exchange(ref closing, 1) != 0)
            return;
        try
        {
            await writing.WaitAsync(gone);
            waitingSince = time.GetTimestamp();
            await socket.CloseOutputAsync((WebSocketCloseStatus)code, Shorten(reason), gone);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            socket.Abort();
        }
    }

    /// <summary>Answers the other side's goodbye.</summary>
    public Task AnswerCloseAsync() => CloseAsync((int)(socket.CloseStatus ?? WebSocketCloseStatus.NormalClosure), "");

    /// <summary>Cuts the connection.</summary>
    public void Abort() => socket.Abort();

    /// <summary>Cuts the connection where the other side has let us wait for longer than <paramref name="patience"/>.</summary>
    public void AbortIfWaiting(TimeSpan patience)
    {
        var since = Volatile.Read(ref waitingSince);
        if (since != 0 && time.GetElapsedTime(since) > (IsClosing && patience > GoodbyePatience ? GoodbyePatience : patience))
            socket.Abort();
    }

    public void Dispose()
    {
        socket.Dispose();
        writing.Dispose();
    }

    private static string Shorten(string reason)
    {
        while (Encoding.UTF8.GetByteCount(reason) > MaxReasonBytes)
            reason = reason[..^1];
        return reason;
    }
}

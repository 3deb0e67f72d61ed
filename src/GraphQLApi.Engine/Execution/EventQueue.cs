using System.Threading.Channels;
using GraphQLApi.Engine.Errors;

namespace GraphQLApi.Engine.Execution;

/// <summary>
/// MapSourceToResponseEvent, §6.2.3.2. The source is read as fast as it speaks, whether or not the client keeps up: so a slow reader is noticed
/// here, costs a bounded number of events that are not executed yet, and loses its stream with SUBSCRIBER_TOO_SLOW instead of losing events unsaid.
/// </summary>
internal sealed class EventQueue : IAsyncDisposable
{
    private readonly CancellationTokenSource life;
    private readonly Channel<object?> queue;
    private readonly Task pumping;
    private object? current;
    private Exception? broken;

    public EventQueue(IAsyncEnumerable<object?> events, int length, CancellationTokenSource life)
    {
        this.life = life;
        queue = Channel.CreateBounded<object?>(new BoundedChannelOptions(length) { SingleReader = true, SingleWriter = true });
        pumping = EndAsync(PumpAsync(events, length));
    }

    /// <summary>Waits for the next event; false at the end. A source that broke counts as one more, whose result says so.</summary>
    public async ValueTask<bool> MoveNextAsync()
    {
        if (broken is not null)
        {
            return false;
        }

        var more = queue.Reader.WaitToReadAsync(life.Token).AsTask();
        await ((Task)more).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        life.Token.ThrowIfCancellationRequested();
        broken = more.Exception?.InnerException;
        return broken is not null || (await more && queue.Reader.TryRead(out current));
    }

    /// <summary>The result of the event that <see cref="MoveNextAsync"/> found.</summary>
    public async ValueTask<ExecutedData> ExecuteAsync(ExecutionRun run)
    {
        if (broken is not null)
        {
            return new ExecutedData(null, FieldBoundary.Translate(run, broken).Errors);
        }

        var source = current ?? run;
        current = null;
        return await Executor.ExecuteAsync(run, source);
    }

    public async ValueTask DisposeAsync()
    {
        await life.CancelAsync();
        await pumping;
        life.Dispose();
    }

    private async Task PumpAsync(IAsyncEnumerable<object?> events, int length)
    {
        await foreach (var item in events.WithCancellation(life.Token).ConfigureAwait(false))
        {
            if (!queue.Writer.TryWrite(item))
            {
                throw new GraphQLException(
                    $"The client reads too slowly: {length} events wait for it already (GraphQL:SubscriptionQueueLength). Subscribe again.",
                    ErrorCode.SubscriberTooSlow);
            }
        }
    }

    private async Task EndAsync(Task pump)
    {
        await pump.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        // A source that cancels itself, although nobody asked for it, is broken like any other.
        queue.Writer.TryComplete(pump.Exception?.InnerException ?? (pump.IsCanceled ? new OperationCanceledException() : null));
    }
}

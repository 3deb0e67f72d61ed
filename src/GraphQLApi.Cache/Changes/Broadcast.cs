using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace GraphQLApi.Cache.Changes;

/// <summary>
/// What happens in this process, for everybody who watches: one item, shared, in a queue of each reader. A reader that falls behind by
/// <paramref name="capacity"/> items loses its stream (<see cref="SyncFailure.SubscriberTooSlow"/>), and nobody else notices.
/// </summary>
internal sealed class Broadcast<T>(int capacity)
{
    // Publishing, which the writer of the cache does, walks it without a lock; and nothing is copied when the thousandth reader comes.
    private readonly ConcurrentDictionary<Reader, bool> readers = new(ReferenceEqualityComparer.Instance);

    public bool IsWatched => !readers.IsEmpty;

    public void Publish(T item)
    {
        foreach (var (reader, _) in readers)
        {
            if (reader.Wants(item) && !reader.Queue.Writer.TryWrite(item) && reader.Queue.Writer.TryComplete(TooSlow()))
            {
                Remove(reader);
            }
        }
    }

    /// <summary>Counts as watching from now on, not only when the first item is read, until the stream is left or the token fires.</summary>
    public IAsyncEnumerable<T> Watch(Func<T, bool> wants, CancellationToken cancellationToken) => Watch(wants, static item => item, cancellationToken);

    /// <summary>The same, of each item only what <paramref name="select"/> takes from it: a query operator around the stream would lie idle beside it.</summary>
    public IAsyncEnumerable<TPart> Watch<TPart>(Func<T, bool> wants, Func<T, TPart> select, CancellationToken cancellationToken)
    {
        var reader = new Reader(Channel.CreateBounded<T>(new BoundedChannelOptions(capacity) { SingleReader = true }), wants);
        readers[reader] = true;
        var leaving = cancellationToken.UnsafeRegister(_ => Remove(reader), null); // a stream that nobody ever reads ends too
        return ReadAsync(reader, select, leaving, cancellationToken);
    }

    private async IAsyncEnumerable<TPart> ReadAsync<TPart>(
        Reader reader, Func<T, TPart> select, CancellationTokenRegistration leaving, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        try
        {
            while (await reader.Queue.Reader.WaitToReadAsync(cancellationToken))
            {
                while (reader.Queue.Reader.TryRead(out var item))
                {
                    yield return select(item);
                }
            }
        }
        finally
        {
            Remove(reader);
            await leaving.DisposeAsync();
        }
    }

    private void Remove(Reader reader) => readers.TryRemove(reader, out _);

    private CacheException TooSlow() => new(new SyncFailure(
        SyncFailure.SubscriberTooSlow, $"More than {capacity} events were waiting for this subscriber: subscribe again, and read what is missing by a query."));

    private sealed class Reader(Channel<T> queue, Func<T, bool> wants)
    {
        public Channel<T> Queue => queue;

        public bool Wants(T item) => wants(item);
    }
}

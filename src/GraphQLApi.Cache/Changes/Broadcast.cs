using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace GraphQLApi.Cache.Changes;

/// <summary>
/// What happens in this process, for everybody who watches: one item, shared, in a queue of each reader. A reader that falls behind by
/// <paramref name="capacity"/> items loses its stream (<see cref="SyncFailure.SubscriberTooSlow"/>), and nobody else notices.
/// </summary>
internal sealed class Broadcast<T>(int capacity)
{
    // Copied on write: publishing, which the writer of the cache does, takes no lock.
    private ImmutableArray<Reader> readers = [];

    public bool IsWatched => !readers.IsEmpty;

    public void Publish(T item)
    {
        foreach (var reader in readers)
        {
            if (reader.Wants(item) && !reader.Queue.Writer.TryWrite(item) && reader.Queue.Writer.TryComplete(TooSlow()))
            {
                Remove(reader);
            }
        }
    }

    /// <summary>Counts as watching from now on, not only when the first item is read, until the stream is left or the token fires.</summary>
    public IAsyncEnumerable<T> Watch(Func<T, bool> wants, CancellationToken cancellationToken)
    {
        var reader = new Reader(Channel.CreateBounded<T>(new BoundedChannelOptions(capacity) { SingleReader = true }), wants);
        ImmutableInterlocked.Update(ref readers, static (all, added) => all.Add(added), reader);
        var leaving = cancellationToken.UnsafeRegister(_ => Remove(reader), null); // a stream that nobody ever reads ends too
        return ReadAsync(reader, leaving, cancellationToken);
    }

    private async IAsyncEnumerable<T> ReadAsync(
        Reader reader, CancellationTokenRegistration leaving, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var item in reader.Queue.Reader.ReadAllAsync(cancellationToken))
            {
                yield return item;
            }
        }
        finally
        {
            Remove(reader);
            await leaving.DisposeAsync();
        }
    }

    private void Remove(Reader reader) => ImmutableInterlocked.Update(ref readers, static (all, gone) => all.Remove(gone), reader);

    private CacheException TooSlow() => new(new SyncFailure(
        SyncFailure.SubscriberTooSlow, $"More than {capacity} events were waiting for this subscriber: subscribe again, and read what is missing by a query."));

    private sealed class Reader(Channel<T> queue, Func<T, bool> wants)
    {
        public Channel<T> Queue => queue;

        public bool Wants(T item) => wants(item);
    }
}

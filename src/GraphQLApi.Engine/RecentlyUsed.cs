namespace GraphQLApi.Engine;

/// <summary>
/// Keeps values by a text, least recently used out first, bounded by number and by characters. What is refused is never kept: a stream of
/// broken requests cannot push out the good ones.
/// </summary>
internal sealed class RecentlyUsed<TValue>(int maxEntries, int maxCharacters)
    where TValue : class
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, LinkedListNode<Entry>> byKey = new(StringComparer.Ordinal);
    private readonly LinkedList<Entry> byAge = new();
    private long characters;

    public int Count
    {
        get
        {
            lock (gate)
            {
                return byKey.Count;
            }
        }
    }

    public TValue? Find(string key)
    {
        lock (gate)
        {
            if (!byKey.TryGetValue(key, out var node))
            {
                return null;
            }

            byAge.Remove(node);
            byAge.AddFirst(node);
            return node.Value.Value;
        }
    }

    /// <param name="key">Kept once; adding it again changes nothing.</param>
    /// <param name="value">What is found by it.</param>
    /// <param name="length">Characters of the document, whether it is the key or the value.</param>
    public void Add(string key, TValue value, int length)
    {
        // One document must not empty the cache for itself.
        if (length > maxCharacters / 4)
        {
            return;
        }

        lock (gate)
        {
            if (!byKey.TryAdd(key, new(new Entry(key, value, length))))
            {
                return;
            }

            byAge.AddFirst(byKey[key]);
            characters += length;
            while (byKey.Count > maxEntries || characters > maxCharacters)
            {
                var oldest = byAge.Last!; // over a bound, so not empty
                byAge.RemoveLast();
                byKey.Remove(oldest.Value.Key);
                characters -= oldest.Value.Length;
            }
        }
    }

    private readonly record struct Entry(string Key, TValue Value, int Length);
}

using System.Collections.Concurrent;

namespace GraphQLApi.Analytics.Queries;

/// <summary>
/// Remembers at most twice <paramref name="size"/> values. What was not asked for during a whole generation is forgotten; a hit costs one
/// lookup and no lock.
/// </summary>
internal sealed class BoundedCache<TKey, TValue>(int size)
    where TKey : notnull
{
    private readonly Lock gate = new();
    private ConcurrentDictionary<TKey, TValue> young = new();
    private ConcurrentDictionary<TKey, TValue> old = new();

    public int Count => young.Count + old.Count;

    /// <summary>The remembered value; two callers that miss together may both make one.</summary>
    public TValue GetOrAdd<TState>(TKey key, TState state, Func<TKey, TState, TValue> make)
    {
        if (young.TryGetValue(key, out var value))
        {
            return value;
        }

        value = old.TryGetValue(key, out var kept) ? kept : make(key, state);
        lock (gate)
        {
            if (young.Count >= size)
            {
                (old, young) = (young, new());
            }

            return young.GetOrAdd(key, value);
        }
    }
}

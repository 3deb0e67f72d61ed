namespace GraphQLApi.Upstream.Simulator.Generator;

/// <summary>The days used last, by day number; a day is made once even when asked for by several calls at a time.</summary>
internal sealed class DayCache<T>(int capacity, Func<long, T> make)
{
    private readonly Lock gate = new();
    private readonly Dictionary<long, LinkedListNode<(long Day, Lazy<T> Value)>> nodes = [];
    private readonly LinkedList<(long Day, Lazy<T> Value)> order = new();

    public T Get(long day)
    {
        Lazy<T> value;
        lock (gate)
        {
            if (nodes.TryGetValue(day, out var node))
            {
                order.Remove(node);
            }
            else
            {
                node = new LinkedListNode<(long, Lazy<T>)>((day, new Lazy<T>(() => make(day))));
                nodes.Add(day, node);
            }

            order.AddFirst(node);
            value = node.Value.Value;
            if (nodes.Count > capacity)
            {
                nodes.Remove(order.Last!.Value.Day);
                order.RemoveLast();
            }
        }

        return value.Value;
    }
}

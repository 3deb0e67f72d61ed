using GraphQLApi.Engine.Execution;

namespace GraphQLApi.Engine;

/// <summary>
/// Keeps prepared documents by their text, least recently used out first, bounded by number and by characters. Documents that are
/// refused are never kept: a stream of broken requests cannot push out the good ones.
/// </summary>
internal sealed class DocumentCache(int maxDocuments, int maxCharacters)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, LinkedListNode<(string Text, PreparedDocument Document)>> byText = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Text, PreparedDocument Document)> byAge = new();
    private long characters;

    public int Count
    {
        get
        {
            lock (gate)
            {
                return byText.Count;
            }
        }
    }

    public PreparedDocument? Find(string text)
    {
        lock (gate)
        {
            if (!byText.TryGetValue(text, out var node))
            {
                return null;
            }

            byAge.Remove(node);
            byAge.AddFirst(node);
            return node.Value.Document;
        }
    }

    public void Add(string text, PreparedDocument document)
    {
        // One document must not empty the cache for itself.
        if (text.Length > maxCharacters / 4)
        {
            return;
        }

        lock (gate)
        {
            if (!byText.TryAdd(text, new((text, document))))
            {
                return;
            }

            byAge.AddFirst(byText[text]);
            characters += text.Length;
            while (byText.Count > maxDocuments || characters > maxCharacters)
            {
                var oldest = byAge.Last!; // over a bound, so not empty
                byAge.RemoveLast();
                byText.Remove(oldest.Value.Text);
                characters -= oldest.Value.Text.Length;
            }
        }
    }
}

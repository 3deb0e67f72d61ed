using System.Collections.Concurrent;

namespace GraphQLApi.Cache.Facts;

/// <summary>Numbers the texts of one kind: 0 is no text, then 1, 2, … in the order they were first met. Append-only and thread-safe; a code means the same for the life of the process.</summary>
public sealed class FactDictionary
{
    // A dictionary's entry, the object's header and two bytes a character.
    private const int BytesPerEntry = 80;

    private readonly ConcurrentDictionary<string, int> codes = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private volatile string?[] texts = new string?[16];
    private long bytes;
    private volatile int count = 1;

    /// <summary>Codes are below it, 0 included.</summary>
    public int Count => count;

    /// <summary>Null for code 0.</summary>
    public string? this[int code] => texts[code];

    /// <summary>0 for null, -1 for a text never met.</summary>
    public int Find(string? text) => text is null ? 0 : codes.GetValueOrDefault(text, -1);

    internal long Bytes => Interlocked.Read(ref bytes);

    internal int Code(string? text) => text is null ? 0 : codes.TryGetValue(text, out var code) ? code : Add(text);

    private int Add(string text)
    {
        lock (gate)
        {
            if (codes.TryGetValue(text, out var known))
            {
                return known;
            }

            var code = count;
            if (code == texts.Length)
            {
                var larger = new string?[code * 2];
                Array.Copy(texts, larger, code);
                texts = larger;
            }

            // The text before its code: whoever finds the code finds the text.
            texts[code] = text;
            count = code + 1;
            codes[text] = code;
            Interlocked.Add(ref bytes, BytesPerEntry + 2L * text.Length);
            return code;
        }
    }
}

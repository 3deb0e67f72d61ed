using System.Collections.Concurrent;

namespace GraphQLApi.Cache.Facts;

/// <summary>
/// Numbers pairs of texts: a skill's id and name, a tag's name and value. A skill that was renamed has two codes with the same
/// <see cref="Key"/>. Code 0 is no pair. As <see cref="FactDictionary"/> otherwise.
/// </summary>
public sealed class FactPairDictionary
{
    private const int BytesPerEntry = 96;

    private readonly ConcurrentDictionary<(int Key, string Value), int> codes = new();
    private readonly Lock gate = new();
    private volatile (int Key, string? Value)[] pairs = new (int, string?)[16];
    private long bytes;
    private volatile int count = 1;

    /// <summary>The first texts: skill ids, tag names.</summary>
    public FactDictionary Keys { get; } = new();

    /// <summary>Codes are below it, 0 included.</summary>
    public int Count => count;

    internal long Bytes => Interlocked.Read(ref bytes) + Keys.Bytes;

    /// <summary>Code of the pair's first text in <see cref="Keys"/>.</summary>
    public int Key(int code) => pairs[code].Key;

    /// <summary>The second text; null where there is none.</summary>
    public string? Value(int code) => pairs[code].Value;

    internal int Code(string key, string? value)
    {
        // A missing text is told from an empty one by a character that begins no stored text: those are trimmed.
        var pair = (Keys.Code(key), value ?? "\n");
        return codes.TryGetValue(pair, out var code) ? code : Add(pair, value);
    }

    private int Add((int Key, string Value) pair, string? value)
    {
        lock (gate)
        {
            if (codes.TryGetValue(pair, out var known))
            {
                return known;
            }

            var code = count;
            if (code == pairs.Length)
            {
                var larger = new (int, string?)[code * 2];
                Array.Copy(pairs, larger, code);
                pairs = larger;
            }

            pairs[code] = (pair.Key, value);
            count = code + 1;
            codes[pair] = code;
            Interlocked.Add(ref bytes, BytesPerEntry + (2L * pair.Value.Length));
            return code;
        }
    }
}

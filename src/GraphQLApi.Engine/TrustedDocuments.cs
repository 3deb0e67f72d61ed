namespace GraphQLApi.Engine;

/// <summary>Documents of the operator's choosing that clients may name instead of sending; with <see cref="EngineOptions.TrustedDocumentsOnly"/> no others run.</summary>
public sealed class TrustedDocuments
{
    private readonly Dictionary<string, string> byId = new(StringComparer.Ordinal);
    private readonly HashSet<string> texts = new(StringComparer.Ordinal);

    /// <summary>How many different texts there are.</summary>
    public int Count => texts.Count;

    /// <summary>
    /// Adds a document under an id and under its SHA-256, with and without the white space around it: files end with a line break that clients do
    /// not send. False where the id is taken by another text.
    /// </summary>
    public bool TryAdd(string id, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var document = text.Trim();
        texts.Add(document);
        byId[DocumentTexts.Hash(text)] = byId[DocumentTexts.Hash(document)] = document;
        return byId.TryAdd(id, document) || byId[id] == document;
    }

    /// <summary>The document of an id or a hash.</summary>
    public string? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>Whether this very text is among them, white space around it aside.</summary>
    public bool Holds(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return texts.Contains(text) || texts.Contains(text.Trim());
    }
}

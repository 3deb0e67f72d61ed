namespace GraphQLApi.Cache.Derivation;

/// <summary>The vendor's text made fit for columns: trimmed, and nothing is null, never "" (SEMANTICS §2.4, traps T27 and T34).</summary>
internal static class VendorText
{
    public static string? Scalar(string? text)
    {
        var trimmed = text?.Trim();
        return string.IsNullOrEmpty(trimmed) ? null : trimmed;
    }

    public static List<string> Texts(IReadOnlyList<string> texts)
    {
        var kept = new List<string>(texts.Count);
        foreach (var text in texts)
        {
            if (Scalar(text) is { } trimmed)
            {
                kept.Add(trimmed);
            }
        }

        return kept;
    }

    /// <summary>Free text of wrap-up; <c>-</c> is the vendor's way to say none (trap T33).</summary>
    public static List<string> Remarks(IReadOnlyList<string> texts)
    {
        var kept = Texts(texts);
        kept.RemoveAll(text => text == "-");
        return kept;
    }
}

namespace GraphQLApi.Engine.Errors;

/// <summary>The suggestions appended to messages about unknown names, in the reference implementation's wording and order.</summary>
public static class DidYouMean
{
    private const int MaxSuggestions = 5;

    /// <summary><c> Did you mean "a" or "b"?</c> with a leading space, or nothing when no option is near <paramref name="input"/>.</summary>
    public static string Suggest(string input, IEnumerable<string> options) => Format(Nearest(input, options));

    /// <summary>The same with the suggested kind before the names: <c> Did you mean to use an inline fragment on "Dog"?</c></summary>
    public static string Format(IReadOnlyList<string> suggestions, string? lead = null)
    {
        if (suggestions.Count == 0)
            return "";
        var quoted = suggestions.Take(MaxSuggestions).Select(name => $"\"{name}\"").ToArray();
        var list = quoted.Length switch
        {
            1 => quoted[0],
            2 => $"{quoted[0]} or {quoted[1]}",
            _ => $"{string.Join(", ", quoted[..^1])}, or {quoted[^1]}",
        };
        return lead is null ? $" Did you mean {list}?" : $" Did you mean {lead} {list}?";
    }

    /// <summary>The options within two fifths of the input's length in edits, nearest first.</summary>
    public static IReadOnlyList<string> Nearest(string input, IEnumerable<string> options)
    {
        var threshold = (input.Length * 2 / 5) + 1;
        var distance = new LexicalDistance(input, threshold);
        return [.. options
            .Distinct(StringComparer.Ordinal)
            .Select(option => (Name: option, Edits: distance.To(option)))
            .Where(candidate => candidate.Edits <= threshold)
            .OrderBy(candidate => candidate.Edits)
            .ThenBy(candidate => candidate.Name, NaturalOrder.Instance)
            .Select(candidate => candidate.Name)];
    }
}

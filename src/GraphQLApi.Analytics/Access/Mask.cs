using System.Globalization;
using GraphQLApi.Analytics.Fields;

namespace GraphQLApi.Analytics.Access;

/// <summary>What is left of a personal text for those who may not see it (SEMANTICS §7.3). Characters are what a reader takes for one.</summary>
internal static class Mask
{
    private const string Hidden = "***";
    private const int LongestTopLevelDomain = 24;

    /// <summary>The text as it may be shown; the same instance where nothing had to be hidden, null where nothing may be shown.</summary>
    public static string? Apply(Personal personal, string text) => text.Length == 0 ? text : personal switch
    {
        Personal.No => text,
        Personal.Phone => Phone(text),
        Personal.Email => Email(text),
        Personal.Name or Personal.OutsiderName => StringInfo.GetNextTextElement(text) + ".",
        Personal.Remainder => Remainder(text),
        Personal.Withheld => null,
        _ => Hidden,
    };

    private static string Phone(string text)
    {
        var starts = StringInfo.ParseCombiningCharacters(text);
        return starts.Length < 6
            ? new string('*', starts.Length)
            : string.Concat(text.AsSpan(0, starts[2]), new string('*', starts.Length - 4), text.AsSpan(starts[^2]));
    }

    // Only a top-level domain is left to be read at the end: what else may follow a last full stop can be free text.
    private static string Email(string text)
    {
        var at = text.LastIndexOf('@');
        if (at <= 0 || at == text.Length - 1)
        {
            return Hidden;
        }

        var domain = text.AsSpan(at + 1);
        var dot = domain.LastIndexOf('.');
        var end = dot > 0 && IsTopLevelDomain(domain[(dot + 1)..]) ? domain[dot..] : default;
        return $"{StringInfo.GetNextTextElement(text)}{Hidden}@{StringInfo.GetNextTextElement(domain.ToString())}{Hidden}{end}";
    }

    private static bool IsTopLevelDomain(ReadOnlySpan<char> label)
    {
        foreach (var character in label)
        {
            if (!char.IsLetter(character))
            {
                return false;
            }
        }

        return label.Length is >= 2 and <= LongestTopLevelDomain;
    }

    private static string Remainder(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 || text.AsSpan(colon + 1).IsWhiteSpace() ? text : string.Concat(text.AsSpan(0, colon), ": ", Hidden);
    }
}

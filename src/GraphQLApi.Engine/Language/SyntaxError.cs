using System.Globalization;
using System.Text;
using GraphQLApi.Engine.Errors;

namespace GraphQLApi.Engine.Language;

/// <summary>Builds the one error a broken document is answered with.</summary>
internal static class SyntaxError
{
    public static GraphQLSyntaxException At(Source source, int offset, string description, string code = ErrorCode.ParseFailed) =>
        new(new GraphQLError($"Syntax Error: {description}")
        {
            Locations = [source.LocationOf(offset)],
            Code = code,
            Rule = nameof(Parser),
        });

    /// <summary>Printable ASCII in quotes, everything else as <c>U+00E9</c>: a message never carries a control character or half a surrogate pair.</summary>
    public static string CharacterAt(string text, int offset)
    {
        if (offset >= text.Length)
            return Token.Describe(TokenKind.EndOfFile);
        if (text[offset] is >= ' ' and <= '~')
            return text[offset] == '"' ? "'\"'" : $"\"{text[offset]}\"";
        var point = Rune.TryGetRuneAt(text, offset, out var rune) ? rune.Value : text[offset];
        return string.Create(CultureInfo.InvariantCulture, $"U+{point:X4}");
    }
}

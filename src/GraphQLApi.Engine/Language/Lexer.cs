using System.Buffers;

namespace GraphQLApi.Engine.Language;

/// <summary>
/// Text → tokens (§2.1). It keeps no position: the parser asks for the token at or after an offset, so looking ahead costs no state.
/// </summary>
internal readonly partial struct Lexer(Source source)
{
    // NameContinue (§2.1.9); the vectorised search makes long names and descriptions cheap.
    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz");

    private readonly string _text = source.Text;

    public Token Read(int offset)
    {
        var start = SkipIgnored(offset);
        if (start == _text.Length)
            return new Token(TokenKind.EndOfFile, start, start);
        var first = _text[start];
        if (IsNameStart(first))
            return ReadName(start);
        if (Punctuator(first) is { } kind)
            return new Token(kind, start, start + 1);
        return first switch
        {
            '.' when At(start + 1) == '.' && At(start + 2) == '.' => new Token(TokenKind.Spread, start, start + 3),
            '"' when At(start + 1) == '"' && At(start + 2) == '"' => ReadBlockString(start),
            '"' => ReadString(start),
            '-' or (>= '0' and <= '9') => ReadNumber(start),
            _ => throw Unexpected(start),
        };
    }

    // Ignored (§2.1.7): UnicodeBOM, WhiteSpace, LineTerminator, Comment, Comma.
    private int SkipIgnored(int offset)
    {
        while (offset < _text.Length)
        {
            switch (_text[offset])
            {
                case '\uFEFF' or '\t' or ' ' or ',' or '\n' or '\r':
                    offset++;
                    break;
                case '#':
                    offset = SkipComment(offset);
                    break;
                default:
                    return offset;
            }
        }
        return offset;
    }

    // A comment ends at the line's end, or at half a surrogate pair, which the next read then refuses.
    private int SkipComment(int offset)
    {
        while (offset < _text.Length && _text[offset] is not ('\n' or '\r'))
        {
            var length = SourceCharacterLength(offset);
            if (length == 0)
                return offset;
            offset += length;
        }
        return offset;
    }

    private static TokenKind? Punctuator(char character) => character switch
    {
        '!' => TokenKind.Bang,
        '$' => TokenKind.Dollar,
        '&' => TokenKind.Ampersand,
        '(' => TokenKind.OpenParenthesis,
        ')' => TokenKind.CloseParenthesis,
        ':' => TokenKind.Colon,
        '=' => TokenKind.Equals,
        '@' => TokenKind.At,
        '[' => TokenKind.OpenBracket,
        ']' => TokenKind.CloseBracket,
        '{' => TokenKind.OpenBrace,
        '|' => TokenKind.Pipe,
        '}' => TokenKind.CloseBrace,
        _ => null,
    };

    private Token ReadName(int start)
    {
        var length = _text.AsSpan(start).IndexOfAnyExcept(NameCharacters);
        var end = length < 0 ? _text.Length : start + length;
        return new Token(TokenKind.Name, start, end, _text[start..end]);
    }

    // IntValue (§2.9.1) and FloatValue (§2.9.2); neither may be followed by a dot, a digit or a letter.
    private Token ReadNumber(int start)
    {
        var end = ReadIntegerPart(_text[start] == '-' ? start + 1 : start);
        var kind = TokenKind.Int;
        if (At(end) == '.')
        {
            kind = TokenKind.Float;
            end = ReadDigits(end + 1);
        }
        if (At(end) is 'e' or 'E')
        {
            kind = TokenKind.Float;
            end = ReadDigits(At(end + 1) is '+' or '-' ? end + 2 : end + 1);
        }
        if (At(end) == '.' || IsNameStart(At(end)))
            throw ExpectedDigit(end);
        return new Token(kind, start, end, _text[start..end]);
    }

    private int ReadIntegerPart(int offset)
    {
        if (At(offset) != '0')
            return ReadDigits(offset);
        if (char.IsAsciiDigit(At(offset + 1)))
            throw Error(offset + 1, $"Invalid number, unexpected digit after 0: {SyntaxError.CharacterAt(_text, offset + 1)}.");
        return offset + 1;
    }

    private int ReadDigits(int offset)
    {
        if (!char.IsAsciiDigit(At(offset)))
            throw ExpectedDigit(offset);
        var length = _text.AsSpan(offset).IndexOfAnyExceptInRange('0', '9');
        return length < 0 ? _text.Length : offset + length;
    }

    private static bool IsNameStart(char character) => char.IsAsciiLetter(character) || character == '_';

    // U+0000 beyond the end: it begins no token and continues none.
    private char At(int offset) => offset < _text.Length ? _text[offset] : '\0';

    // SourceCharacter (§2.1.1) is any Unicode scalar value: one or two code units; 0 for half a surrogate pair.
    private int SourceCharacterLength(int offset)
    {
        if (!char.IsSurrogate(_text[offset]))
            return 1;
        return offset + 1 < _text.Length && char.IsSurrogatePair(_text[offset], _text[offset + 1]) ? 2 : 0;
    }

    private Exception ExpectedDigit(int offset) =>
        Error(offset, $"Invalid number, expected digit but got: {SyntaxError.CharacterAt(_text, offset)}.");

    private Exception Unexpected(int offset)
    {
        if (_text[offset] == '\'')
            return Error(offset, "Unexpected single quote character ('), did you mean to use a double quote (\")?");
        var reason = SourceCharacterLength(offset) == 0 ? "Invalid" : "Unexpected";
        return Error(offset, $"{reason} character: {SyntaxError.CharacterAt(_text, offset)}.");
    }

    private Exception Error(int offset, string description) => SyntaxError.At(source, offset, description);
}

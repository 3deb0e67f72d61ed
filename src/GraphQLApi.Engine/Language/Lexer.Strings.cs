using System.Buffers;
using System.Globalization;
using System.Text;

namespace GraphQLApi.Engine.Language;

/// <summary>StringValue (§2.9.4): escapes, Unicode escapes and block strings.</summary>
internal readonly partial struct Lexer
{
    private static readonly SearchValues<char> StringStops = SearchValues.Create("\"\\\n\r" + Surrogates());

    private static readonly SearchValues<char> BlockStringStops = SearchValues.Create("\"\\" + Surrogates());

    private Token ReadString(int start)
    {
        StringBuilder? unescaped = null;
        var chunk = start + 1;
        for (var offset = NextStop(chunk, StringStops); offset < _text.Length; offset = NextStop(offset, StringStops))
        {
            switch (_text[offset])
            {
                case '"':
                    var last = _text.AsSpan(chunk, offset - chunk);
                    var value = unescaped is null ? last.ToString() : unescaped.Append(last).ToString();
                    return new Token(TokenKind.String, start, offset + 1, value);
                case '\\':
                    unescaped = (unescaped ?? new StringBuilder()).Append(_text, chunk, offset - chunk);
                    chunk = offset += AppendEscape(unescaped, offset);
                    break;
                case '\n' or '\r':
                    throw Error(offset, "Unterminated string.");
                default:
                    offset += StringCharacterLength(offset);
                    break;
            }
        }
        throw Error(_text.Length, "Unterminated string.");
    }

    // BlockString (§2.9.4): only \""" is an escape.
    private Token ReadBlockString(int start)
    {
        var raw = new StringBuilder();
        var chunk = start + 3;
        for (var offset = NextStop(chunk, BlockStringStops); offset < _text.Length; offset = NextStop(offset, BlockStringStops))
        {
            if (HasAt(offset, "\"\"\""))
            {
                raw.Append(_text, chunk, offset - chunk);
                return new Token(TokenKind.BlockString, start, offset + 3, BlockString.Dedent(raw.ToString()));
            }
            if (HasAt(offset, "\\\"\"\""))
            {
                raw.Append(_text, chunk, offset - chunk);
                chunk = offset + 1;
                offset += 4;
            }
            else
            {
                offset += StringCharacterLength(offset);
            }
        }
        throw Error(_text.Length, "Unterminated string.");
    }

    private int AppendEscape(StringBuilder target, int offset)
    {
        if (At(offset + 1) == 'u')
            return At(offset + 2) == '{' ? AppendBracedUnicode(target, offset) : AppendFixedUnicode(target, offset);
        target.Append(At(offset + 1) switch
        {
            '"' => '"',
            '\\' => '\\',
            '/' => '/',
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => throw Error(offset, $"Invalid character escape sequence: \"{Slice(offset, 2)}\"."),
        });
        return 2;
    }

    // \u{1F600}: any scalar value, at most eight digits with leading zeros.
    private int AppendBracedUnicode(StringBuilder target, int offset)
    {
        const int longest = 12;
        long point = 0;
        for (var size = 3; size < longest; size++)
        {
            var digit = At(offset + size);
            if (digit == '}' && size > 3 && point <= int.MaxValue && Rune.IsValid((int)point))
            {
                target.Append(new Rune((int)point).ToString());
                return size + 1;
            }
            if (!char.IsAsciiHexDigit(digit))
                throw InvalidUnicode(offset, size + 1);
            point = (point << 4) | (uint)HexValue(digit);
        }
        throw InvalidUnicode(offset, longest);
    }

    // \uD83D\uDE00: a surrogate is accepted only as the first half of a pair that is complete.
    private int AppendFixedUnicode(StringBuilder target, int offset)
    {
        if (!TryReadHex4(offset + 2, out var unit))
            throw InvalidUnicode(offset, 6);
        if (!char.IsSurrogate(unit))
        {
            target.Append(unit);
            return 6;
        }
        if (HasAt(offset + 6, "\\u") && TryReadHex4(offset + 8, out var low) && char.IsSurrogatePair(unit, low))
        {
            target.Append(unit).Append(low);
            return 12;
        }
        throw InvalidUnicode(offset, 6);
    }

    private bool TryReadHex4(int offset, out char unit)
    {
        unit = '\0';
        if (offset + 4 > _text.Length
            || !ushort.TryParse(_text.AsSpan(offset, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
        {
            return false;
        }
        unit = (char)value;
        return true;
    }

    private static int HexValue(char digit) => char.IsAsciiDigit(digit) ? digit - '0' : (digit | 0x20) - 'a' + 10;

    private int NextStop(int offset, SearchValues<char> stops)
    {
        var length = _text.AsSpan(offset).IndexOfAny(stops);
        return length < 0 ? _text.Length : offset + length;
    }

    private int StringCharacterLength(int offset)
    {
        var length = SourceCharacterLength(offset);
        return length > 0 ? length : throw Error(offset, $"Invalid character within String: {SyntaxError.CharacterAt(_text, offset)}.");
    }

    private bool HasAt(int offset, string expected) =>
        offset <= _text.Length && _text.AsSpan(offset).StartsWith(expected, StringComparison.Ordinal);

    private string Slice(int offset, int length) => _text.Substring(offset, Math.Min(length, _text.Length - offset));

    private Exception InvalidUnicode(int offset, int length) =>
        Error(offset, $"Invalid Unicode escape sequence: \"{Slice(offset, length)}\".");

    private static string Surrogates() => string.Create(0x800, 0, static (span, _) =>
    {
        for (var i = 0; i < span.Length; i++)
            span[i] = (char)(0xD800 + i);
    });
}

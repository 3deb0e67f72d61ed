using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Language;

namespace GraphQLApi.Engine.Tests.Language;

public class LexerTests
{
    [Theory]
    [InlineData("foo", "Name \"foo\"")]
    [InlineData("_x9", "Name \"_x9\"")]
    [InlineData("\uFEFF \t,\r\n# comment \U0001F600\nfoo", "Name \"foo\"")]
    [InlineData("...", "\"...\"")]
    [InlineData("", "<EOF>")]
    [InlineData("# only a comment", "<EOF>")]
    [InlineData("0", "Int \"0\"")]
    [InlineData("-0", "Int \"-0\"")]
    [InlineData("-12345678901234567890", "Int \"-12345678901234567890\"")]
    [InlineData("0.5", "Float \"0.5\"")]
    [InlineData("1e10", "Float \"1e10\"")]
    [InlineData("-1.5E-3", "Float \"-1.5E-3\"")]
    [InlineData("\"\"", "String \"\"")]
    [InlineData("\"a b\"", "String \"a b\"")]
    [InlineData("\"\\\" \\\\ \\/ \\b\\f\\n\\r\\t\"", "String \"\" \\ / \b\f\n\r\t\"")]
    [InlineData("\"\\u0041\\u{41}\\u{000041}\"", "String \"AAA\"")]
    [InlineData("\"\\u{1F600}\\uD83D\\uDE00\"", "String \"\U0001F600\U0001F600\"")]
    [InlineData("\"\U0001F600 \u0001\"", "String \"\U0001F600 \u0001\"")]
    [InlineData("\"\"\"\"\"\"", "BlockString \"\"")]
    [InlineData("\"\"\" a \"b\" \\n \\\"\"\" c \"\"\"", "BlockString \" a \"b\" \\n \"\"\" c \"")]
    [InlineData("\"\"\"\n    a\r\n      b\r    c\n  \"\"\"", "BlockString \"a\n  b\nc\"")]
    public void Reads_the_first_token(string text, string expected)
    {
        Assert.Equal(expected, new Lexer(new Source(text)).Read(0).ToString());
    }

    [Theory]
    [InlineData("!$&():=@[]{|}", "\"!\" \"$\" \"&\" \"(\" \")\" \":\" \"=\" \"@\" \"[\" \"]\" \"{\" \"|\" \"}\"")]
    public void Reads_every_punctuator(string text, string expected)
    {
        var lexer = new Lexer(new Source(text));
        var tokens = new List<string>();
        for (var token = lexer.Read(0); token.Kind != TokenKind.EndOfFile; token = lexer.Read(token.End))
            tokens.Add(token.ToString());

        Assert.Equal(expected, string.Join(' ', tokens));
    }

    [Theory]
    [InlineData("?", "Unexpected character: \"?\".", 1)]
    [InlineData("..", "Unexpected character: \".\".", 1)]
    [InlineData(".123", "Unexpected character: \".\".", 1)]
    [InlineData("\u00AA", "Unexpected character: U+00AA.", 1)]
    [InlineData("\u0000", "Unexpected character: U+0000.", 1)]
    [InlineData("\U0001F600", "Unexpected character: U+1F600.", 1)]
    [InlineData("'a'", "Unexpected single quote character ('), did you mean to use a double quote (\")?", 1)]
    [InlineData("00", "Invalid number, unexpected digit after 0: \"0\".", 2)]
    [InlineData("-", "Invalid number, expected digit but got: <EOF>.", 2)]
    [InlineData("-a", "Invalid number, expected digit but got: \"a\".", 2)]
    [InlineData("+1", "Unexpected character: \"+\".", 1)]
    [InlineData("1.", "Invalid number, expected digit but got: <EOF>.", 3)]
    [InlineData("1.e1", "Invalid number, expected digit but got: \"e\".", 3)]
    [InlineData("1e+", "Invalid number, expected digit but got: <EOF>.", 4)]
    [InlineData("1.2.3", "Invalid number, expected digit but got: \".\".", 4)]
    [InlineData("1x", "Invalid number, expected digit but got: \"x\".", 2)]
    [InlineData("0x1F", "Invalid number, expected digit but got: \"x\".", 2)]
    [InlineData("1_000", "Invalid number, expected digit but got: \"_\".", 2)]
    [InlineData("1\"", "Unterminated string.", 3, 1)]
    [InlineData("\"", "Unterminated string.", 2)]
    [InlineData("\"abc", "Unterminated string.", 5)]
    [InlineData("\"a\nb\"", "Unterminated string.", 3)]
    [InlineData("\"\"\"abc\"\"", "Unterminated string.", 9)]
    [InlineData("\"\\x\"", "Invalid character escape sequence: \"\\x\".", 2)]
    [InlineData("\"\\", "Invalid character escape sequence: \"\\\".", 2)]
    [InlineData("\"\\u12\"", "Invalid Unicode escape sequence: \"\\u12\"\".", 2)]
    [InlineData("\"\\u{}\"", "Invalid Unicode escape sequence: \"\\u{}\".", 2)]
    [InlineData("\"\\u{110000}\"", "Invalid Unicode escape sequence: \"\\u{110000}\".", 2)]
    [InlineData("\"\\u{D800}\"", "Invalid Unicode escape sequence: \"\\u{D800}\".", 2)]
    [InlineData("\"\\u{000000041}\"", "Invalid Unicode escape sequence: \"\\u{000000041\".", 2)]
    [InlineData("\"\\uD800\"", "Invalid Unicode escape sequence: \"\\uD800\".", 2)]
    [InlineData("\"\\uDE00\\uD83D\"", "Invalid Unicode escape sequence: \"\\uDE00\".", 2)]
    public void Refuses(string text, string expected, int column, int skipTokens = 0)
    {
        var error = ReadError(text, skipTokens);

        Assert.Equal($"Syntax Error: {expected}", error.Message);
        Assert.Equal([new SourceLocation(1, column)], error.Locations);
        Assert.Equal("GRAPHQL_PARSE_FAILED", error.Code);
    }

    // Attributes are stored as UTF-8, which has no lone surrogates; hence facts of their own.
    [Fact]
    public void Refuses_half_a_surrogate_pair_everywhere()
    {
        Assert.Equal("Syntax Error: Invalid character: U+D83D.", ReadError("\uD83D").Message);
        Assert.Equal("Syntax Error: Invalid character: U+DE00.", ReadError("# \uDE00\n").Message);
        Assert.Equal("Syntax Error: Invalid character within String: U+D83D.", ReadError("\"\uD83Dx\"").Message);
        Assert.Equal("Syntax Error: Invalid character within String: U+DE00.", ReadError("\"\"\"\uDE00\"\"\"").Message);
    }

    private static GraphQLError ReadError(string text, int skipTokens = 0) =>
        Assert.Throws<GraphQLSyntaxException>(() =>
        {
            var lexer = new Lexer(new Source(text));
            for (var token = lexer.Read(0); ; token = lexer.Read(token.End))
            {
                if (token.Kind == TokenKind.EndOfFile || skipTokens-- < 0)
                    return;
            }
        }).Error;
}

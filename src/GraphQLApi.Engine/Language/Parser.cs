using System.Collections.Immutable;
using System.Globalization;
using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Language.Ast;

namespace GraphQLApi.Engine.Language;

/// <summary>
/// Recursive descent over the grammar (Appendix B); the production stands over each method. This part: the entry points
/// and the helpers that carry all repetition. Reading stops at the first mistake.
/// </summary>
public sealed partial class Parser
{
    /// <summary>
    /// Levels of selection sets, lists, objects and list types inside each other. Each costs a few stack frames here and in every later
    /// walk, so this is what keeps hostile nesting off the stack; real documents stay below 30.
    /// </summary>
    public const int DefaultMaxNesting = 256;

    private readonly Source _source;
    private readonly Lexer _lexer;
    private readonly int _maxTokens;
    private readonly int _maxNesting;
    private Token _token;
    private int _tokens;
    private int _nesting;

    private Parser(Source source, int maxTokens, int maxNesting)
    {
        _source = source;
        _lexer = new Lexer(source);
        _maxTokens = maxTokens;
        _maxNesting = maxNesting;
        Advance();
    }

    /// <summary>A document of any kind of definitions; a <see cref="GraphQLSyntaxException"/> names the place of the first mistake.</summary>
    public static DocumentNode Parse(string text, int maxTokens = int.MaxValue, int maxNesting = DefaultMaxNesting) =>
        Parse(new Source(text), maxTokens, maxNesting);

    /// <summary>Document : Definition+, under limits on the number of tokens and the levels of nesting.</summary>
    public static DocumentNode Parse(Source source, int maxTokens = int.MaxValue, int maxNesting = DefaultMaxNesting)
    {
        var parser = new Parser(source, maxTokens, maxNesting);
        var definitions = ImmutableArray.CreateBuilder<DefinitionNode>();
        do
        {
            definitions.Add(parser.ParseDefinition());
        }
        while (parser._token.Kind != TokenKind.EndOfFile);
        return new DocumentNode(source, definitions.DrainToImmutable());
    }

    /// <summary>One value alone (§2.9), variables included.</summary>
    public static ValueNode ParseValue(string text)
    {
        var parser = new Parser(new Source(text), int.MaxValue, DefaultMaxNesting);
        var value = parser.ParseValueLiteral(isConst: false);
        parser.Expect(TokenKind.EndOfFile);
        return value;
    }

    /// <summary>One type reference alone (§2.11), such as <c>[Int!]</c>.</summary>
    public static TypeNode ParseType(string text)
    {
        var parser = new Parser(new Source(text), int.MaxValue, DefaultMaxNesting);
        var type = parser.ParseTypeReference();
        parser.Expect(TokenKind.EndOfFile);
        return type;
    }

    // open item* close
    private ImmutableArray<T> Any<T>(TokenKind open, Func<Parser, T> item, TokenKind close)
    {
        Expect(open);
        if (Skip(close))
            return [];
        var items = ImmutableArray.CreateBuilder<T>();
        do
        {
            items.Add(item(this));
        }
        while (!Skip(close));
        return items.DrainToImmutable();
    }

    // open item+ close
    private ImmutableArray<T> Many<T>(TokenKind open, Func<Parser, T> item, TokenKind close)
    {
        Expect(open);
        var items = ImmutableArray.CreateBuilder<T>();
        do
        {
            items.Add(item(this));
        }
        while (!Skip(close));
        return items.DrainToImmutable();
    }

    // ( open item+ close )?
    private ImmutableArray<T> Optional<T>(TokenKind open, Func<Parser, T> item, TokenKind close) =>
        _token.Kind == open ? Many(open, item, close) : [];

    // delimiter? item ( delimiter item )*
    private ImmutableArray<T> Delimited<T>(TokenKind delimiter, Func<Parser, T> item)
    {
        Skip(delimiter);
        var items = ImmutableArray.CreateBuilder<T>();
        do
        {
            items.Add(item(this));
        }
        while (Skip(delimiter));
        return items.DrainToImmutable();
    }

    private Token Expect(TokenKind kind)
    {
        var token = _token;
        if (token.Kind != kind)
            throw SyntaxError.At(_source, token.Start, $"Expected {Token.Describe(kind)}, found {token}.");
        Advance();
        return token;
    }

    private Token ExpectKeyword(string keyword)
    {
        var token = _token;
        if (!SkipKeyword(keyword))
            throw SyntaxError.At(_source, token.Start, $"Expected \"{keyword}\", found {token}.");
        return token;
    }

    private bool Skip(TokenKind kind)
    {
        if (_token.Kind != kind)
            return false;
        Advance();
        return true;
    }

    private bool SkipKeyword(string keyword)
    {
        if (_token.Kind != TokenKind.Name || _token.Value != keyword)
            return false;
        Advance();
        return true;
    }

    private void Advance()
    {
        // The limits speak before the work is done: a document of a million tokens costs as much as one of the limit's size.
        _token = _lexer.Read(_token.End);
        if (_token.Kind != TokenKind.EndOfFile && ++_tokens > _maxTokens)
        {
            throw SyntaxError.At(
                _source,
                _token.Start,
                string.Create(CultureInfo.InvariantCulture, $"Document contains more than {_maxTokens} tokens. Parsing aborted."),
                ErrorCode.TokensExceeded);
        }
    }

    private void Enter()
    {
        if (++_nesting > _maxNesting)
        {
            throw SyntaxError.At(
                _source,
                _token.Start,
                string.Create(CultureInfo.InvariantCulture, $"Document is nested deeper than {_maxNesting} levels. Parsing aborted."),
                ErrorCode.DepthExceeded);
        }
    }

    private void Leave() => _nesting--;

    private GraphQLSyntaxException Unexpected(Token token) => SyntaxError.At(_source, token.Start, $"Unexpected {token}.");
}

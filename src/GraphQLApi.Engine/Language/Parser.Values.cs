using System.Collections.Immutable;
using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Language.Ast;

namespace GraphQLApi.Engine.Language;

/// <summary>What both halves of the grammar share: names, values, arguments, directives and type references (§2.6, §2.9–§2.12).</summary>
public sealed partial class Parser
{
    // Name
    private NameNode ParseName()
    {
        var token = Expect(TokenKind.Name);
        return new NameNode(token.Start, token.Value!); // a Name token always has its text
    }

    // Value[Const] : [~Const] Variable | IntValue | FloatValue | StringValue | BooleanValue | NullValue | EnumValue | ListValue | ObjectValue
    private ValueNode ParseValueLiteral(bool isConst)
    {
        var token = _token;
        switch (token.Kind)
        {
            case TokenKind.OpenBracket:
                return ParseList(isConst);
            case TokenKind.OpenBrace:
                return ParseObject(isConst);
            case TokenKind.Dollar:
                return isConst ? throw VariableInConstant() : ParseVariable();
            case TokenKind.Int:
                Advance();
                return new IntValueNode(token.Start, token.Value!);
            case TokenKind.Float:
                Advance();
                return new FloatValueNode(token.Start, token.Value!);
            case TokenKind.String or TokenKind.BlockString:
                return ParseString();
            case TokenKind.Name:
                Advance();
                return NamedValue(token);
            default:
                throw Unexpected(token);
        }
    }

    // BooleanValue : true | false     NullValue : null     EnumValue : Name but not true, false or null
    private static ValueNode NamedValue(Token token) => token.Value switch
    {
        "true" => new BooleanValueNode(token.Start, true),
        "false" => new BooleanValueNode(token.Start, false),
        "null" => new NullValueNode(token.Start),
        _ => new EnumValueNode(token.Start, token.Value!),
    };

    private StringValueNode ParseString()
    {
        var token = _token;
        Advance();
        return new StringValueNode(token.Start, token.Value!, token.Kind == TokenKind.BlockString);
    }

    // ListValue[Const] : [ ] | [ Value[?Const]+ ]
    private ListValueNode ParseList(bool isConst)
    {
        var start = _token.Start;
        Enter();
        var items = Any<ValueNode>(
            TokenKind.OpenBracket,
            isConst ? static parser => parser.ParseValueLiteral(true) : static parser => parser.ParseValueLiteral(false),
            TokenKind.CloseBracket);
        Leave();
        return new ListValueNode(start, items);
    }

    // ObjectValue[Const] : { } | { ObjectField[?Const]+ }
    private ObjectValueNode ParseObject(bool isConst)
    {
        var start = _token.Start;
        Enter();
        var fields = Any<ObjectFieldNode>(
            TokenKind.OpenBrace,
            isConst ? static parser => parser.ParseObjectField(true) : static parser => parser.ParseObjectField(false),
            TokenKind.CloseBrace);
        Leave();
        return new ObjectValueNode(start, fields);
    }

    // ObjectField[Const] : Name : Value[?Const]
    private ObjectFieldNode ParseObjectField(bool isConst)
    {
        var name = ParseName();
        Expect(TokenKind.Colon);
        return new ObjectFieldNode(name.Start, name, ParseValueLiteral(isConst));
    }

    // Variable : $ Name
    private VariableNode ParseVariable()
    {
        var start = Expect(TokenKind.Dollar).Start;
        return new VariableNode(start, ParseName());
    }

    // Directives[Const] : Directive[?Const]+     Directive[Const] : @ Name Arguments[?Const]?
    private ImmutableArray<DirectiveNode> ParseDirectives(bool isConst)
    {
        if (_token.Kind != TokenKind.At)
            return [];
        var directives = ImmutableArray.CreateBuilder<DirectiveNode>();
        while (_token.Kind == TokenKind.At)
        {
            var start = Expect(TokenKind.At).Start;
            directives.Add(new DirectiveNode(start, ParseName(), ParseArguments(isConst)));
        }
        return directives.DrainToImmutable();
    }

    // Arguments[Const] : ( Argument[?Const]+ )     Argument[Const] : Name : Value[?Const]
    private ImmutableArray<ArgumentNode> ParseArguments(bool isConst) => Optional<ArgumentNode>(
        TokenKind.OpenParenthesis,
        isConst ? static parser => parser.ParseArgument(true) : static parser => parser.ParseArgument(false),
        TokenKind.CloseParenthesis);

    private ArgumentNode ParseArgument(bool isConst)
    {
        var name = ParseName();
        Expect(TokenKind.Colon);
        return new ArgumentNode(name.Start, name, ParseValueLiteral(isConst));
    }

    // Type : NamedType | ListType | NonNullType     ListType : [ Type ]     NonNullType : NamedType ! | ListType !
    private TypeNode ParseTypeReference()
    {
        var start = _token.Start;
        TypeNode type;
        if (Skip(TokenKind.OpenBracket))
        {
            Enter();
            var item = ParseTypeReference();
            Expect(TokenKind.CloseBracket);
            Leave();
            type = new ListTypeNode(start, item);
        }
        else
        {
            type = ParseNamedType();
        }
        return Skip(TokenKind.Bang) ? new NonNullTypeNode(start, type) : type;
    }

    // NamedType : Name
    private NamedTypeNode ParseNamedType()
    {
        var name = ParseName();
        return new NamedTypeNode(name.Start, name);
    }

    private GraphQLSyntaxException VariableInConstant()
    {
        var dollar = Expect(TokenKind.Dollar);
        return _token.Kind == TokenKind.Name
            ? SyntaxError.At(_source, dollar.Start, $"Unexpected variable \"${_token.Value}\" in constant value.")
            : Unexpected(dollar);
    }
}

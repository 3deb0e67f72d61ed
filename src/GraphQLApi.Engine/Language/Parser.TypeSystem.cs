using System.Collections.Frozen;
using System.Collections.Immutable;
using GraphQLApi.Engine.Language.Ast;

namespace GraphQLApi.Engine.Language;

/// <summary>Type system documents (§3); their extensions are in the next part.</summary>
public sealed partial class Parser
{
    // ExecutableDirectiveLocation and TypeSystemDirectiveLocation (§3.13)
    private static readonly FrozenSet<string> DirectiveLocations = FrozenSet.ToFrozenSet(
    [
        "QUERY", "MUTATION", "SUBSCRIPTION", "FIELD", "FRAGMENT_DEFINITION", "FRAGMENT_SPREAD", "INLINE_FRAGMENT", "VARIABLE_DEFINITION",
        "SCHEMA", "SCALAR", "OBJECT", "FIELD_DEFINITION", "ARGUMENT_DEFINITION", "INTERFACE", "UNION", "ENUM", "ENUM_VALUE",
        "INPUT_OBJECT", "INPUT_FIELD_DEFINITION",
    ]);

    // TypeSystemDefinition : SchemaDefinition | TypeDefinition | DirectiveDefinition
    private TypeSystemDefinitionNode ParseTypeSystemDefinition(int start, StringValueNode? description, string keyword)
    {
        ExpectKeyword(keyword);
        return keyword switch
        {
            "schema" => new SchemaDefinitionNode(start, description, ParseDirectives(isConst: true), ParseRootOperationTypes()),
            "scalar" => new ScalarTypeDefinitionNode(start, description, ParseName(), ParseDirectives(isConst: true)),
            "type" => new ObjectTypeDefinitionNode(
                start, description, ParseName(), ParseImplements(), ParseDirectives(isConst: true), ParseFieldDefinitions()),
            "interface" => new InterfaceTypeDefinitionNode(
                start, description, ParseName(), ParseImplements(), ParseDirectives(isConst: true), ParseFieldDefinitions()),
            "union" => new UnionTypeDefinitionNode(start, description, ParseName(), ParseDirectives(isConst: true), ParseUnionMembers()),
            "enum" => new EnumTypeDefinitionNode(start, description, ParseName(), ParseDirectives(isConst: true), ParseEnumValues()),
            "input" => new InputObjectTypeDefinitionNode(start, description, ParseName(), ParseDirectives(isConst: true), ParseInputFields()),
            _ => ParseDirectiveDefinition(start, description),
        };
    }

    // { RootOperationTypeDefinition+ }     RootOperationTypeDefinition : OperationType : NamedType
    private ImmutableArray<RootOperationTypeNode> ParseRootOperationTypes() =>
        Many(TokenKind.OpenBrace, static parser => parser.ParseRootOperationType(), TokenKind.CloseBrace);

    private RootOperationTypeNode ParseRootOperationType()
    {
        var start = _token.Start;
        var operation = ParseOperationType();
        Expect(TokenKind.Colon);
        return new RootOperationTypeNode(start, operation, ParseNamedType());
    }

    // ImplementsInterfaces : implements &? NamedType | ImplementsInterfaces & NamedType
    private ImmutableArray<NamedTypeNode> ParseImplements() =>
        SkipKeyword("implements") ? Delimited(TokenKind.Ampersand, static parser => parser.ParseNamedType()) : [];

    // FieldsDefinition : { FieldDefinition+ }
    private ImmutableArray<FieldDefinitionNode> ParseFieldDefinitions() =>
        Optional(TokenKind.OpenBrace, static parser => parser.ParseFieldDefinition(), TokenKind.CloseBrace);

    // FieldDefinition : Description? Name ArgumentsDefinition? : Type Directives[Const]?
    private FieldDefinitionNode ParseFieldDefinition()
    {
        var start = _token.Start;
        var description = ParseDescription();
        var name = ParseName();
        var arguments = ParseArgumentDefinitions();
        Expect(TokenKind.Colon);
        return new FieldDefinitionNode(start, description, name, arguments, ParseTypeReference(), ParseDirectives(isConst: true));
    }

    // ArgumentsDefinition : ( InputValueDefinition+ )
    private ImmutableArray<InputValueDefinitionNode> ParseArgumentDefinitions() =>
        Optional(TokenKind.OpenParenthesis, static parser => parser.ParseInputValueDefinition(), TokenKind.CloseParenthesis);

    // InputFieldsDefinition : { InputValueDefinition+ }
    private ImmutableArray<InputValueDefinitionNode> ParseInputFields() =>
        Optional(TokenKind.OpenBrace, static parser => parser.ParseInputValueDefinition(), TokenKind.CloseBrace);

    // InputValueDefinition : Description? Name : Type DefaultValue? Directives[Const]?
    private InputValueDefinitionNode ParseInputValueDefinition()
    {
        var start = _token.Start;
        var description = ParseDescription();
        var name = ParseName();
        Expect(TokenKind.Colon);
        return new InputValueDefinitionNode(
            start,
            description,
            name,
            ParseTypeReference(),
            Skip(TokenKind.Equals) ? ParseValueLiteral(isConst: true) : null,
            ParseDirectives(isConst: true));
    }

    // UnionMemberTypes : = |? NamedType | UnionMemberTypes | NamedType
    private ImmutableArray<NamedTypeNode> ParseUnionMembers() =>
        Skip(TokenKind.Equals) ? Delimited(TokenKind.Pipe, static parser => parser.ParseNamedType()) : [];

    // EnumValuesDefinition : { EnumValueDefinition+ }
    private ImmutableArray<EnumValueDefinitionNode> ParseEnumValues() =>
        Optional(TokenKind.OpenBrace, static parser => parser.ParseEnumValueDefinition(), TokenKind.CloseBrace);

    // EnumValueDefinition : Description? EnumValue Directives[Const]?
    private EnumValueDefinitionNode ParseEnumValueDefinition()
    {
        var start = _token.Start;
        var description = ParseDescription();
        if (_token.Value is "true" or "false" or "null")
            throw SyntaxError.At(_source, _token.Start, $"{_token} is reserved and cannot be used for an enum value.");
        return new EnumValueDefinitionNode(start, description, ParseName(), ParseDirectives(isConst: true));
    }

    // DirectiveDefinition : Description? directive @ Name ArgumentsDefinition? repeatable? on DirectiveLocations
    private DirectiveDefinitionNode ParseDirectiveDefinition(int start, StringValueNode? description)
    {
        Expect(TokenKind.At);
        var name = ParseName();
        var arguments = ParseArgumentDefinitions();
        var isRepeatable = SkipKeyword("repeatable");
        ExpectKeyword("on");
        var locations = Delimited(TokenKind.Pipe, static parser => parser.ParseDirectiveLocation());
        return new DirectiveDefinitionNode(start, description, name, arguments, isRepeatable, locations);
    }

    // DirectiveLocation : ExecutableDirectiveLocation | TypeSystemDirectiveLocation
    private NameNode ParseDirectiveLocation()
    {
        var token = _token;
        var name = ParseName();
        return DirectiveLocations.Contains(name.Value) ? name : throw Unexpected(token);
    }
}

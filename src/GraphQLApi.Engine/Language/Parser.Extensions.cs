using GraphQLApi.Engine.Language.Ast;

namespace GraphQLApi.Engine.Language;

/// <summary>Type system extensions (§3.2). The grammar writes each as a choice of forms that have at least one part; the check at the end says the same.</summary>
public sealed partial class Parser
{
    // TypeSystemExtension : SchemaExtension | TypeExtension
    private TypeSystemExtensionNode ParseTypeSystemExtension()
    {
        var start = _token.Start;
        var keyword = _lexer.Read(_token.End);
        if (keyword.Kind != TokenKind.Name)
            throw Unexpected(keyword);
        Advance();
        if (keyword.Value is not ("schema" or "scalar" or "type" or "interface" or "union" or "enum" or "input"))
            throw Unexpected(keyword);
        Advance();
        TypeSystemExtensionNode extension = keyword.Value switch
        {
            "schema" => ParseSchemaExtension(start),
            "scalar" => ParseScalarExtension(start),
            "type" => ParseObjectExtension(start),
            "interface" => ParseInterfaceExtension(start),
            "union" => ParseUnionExtension(start),
            "enum" => ParseEnumExtension(start),
            _ => ParseInputObjectExtension(start),
        };
        return extension;
    }

    // extend schema Directives[Const]? { RootOperationTypeDefinition+ } | extend schema Directives[Const]
    private SchemaExtensionNode ParseSchemaExtension(int start)
    {
        var extension = new SchemaExtensionNode(
            start,
            ParseDirectives(isConst: true),
            Optional(TokenKind.OpenBrace, static parser => parser.ParseRootOperationType(), TokenKind.CloseBrace));
        return NotEmpty(extension, extension.OperationTypes.Length);
    }

    // extend scalar Name Directives[Const]
    private ScalarTypeExtensionNode ParseScalarExtension(int start) =>
        NotEmpty(new ScalarTypeExtensionNode(start, ParseName(), ParseDirectives(isConst: true)), 0);

    // extend type Name ImplementsInterfaces? Directives[Const]? FieldsDefinition?
    private ObjectTypeExtensionNode ParseObjectExtension(int start)
    {
        var extension = new ObjectTypeExtensionNode(
            start, ParseName(), ParseImplements(), ParseDirectives(isConst: true), ParseFieldDefinitions());
        return NotEmpty(extension, extension.Interfaces.Length + extension.Fields.Length);
    }

    // extend interface Name ImplementsInterfaces? Directives[Const]? FieldsDefinition?
    private InterfaceTypeExtensionNode ParseInterfaceExtension(int start)
    {
        var extension = new InterfaceTypeExtensionNode(
            start, ParseName(), ParseImplements(), ParseDirectives(isConst: true), ParseFieldDefinitions());
        return NotEmpty(extension, extension.Interfaces.Length + extension.Fields.Length);
    }

    // extend union Name Directives[Const]? UnionMemberTypes?
    private UnionTypeExtensionNode ParseUnionExtension(int start)
    {
        var extension = new UnionTypeExtensionNode(start, ParseName(), ParseDirectives(isConst: true), ParseUnionMembers());
        return NotEmpty(extension, extension.Members.Length);
    }

    // extend enum Name Directives[Const]? EnumValuesDefinition?
    private EnumTypeExtensionNode ParseEnumExtension(int start)
    {
        var extension = new EnumTypeExtensionNode(start, ParseName(), ParseDirectives(isConst: true), ParseEnumValues());
        return NotEmpty(extension, extension.Values.Length);
    }

    // extend input Name Directives[Const]? InputFieldsDefinition?
    private InputObjectTypeExtensionNode ParseInputObjectExtension(int start)
    {
        var extension = new InputObjectTypeExtensionNode(start, ParseName(), ParseDirectives(isConst: true), ParseInputFields());
        return NotEmpty(extension, extension.Fields.Length);
    }

    private T NotEmpty<T>(T extension, int parts)
        where T : TypeSystemExtensionNode =>
        parts == 0 && extension.Directives.IsEmpty ? throw Unexpected(_token) : extension;
}

using System.Collections.Immutable;

namespace GraphQLApi.Engine.Language.Ast;

/// <summary>TypeSystemDefinition (§3.1).</summary>
public abstract record TypeSystemDefinitionNode(int Start, StringValueNode? Description) : DefinitionNode(Start);

/// <summary>SchemaDefinition (§3.3).</summary>
public sealed record SchemaDefinitionNode(
    int Start,
    StringValueNode? Description,
    ImmutableArray<DirectiveNode> Directives,
    ImmutableArray<RootOperationTypeNode> OperationTypes) : TypeSystemDefinitionNode(Start, Description);

/// <summary>RootOperationTypeDefinition (§3.3).</summary>
public sealed record RootOperationTypeNode(int Start, OperationType Operation, NamedTypeNode Type) : Node(Start);

/// <summary>TypeDefinition (§3.4).</summary>
public abstract record TypeDefinitionNode(
    int Start,
    StringValueNode? Description,
    NameNode Name,
    ImmutableArray<DirectiveNode> Directives) : TypeSystemDefinitionNode(Start, Description);

/// <summary>ScalarTypeDefinition (§3.5).</summary>
public sealed record ScalarTypeDefinitionNode(
    int Start,
    StringValueNode? Description,
    NameNode Name,
    ImmutableArray<DirectiveNode> Directives) : TypeDefinitionNode(Start, Description, Name, Directives);

/// <summary>ObjectTypeDefinition (§3.6).</summary>
public sealed record ObjectTypeDefinitionNode(
    int Start,
    StringValueNode? Description,
    NameNode Name,
    ImmutableArray<NamedTypeNode> Interfaces,
    ImmutableArray<DirectiveNode> Directives,
    ImmutableArray<FieldDefinitionNode> Fields) : TypeDefinitionNode(Start, Description, Name, Directives);

/// <summary>InterfaceTypeDefinition (§3.7).</summary>
public sealed record InterfaceTypeDefinitionNode(
    int Start,
    StringValueNode? Description,
    NameNode Name,
    ImmutableArray<NamedTypeNode> Interfaces,
    ImmutableArray<DirectiveNode> Directives,
    ImmutableArray<FieldDefinitionNode> Fields) : TypeDefinitionNode(Start, Description, Name, Directives);

/// <summary>UnionTypeDefinition (§3.8).</summary>
public sealed record UnionTypeDefinitionNode(
    int Start,
    StringValueNode? Description,
    NameNode Name,
    ImmutableArray<DirectiveNode> Directives,
    ImmutableArray<NamedTypeNode> Members) : TypeDefinitionNode(Start, Description, Name, Directives);

/// <summary>EnumTypeDefinition (§3.9).</summary>
public sealed record EnumTypeDefinitionNode(
    int Start,
    StringValueNode? Description,
    NameNode Name,
    ImmutableArray<DirectiveNode> Directives,
    ImmutableArray<EnumValueDefinitionNode> Values) : TypeDefinitionNode(Start, Description, Name, Directives);

/// <summary>InputObjectTypeDefinition (§3.10).</summary>
public sealed record InputObjectTypeDefinitionNode(
    int Start,
    StringValueNode? Description,
    NameNode Name,
    ImmutableArray<DirectiveNode> Directives,
    ImmutableArray<InputValueDefinitionNode> Fields) : TypeDefinitionNode(Start, Description, Name, Directives);

/// <summary>DirectiveDefinition (§3.13). The parser lets only the locations of the specification pass.</summary>
public sealed record DirectiveDefinitionNode(
    int Start,
    StringValueNode? Description,
    NameNode Name,
    ImmutableArray<InputValueDefinitionNode> Arguments,
    bool IsRepeatable,
    ImmutableArray<NameNode> Locations) : TypeSystemDefinitionNode(Start, Description);

/// <summary>FieldDefinition (§3.6).</summary>
public sealed record FieldDefinitionNode(
    int Start,
    StringValueNode? Description,
    NameNode Name,
    ImmutableArray<InputValueDefinitionNode> Arguments,
    TypeNode Type,
    ImmutableArray<DirectiveNode> Directives) : Node(Start);

/// <summary>InputValueDefinition (§3.6.1): an argument or an input field.</summary>
public sealed record InputValueDefinitionNode(
    int Start,
    StringValueNode? Description,
    NameNode Name,
    TypeNode Type,
    ValueNode? DefaultValue,
    ImmutableArray<DirectiveNode> Directives) : Node(Start);

/// <summary>EnumValueDefinition (§3.9).</summary>
public sealed record EnumValueDefinitionNode(
    int Start,
    StringValueNode? Description,
    NameNode Name,
    ImmutableArray<DirectiveNode> Directives) : Node(Start);

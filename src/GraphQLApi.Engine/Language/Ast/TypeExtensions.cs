using System.Collections.Immutable;

namespace GraphQLApi.Engine.Language.Ast;

/// <summary>TypeSystemExtension (§3.2). Every part may be empty, but not all of one extension.</summary>
public abstract record TypeSystemExtensionNode(int Start, ImmutableArray<DirectiveNode> Directives) : DefinitionNode(Start);

/// <summary>SchemaExtension (§3.3.2).</summary>
public sealed record SchemaExtensionNode(
    int Start,
    ImmutableArray<DirectiveNode> Directives,
    ImmutableArray<RootOperationTypeNode> OperationTypes) : TypeSystemExtensionNode(Start, Directives);

/// <summary>TypeExtension (§3.4.3).</summary>
public abstract record TypeExtensionNode(int Start, NameNode Name, ImmutableArray<DirectiveNode> Directives)
    : TypeSystemExtensionNode(Start, Directives);

/// <summary>ScalarTypeExtension (§3.5.7).</summary>
public sealed record ScalarTypeExtensionNode(int Start, NameNode Name, ImmutableArray<DirectiveNode> Directives)
    : TypeExtensionNode(Start, Name, Directives);

/// <summary>ObjectTypeExtension (§3.6.3).</summary>
public sealed record ObjectTypeExtensionNode(
    int Start,
    NameNode Name,
    ImmutableArray<NamedTypeNode> Interfaces,
    ImmutableArray<DirectiveNode> Directives,
    ImmutableArray<FieldDefinitionNode> Fields) : TypeExtensionNode(Start, Name, Directives);

/// <summary>InterfaceTypeExtension (§3.7.1).</summary>
public sealed record InterfaceTypeExtensionNode(
    int Start,
    NameNode Name,
    ImmutableArray<NamedTypeNode> Interfaces,
    ImmutableArray<DirectiveNode> Directives,
    ImmutableArray<FieldDefinitionNode> Fields) : TypeExtensionNode(Start, Name, Directives);

/// <summary>UnionTypeExtension (§3.8.1).</summary>
public sealed record UnionTypeExtensionNode(
    int Start,
    NameNode Name,
    ImmutableArray<DirectiveNode> Directives,
    ImmutableArray<NamedTypeNode> Members) : TypeExtensionNode(Start, Name, Directives);

/// <summary>EnumTypeExtension (§3.9.1).</summary>
public sealed record EnumTypeExtensionNode(
    int Start,
    NameNode Name,
    ImmutableArray<DirectiveNode> Directives,
    ImmutableArray<EnumValueDefinitionNode> Values) : TypeExtensionNode(Start, Name, Directives);

/// <summary>InputObjectTypeExtension (§3.10.1).</summary>
public sealed record InputObjectTypeExtensionNode(
    int Start,
    NameNode Name,
    ImmutableArray<DirectiveNode> Directives,
    ImmutableArray<InputValueDefinitionNode> Fields) : TypeExtensionNode(Start, Name, Directives);

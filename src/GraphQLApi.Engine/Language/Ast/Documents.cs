using System.Collections.Immutable;

namespace GraphQLApi.Engine.Language.Ast;

/// <summary>Document (§2.2): every kind of definition may stand in it; which ones are executable is a matter of validation.</summary>
public sealed record DocumentNode(Source Source, ImmutableArray<DefinitionNode> Definitions) : Node(0);

/// <summary>Definition (§2.2).</summary>
public abstract record DefinitionNode(int Start) : Node(Start);

/// <summary>ExecutableDefinition (§2.2): an operation or a fragment. Descriptions on them are of the September 2025 edition.</summary>
public abstract record ExecutableDefinitionNode(
    int Start,
    StringValueNode? Description,
    ImmutableArray<DirectiveNode> Directives,
    SelectionSetNode SelectionSet) : DefinitionNode(Start);

/// <summary>OperationDefinition (§2.3). <c>Name</c> is null for an anonymous one; the short form is an anonymous query.</summary>
public sealed record OperationDefinitionNode(
    int Start,
    StringValueNode? Description,
    OperationType Operation,
    NameNode? Name,
    ImmutableArray<VariableDefinitionNode> VariableDefinitions,
    ImmutableArray<DirectiveNode> Directives,
    SelectionSetNode SelectionSet) : ExecutableDefinitionNode(Start, Description, Directives, SelectionSet);

/// <summary>FragmentDefinition (§2.8).</summary>
public sealed record FragmentDefinitionNode(
    int Start,
    StringValueNode? Description,
    NameNode Name,
    NamedTypeNode TypeCondition,
    ImmutableArray<DirectiveNode> Directives,
    SelectionSetNode SelectionSet) : ExecutableDefinitionNode(Start, Description, Directives, SelectionSet);

/// <summary>VariableDefinition (§2.10). A null default is an absent one; <c>= null</c> is a <see cref="NullValueNode"/>.</summary>
public sealed record VariableDefinitionNode(
    int Start,
    StringValueNode? Description,
    VariableNode Variable,
    TypeNode Type,
    ValueNode? DefaultValue,
    ImmutableArray<DirectiveNode> Directives) : Node(Start);

/// <summary>OperationType (§2.3).</summary>
public enum OperationType
{
    /// <summary>Reads; its fields may be resolved in any order.</summary>
    Query,

    /// <summary>Writes, then reads; its root fields are resolved one after the other.</summary>
    Mutation,

    /// <summary>A long-lived read with one root field.</summary>
    Subscription,
}

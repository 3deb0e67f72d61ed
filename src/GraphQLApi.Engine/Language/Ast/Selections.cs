using System.Collections.Immutable;

namespace GraphQLApi.Engine.Language.Ast;

/// <summary>SelectionSet (§2.5), never empty.</summary>
public sealed record SelectionSetNode(int Start, ImmutableArray<SelectionNode> Selections) : Node(Start);

/// <summary>Selection (§2.5).</summary>
public abstract record SelectionNode(int Start, ImmutableArray<DirectiveNode> Directives) : Node(Start);

/// <summary>Field (§2.6).</summary>
public sealed record FieldNode(
    int Start,
    NameNode? Alias,
    NameNode Name,
    ImmutableArray<ArgumentNode> Arguments,
    ImmutableArray<DirectiveNode> Directives,
    SelectionSetNode? SelectionSet) : SelectionNode(Start, Directives)
{
    /// <summary>The alias, or else the name: the key in the result (§2.7).</summary>
    public string ResponseName => (Alias ?? Name).Value;
}

/// <summary>FragmentSpread (§2.8).</summary>
public sealed record FragmentSpreadNode(int Start, NameNode Name, ImmutableArray<DirectiveNode> Directives)
    : SelectionNode(Start, Directives);

/// <summary>InlineFragment (§2.8.2). Without a type condition it has the type around it.</summary>
public sealed record InlineFragmentNode(
    int Start,
    NamedTypeNode? TypeCondition,
    ImmutableArray<DirectiveNode> Directives,
    SelectionSetNode SelectionSet) : SelectionNode(Start, Directives);

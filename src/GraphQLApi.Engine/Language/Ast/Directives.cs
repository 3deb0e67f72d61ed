using System.Collections.Immutable;

namespace GraphQLApi.Engine.Language.Ast;

/// <summary>Directive (§2.12).</summary>
public sealed record DirectiveNode(int Start, NameNode Name, ImmutableArray<ArgumentNode> Arguments) : Node(Start);

/// <summary>Argument (§2.6) of a field or a directive.</summary>
public sealed record ArgumentNode(int Start, NameNode Name, ValueNode Value) : Node(Start);

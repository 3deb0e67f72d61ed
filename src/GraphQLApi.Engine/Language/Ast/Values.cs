using System.Collections.Immutable;

namespace GraphQLApi.Engine.Language.Ast;

/// <summary>Value (§2.9).</summary>
public abstract record ValueNode(int Start) : Node(Start);

/// <summary>Variable (§2.10); <c>Name</c> is without the dollar sign.</summary>
public sealed record VariableNode(int Start, NameNode Name) : ValueNode(Start);

/// <summary>IntValue (§2.9.1). The digits as written: a number beyond 32 bits is for the type to accept or refuse.</summary>
public sealed record IntValueNode(int Start, string Text) : ValueNode(Start);

/// <summary>FloatValue (§2.9.2) as written.</summary>
public sealed record FloatValueNode(int Start, string Text) : ValueNode(Start);

/// <summary>StringValue (§2.9.4) with escapes and block indentation already resolved.</summary>
public sealed record StringValueNode(int Start, string Value, bool IsBlock) : ValueNode(Start);

/// <summary>BooleanValue (§2.9.3).</summary>
public sealed record BooleanValueNode(int Start, bool Value) : ValueNode(Start);

/// <summary>NullValue (§2.9.5): a value that was given, unlike an absent one.</summary>
public sealed record NullValueNode(int Start) : ValueNode(Start);

/// <summary>EnumValue (§2.9.6).</summary>
public sealed record EnumValueNode(int Start, string Name) : ValueNode(Start);

/// <summary>ListValue (§2.9.7).</summary>
public sealed record ListValueNode(int Start, ImmutableArray<ValueNode> Items) : ValueNode(Start);

/// <summary>ObjectValue (§2.9.8).</summary>
public sealed record ObjectValueNode(int Start, ImmutableArray<ObjectFieldNode> Fields) : ValueNode(Start);

/// <summary>ObjectField (§2.9.8).</summary>
public sealed record ObjectFieldNode(int Start, NameNode Name, ValueNode Value) : Node(Start);

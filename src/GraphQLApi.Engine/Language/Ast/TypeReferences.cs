namespace GraphQLApi.Engine.Language.Ast;

/// <summary>Type (§2.11): a reference by name, wrapped or not. <see cref="object.ToString"/> gives it as written in a document.</summary>
public abstract record TypeNode(int Start) : Node(Start);

/// <summary>NamedType (§2.11).</summary>
public sealed record NamedTypeNode(int Start, NameNode Name) : TypeNode(Start)
{
    /// <summary>The name alone.</summary>
    public override string ToString() => Name.Value;
}

/// <summary>ListType (§2.11).</summary>
public sealed record ListTypeNode(int Start, TypeNode ItemType) : TypeNode(Start)
{
    /// <summary><c>[T]</c></summary>
    public override string ToString() => $"[{ItemType}]";
}

/// <summary>NonNullType (§2.11); its inner type is never itself non-null.</summary>
public sealed record NonNullTypeNode(int Start, TypeNode InnerType) : TypeNode(Start)
{
    /// <summary><c>T!</c></summary>
    public override string ToString() => $"{InnerType}!";
}

namespace GraphQLApi.Engine.Language.Ast;

/// <summary>
/// A piece of syntax; <c>Start</c> is its offset in <see cref="Source.Text"/>. Two nodes are equal only if they are the same node.
/// Dictionaries keyed by nodes pass <see cref="ReferenceEqualityComparer"/>, whose hash does not walk the members.
/// </summary>
public abstract record Node(int Start)
{
    /// <summary>Identity, not structure: equal text at two places is two nodes.</summary>
    public virtual bool Equals(Node? other) => ReferenceEquals(this, other);

    /// <summary>Consistent with the identity above.</summary>
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}

/// <summary>Name (§2.1.9), kept as a node because errors point at it.</summary>
public sealed record NameNode(int Start, string Value) : Node(Start);

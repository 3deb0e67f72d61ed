namespace GraphQLApi.Engine.Types;

/// <summary>A type reference of the schema (specification §3.4): a named type, or a list or non-null wrapper around another type.</summary>
public abstract class GraphQLType
{
    private protected GraphQLType()
    {
    }

    /// <summary>The innermost type, all list and non-null wrappers removed.</summary>
    public abstract NamedType Named { get; }

    /// <summary>This type without its outermost non-null wrapper.</summary>
    public virtual GraphQLType NullableType => this;

    /// <summary>Whether the innermost type may be the type of a field: scalar, enum, object, interface or union.</summary>
    public bool IsOutput => Named is not InputObjectType;

    /// <summary>Whether the innermost type may be the type of an argument, input field or variable: scalar, enum or input object.</summary>
    public bool IsInput => Named is ScalarType or EnumType or InputObjectType;

    /// <summary>This type as a list, <c>[T]</c>.</summary>
    public ListType List() => new(this);

    /// <summary>This type without null, <c>T!</c>; of a non-null type the type itself.</summary>
    public NonNullType NonNull() => this as NonNullType ?? new NonNullType(this);

    /// <summary>Whether both references spell the same type, wrappers included.</summary>
    public bool IsSameAs(GraphQLType other) => (this, other) switch
    {
        (NonNullType a, NonNullType b) => a.OfType.IsSameAs(b.OfType),
        (ListType a, ListType b) => a.OfType.IsSameAs(b.OfType),
        _ => ReferenceEquals(this, other),
    };
}

/// <summary>A list of another type (specification §3.11). Resolvers answer it with any <see cref="System.Collections.IEnumerable"/> but a string.</summary>
public sealed class ListType(GraphQLType ofType) : GraphQLType
{
    /// <summary>The type of the elements.</summary>
    public GraphQLType OfType { get; } = ofType;

    /// <inheritdoc/>
    public override NamedType Named => OfType.Named;

    /// <summary>The type in the notation of the specification, <c>[T]</c>.</summary>
    public override string ToString() => $"[{OfType}]";
}

/// <summary>A type that never answers null (specification §3.12): a null or an error in its place moves to the nearest nullable parent.</summary>
public sealed class NonNullType : GraphQLType
{
    internal NonNullType(GraphQLType ofType) => OfType = ofType;

    /// <summary>The nullable type inside; never itself non-null.</summary>
    public GraphQLType OfType { get; }

    /// <inheritdoc/>
    public override NamedType Named => OfType.Named;

    /// <inheritdoc/>
    public override GraphQLType NullableType => OfType;

    /// <summary>The type in the notation of the specification, <c>T!</c>.</summary>
    public override string ToString() => $"{OfType}!";
}

/// <summary>One of the six kinds of type that have a name (specification §3.4): compared by reference, so each stands once in a schema.</summary>
public abstract class NamedType : GraphQLType
{
    private protected NamedType(string name, string? description)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
        Description = description;
    }

    /// <summary>The name, unique in the schema.</summary>
    public string Name { get; }

    /// <summary>Markdown for the tools that show the schema; null where none is given.</summary>
    public string? Description { get; }

    /// <inheritdoc/>
    public override NamedType Named => this;

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}

namespace GraphQLApi.Engine.Types;

/// <summary>A type that needs a selection set: object, interface or union.</summary>
public abstract class CompositeType : NamedType
{
    private protected CompositeType(string name, string? description)
        : base(name, description)
    {
    }
}

/// <summary>A composite type whose concrete object type is known only with the value: interface or union.</summary>
public abstract class AbstractType : CompositeType
{
    private protected AbstractType(string name, string? description)
        : base(name, description)
    {
    }

    /// <summary>Names the concrete type of a source value (specification §6.4.3); null falls back to <see cref="ObjectType.IsTypeOf"/>.</summary>
    public Func<object, ObjectType?>? ResolveType { get; init; }
}

/// <summary>A composite type with fields and interfaces: object or interface.</summary>
public interface IFieldsType
{
    /// <summary>The name, unique in the schema.</summary>
    string Name { get; }

    /// <summary>The fields by name, in the order they were written; <c>__typename</c> and the other meta-fields are not among them.</summary>
    IReadOnlyDictionary<string, FieldDefinition> Fields { get; }

    /// <summary>The implemented interfaces; those inherited through another interface are listed too (specification §3.6).</summary>
    IReadOnlyList<InterfaceType> Interfaces { get; }
}

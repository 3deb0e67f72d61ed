namespace GraphQLApi.Engine.Types;

/// <summary>
/// A field as the client selected it, merged over all fragments, with <c>@skip</c> and <c>@include</c> already applied: what a resolver
/// looks ahead through to fetch only what is asked for.
/// </summary>
public abstract class SelectedField
{
    private protected SelectedField()
    {
    }

    /// <summary>Alias, else field name: the key in the response.</summary>
    public abstract string ResponseKey { get; }

    /// <summary>The definition that was selected; its <see cref="FieldDefinition.Tag"/> leads to the schema layer's own knowledge.</summary>
    public abstract FieldDefinition Field { get; }

    /// <summary>
    /// The same object for this place of this document in every request that repeats it: key of a ConditionalWeakTable in which a
    /// resolver keeps what it compiled from the selection. Arguments may differ between those requests.
    /// </summary>
    public abstract object CacheKey { get; }

    /// <summary>The coerced arguments; fails with the client's error where a variable does not fit.</summary>
    public abstract ArgumentValues Arguments { get; }

    /// <summary>The fields selected on <paramref name="type"/>, in response order, without <c>__typename</c>; empty for leaves.</summary>
    public abstract IReadOnlyList<SelectedField> Select(ObjectType type);

    /// <summary>The fields where this field's type is a single object type.</summary>
    /// <exception cref="ArgumentException">The field answers an interface or union: name the type.</exception>
    public IReadOnlyList<SelectedField> Select() => Field.Type.Named switch
    {
        ObjectType type => Select(type),
        AbstractType type => throw new ArgumentException($"{Field.Name} answers the abstract type {type}; name the object type."),
        _ => [],
    };
}

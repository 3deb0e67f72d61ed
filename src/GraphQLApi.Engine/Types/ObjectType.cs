namespace GraphQLApi.Engine.Types;

/// <summary>A type with fields (specification §3.6). Fields and interfaces are asked for once, lazily, so that types may refer to each other.</summary>
public sealed class ObjectType(
    string name, string? description, Func<IReadOnlyList<FieldDefinition>> fields, Func<IReadOnlyList<InterfaceType>>? interfaces = null)
    : CompositeType(name, description), IFieldsType
{
    private readonly Lazy<IReadOnlyDictionary<string, FieldDefinition>> fieldMap = DefinitionMap.Lazily(name, fields, field => field.Name);
    private readonly Lazy<IReadOnlyList<InterfaceType>> interfaceList = new(() => interfaces?.Invoke() ?? []);

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, FieldDefinition> Fields => fieldMap.Value;

    /// <inheritdoc/>
    public IReadOnlyList<InterfaceType> Interfaces => interfaceList.Value;

    /// <summary>Recognises a source value of this type; asked only for abstract types without <see cref="AbstractType.ResolveType"/>.</summary>
    public Func<object, bool>? IsTypeOf { get; init; }
}

namespace GraphQLApi.Engine.Types;

/// <summary>Fields that several object types share (specification §3.7); may implement further interfaces.</summary>
public sealed class InterfaceType(
    string name, string? description, Func<IReadOnlyList<FieldDefinition>> fields, Func<IReadOnlyList<InterfaceType>>? interfaces = null)
    : AbstractType(name, description), IFieldsType
{
    private readonly Lazy<IReadOnlyDictionary<string, FieldDefinition>> fieldMap = DefinitionMap.Lazily(name, fields, field => field.Name);
    private readonly Lazy<IReadOnlyList<InterfaceType>> interfaceList = new(() => interfaces?.Invoke() ?? []);

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, FieldDefinition> Fields => fieldMap.Value;

    /// <inheritdoc/>
    public IReadOnlyList<InterfaceType> Interfaces => interfaceList.Value;
}

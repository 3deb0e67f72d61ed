namespace GraphQLApi.Engine.Types;

/// <summary>A structured argument (specification §3.10). Resolvers receive it as an ordered read-only dictionary; an absent field has no entry.</summary>
public sealed class InputObjectType(string name, string? description, Func<IReadOnlyList<InputFieldDefinition>> fields)
    : NamedType(name, description)
{
    private readonly Lazy<IReadOnlyDictionary<string, InputFieldDefinition>> fieldMap = DefinitionMap.Lazily(name, fields, field => field.Name);

    /// <summary>The fields by name, in the order they were written.</summary>
    public IReadOnlyDictionary<string, InputFieldDefinition> Fields => fieldMap.Value;

    /// <summary>Whether exactly one field must be given, and not null (<c>@oneOf</c>, specification §3.10.1).</summary>
    public bool IsOneOf { get; init; }

    /// <summary>Free for the schema layer, which hangs its own compiled knowledge of the type here; the engine never reads it.</summary>
    public object? Tag { get; init; }
}

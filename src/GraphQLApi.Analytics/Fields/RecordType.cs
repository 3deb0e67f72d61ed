using GraphQLApi.Engine.Types;

namespace GraphQLApi.Analytics.Fields;

/// <summary>An object type over a plain record: fields that are read, not queried.</summary>
internal sealed class RecordType<T>(string name, string description, Func<IReadOnlyList<FieldDefinition>> fields)
    where T : class
{
    public ObjectType ObjectType { get; } = new(name, description, fields) { IsTypeOf = source => source is T };

    /// <summary>A field of such a type; <paramref name="isOpen"/> belongs to an <see cref="Personal.OutsiderName"/>.</summary>
    public static FieldDefinition Field(
        string name, GraphQLType type, Func<T, object?> read, string description, Personal personal = Personal.No, Func<T, bool>? isOpen = null) => new(name, type)
    {
        Description = personal.Describe(description),
        Resolve = source => read((T)source),
        Tag = personal == Personal.No ? null : new FieldTag(default(ColumnSet), personal) { IsOpen = isOpen is null ? null : source => isOpen((T)source) },
    };
}

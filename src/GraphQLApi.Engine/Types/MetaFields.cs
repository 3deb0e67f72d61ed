using GraphQLApi.Engine.Types.Scalars;

namespace GraphQLApi.Engine.Types;

/// <summary>The meta-field every composite type has (specification §4.1); <c>__schema</c> and <c>__type</c> live with introspection.</summary>
public static class MetaFields
{
    /// <summary>The reserved name.</summary>
    public const string TypeNameField = "__typename";

    /// <summary>Answered by the executor itself, since only it knows the concrete type.</summary>
    public static FieldDefinition TypeName { get; } = new(TypeNameField, SpecifiedScalars.String.NonNull())
    {
        Description = "The name of the current Object type at runtime.",
        Cost = 0,
    };
}

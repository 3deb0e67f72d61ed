using GraphQLApi.Engine.Types;
using GraphQLApi.Engine.Types.Scalars;

namespace GraphQLApi.Engine.Introspection;

/// <summary>Schema introspection (specification §4.2): lets a schema answer questions about itself. Texts are those of the reference implementation.</summary>
public static class IntrospectionSchema
{
    /// <summary>Adds <c>__schema</c> and <c>__type</c> to the query root, and the types behind them to the schema. Call it before building.</summary>
    public static SchemaBuilder WithIntrospection(this SchemaBuilder builder)
    {
        builder.QueryMetaFields.Add(SchemaField);
        builder.QueryMetaFields.Add(TypeField);
        return builder;
    }

    /// <summary>Whether the type belongs to introspection: its name begins with two underscores, which the specification reserves.</summary>
    public static bool IsIntrospection(NamedType type) => type.Name.StartsWith("__", StringComparison.Ordinal);

    /// <summary>Whether a selection of this field asks for the schema; <c>__typename</c> does not.</summary>
    internal static bool IsEntry(FieldDefinition field) => ReferenceEquals(field, SchemaField) || ReferenceEquals(field, TypeField);

    /// <summary><c>__schema: __Schema!</c></summary>
    internal static FieldDefinition SchemaField { get; } = new("__schema", SchemaIntrospection.SchemaType.NonNull())
    {
        Description = "Access the current type schema of this server.",
        ResolveObject = static context => ValueTask.FromResult<object?>(context.Request.Schema),
    };

    /// <summary><c>__type(name: String!): __Type</c></summary>
    internal static FieldDefinition TypeField { get; } = new("__type", TypeIntrospection.Type)
    {
        Description = "Request the type information of a single type.",
        Arguments = [new("name", SpecifiedScalars.String.NonNull())],
        ResolveObject = static context =>
            ValueTask.FromResult<object?>(context.Request.Schema.FindType(context.Arguments.Require<string>("name"))),
    };
}

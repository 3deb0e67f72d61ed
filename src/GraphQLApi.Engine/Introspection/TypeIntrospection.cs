using GraphQLApi.Engine.Types;
using GraphQLApi.Engine.Types.Scalars;

namespace GraphQLApi.Engine.Introspection;

/// <summary>The <c>__Type</c> type and <c>__TypeKind</c>, specification §4.2.2. What does not apply to a kind is null.</summary>
internal static class TypeIntrospection
{
    public static EnumType TypeKind { get; } = new(
        "__TypeKind",
        "An enum describing what kind of type a given `__Type` is.",
        [
            new("SCALAR") { Description = "Indicates this type is a scalar." },
            new("OBJECT") { Description = "Indicates this type is an object. `fields` and `interfaces` are valid fields." },
            new("INTERFACE") { Description = "Indicates this type is an interface. `fields`, `interfaces`, and `possibleTypes` are valid fields." },
            new("UNION") { Description = "Indicates this type is a union. `possibleTypes` is a valid field." },
            new("ENUM") { Description = "Indicates this type is an enum. `enumValues` is a valid field." },
            new("INPUT_OBJECT") { Description = "Indicates this type is an input object. `inputFields` is a valid field." },
            new("LIST") { Description = "Indicates this type is a list. `ofType` is a valid field." },
            new("NON_NULL") { Description = "Indicates this type is a non-null. `ofType` is a valid field." },
        ]);

    public static ObjectType Type { get; } = new(
        "__Type",
        "The fundamental unit of any GraphQL Schema is the type. There are many kinds of types in GraphQL as represented by the `__TypeKind` enum.\n\n"
            + "Depending on the kind of a type, certain fields describe information about that type. Scalar types provide no information beyond "
            + "a name, description and optional `specifiedByURL`, while Enum types provide their values. Object and Interface types provide the "
            + "fields they describe. Abstract types, Union and Interface, provide the Object types possible at runtime. List and NonNull types "
            + "compose other types.",
        Fields);

    private static FieldDefinition[] Fields() =>
    [
        new("kind", TypeKind.NonNull()) { Resolve = static type => Kind((GraphQLType)type) },
        new("name", SpecifiedScalars.String) { Resolve = static type => (type as NamedType)?.Name },
        new("description", SpecifiedScalars.String) { Resolve = static type => (type as NamedType)?.Description },
        new("specifiedByURL", SpecifiedScalars.String) { Resolve = static type => (type as ScalarType)?.SpecifiedBy },
        new("fields", FieldIntrospection.Field.NonNull().List())
        {
            Arguments = [Deprecation.Argument()],
            ResolveBatch = Deprecation.Filter<FieldDefinition>(
                static type => (type as IFieldsType)?.Fields.Values, static field => field.DeprecationReason),
        },
        new("interfaces", Type.NonNull().List()) { Resolve = static type => (type as IFieldsType)?.Interfaces },
        new("possibleTypes", Type.NonNull().List())
        {
            ResolveObject = static context =>
                ValueTask.FromResult<object?>(context.Source is AbstractType type ? context.Request.Schema.PossibleTypes(type) : null),
        },
        new("enumValues", FieldIntrospection.EnumValue.NonNull().List())
        {
            Arguments = [Deprecation.Argument()],
            ResolveBatch = Deprecation.Filter<EnumValueDefinition>(
                static type => (type as EnumType)?.Values, static value => value.DeprecationReason),
        },
        new("inputFields", FieldIntrospection.InputValue.NonNull().List())
        {
            Arguments = [Deprecation.Argument()],
            ResolveBatch = Deprecation.Filter<InputValueDefinition>(
                static type => (type as InputObjectType)?.Fields.Values, static field => field.DeprecationReason),
        },
        new("ofType", Type) { Resolve = static type => (type as NonNullType)?.OfType ?? (type as ListType)?.OfType },
        new("isOneOf", SpecifiedScalars.Boolean) { Resolve = static type => (type as InputObjectType)?.IsOneOf },
    ];

    private static string Kind(GraphQLType type) => type switch
    {
        NonNullType => "NON_NULL",
        ListType => "LIST",
        ScalarType => "SCALAR",
        EnumType => "ENUM",
        ObjectType => "OBJECT",
        InterfaceType => "INTERFACE",
        UnionType => "UNION",
        _ => "INPUT_OBJECT",
    };
}

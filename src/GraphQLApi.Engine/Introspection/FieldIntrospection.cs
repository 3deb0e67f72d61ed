using GraphQLApi.Engine.Language;
using GraphQLApi.Engine.Types;
using GraphQLApi.Engine.Types.Scalars;

namespace GraphQLApi.Engine.Introspection;

/// <summary>The types <c>__Field</c>, <c>__InputValue</c> and <c>__EnumValue</c>, specification §4.2.3 to §4.2.5.</summary>
internal static class FieldIntrospection
{
    public static ObjectType InputValue { get; } = new(
        "__InputValue",
        "Arguments provided to Fields or Directives and the input fields of an InputObject are represented as Input Values which describe "
            + "their type and optionally a default value.",
        () =>
        [
            new("name", SpecifiedScalars.String.NonNull()) { Resolve = static input => ((InputValueDefinition)input).Name },
            new("description", SpecifiedScalars.String) { Resolve = static input => ((InputValueDefinition)input).Description },
            new("type", TypeIntrospection.Type.NonNull()) { Resolve = static input => ((InputValueDefinition)input).Type },
            new("defaultValue", SpecifiedScalars.String)
            {
                Description = "A GraphQL-formatted string representing the default value for this input value.",
                Resolve = static input => Default((InputValueDefinition)input),
            },
            new("isDeprecated", SpecifiedScalars.Boolean.NonNull()) { Resolve = static input => ((InputValueDefinition)input).DeprecationReason is not null },
            new("deprecationReason", SpecifiedScalars.String) { Resolve = static input => ((InputValueDefinition)input).DeprecationReason },
        ]);

    public static ObjectType Field { get; } = new(
        "__Field",
        "Object and Interface types are described by a list of Fields, each of which has a name, potentially a list of arguments, and a return type.",
        () =>
        [
            new("name", SpecifiedScalars.String.NonNull()) { Resolve = static field => ((FieldDefinition)field).Name },
            new("description", SpecifiedScalars.String) { Resolve = static field => ((FieldDefinition)field).Description },
            new("args", InputValue.NonNull().List().NonNull())
            {
                Arguments = [Deprecation.Argument()],
                ResolveBatch = Deprecation.Filter<ArgumentDefinition>(
                    static field => ((FieldDefinition)field).Arguments, static argument => argument.DeprecationReason),
            },
            new("type", TypeIntrospection.Type.NonNull()) { Resolve = static field => ((FieldDefinition)field).Type },
            new("isDeprecated", SpecifiedScalars.Boolean.NonNull()) { Resolve = static field => ((FieldDefinition)field).DeprecationReason is not null },
            new("deprecationReason", SpecifiedScalars.String) { Resolve = static field => ((FieldDefinition)field).DeprecationReason },
        ]);

    public static ObjectType EnumValue { get; } = new(
        "__EnumValue",
        "One possible value for a given Enum. Enum values are unique values, not a placeholder for a string or numeric value. However an "
            + "Enum value is returned in a JSON response as a string.",
        () =>
        [
            new("name", SpecifiedScalars.String.NonNull()) { Resolve = static value => ((EnumValueDefinition)value).Name },
            new("description", SpecifiedScalars.String) { Resolve = static value => ((EnumValueDefinition)value).Description },
            new("isDeprecated", SpecifiedScalars.Boolean.NonNull()) { Resolve = static value => ((EnumValueDefinition)value).DeprecationReason is not null },
            new("deprecationReason", SpecifiedScalars.String) { Resolve = static value => ((EnumValueDefinition)value).DeprecationReason },
        ]);

    private static string? Default(InputValueDefinition input) =>
        input.DefaultValue?.ToLiteral(input.Type) is { } literal ? Printer.Print(literal) : null;
}

using GraphQLApi.Engine.Types;
using GraphQLApi.Engine.Types.Directives;
using GraphQLApi.Engine.Types.Scalars;

namespace GraphQLApi.Engine.Introspection;

/// <summary>The <c>__Directive</c> type and <c>__DirectiveLocation</c>, specification §4.2.6.</summary>
internal static class DirectiveIntrospection
{
    public static EnumType Location { get; } = new(
        "__DirectiveLocation",
        "A Directive can be adjacent to many parts of the GraphQL language, a __DirectiveLocation describes one such possible adjacencies.",
        [
            Of(DirectiveLocation.Query, "a query operation"),
            Of(DirectiveLocation.Mutation, "a mutation operation"),
            Of(DirectiveLocation.Subscription, "a subscription operation"),
            Of(DirectiveLocation.Field, "a field"),
            Of(DirectiveLocation.FragmentDefinition, "a fragment definition"),
            Of(DirectiveLocation.FragmentSpread, "a fragment spread"),
            Of(DirectiveLocation.InlineFragment, "an inline fragment"),
            Of(DirectiveLocation.VariableDefinition, "a variable definition"),
            Of(DirectiveLocation.Schema, "a schema definition"),
            Of(DirectiveLocation.Scalar, "a scalar definition"),
            Of(DirectiveLocation.Object, "an object type definition"),
            Of(DirectiveLocation.FieldDefinition, "a field definition"),
            Of(DirectiveLocation.ArgumentDefinition, "an argument definition"),
            Of(DirectiveLocation.Interface, "an interface definition"),
            Of(DirectiveLocation.Union, "a union definition"),
            Of(DirectiveLocation.Enum, "an enum definition"),
            Of(DirectiveLocation.EnumValue, "an enum value definition"),
            Of(DirectiveLocation.InputObject, "an input object type definition"),
            Of(DirectiveLocation.InputFieldDefinition, "an input object field definition"),
        ]);

    public static ObjectType Directive { get; } = new(
        "__Directive",
        "A Directive provides a way to describe alternate runtime execution and type validation behavior in a GraphQL document.\n\n"
            + "In some cases, you need to provide options to alter GraphQL's execution behavior in ways field arguments will not suffice, such as "
            + "conditionally including or skipping a field. Directives provide this by describing additional information to the executor.",
        () =>
        [
            new("name", SpecifiedScalars.String.NonNull()) { Resolve = static directive => ((DirectiveDefinition)directive).Name },
            new("description", SpecifiedScalars.String) { Resolve = static directive => ((DirectiveDefinition)directive).Description },
            new("isRepeatable", SpecifiedScalars.Boolean.NonNull()) { Resolve = static directive => ((DirectiveDefinition)directive).IsRepeatable },
            new("locations", Location.NonNull().List().NonNull()) { Resolve = static directive => ((DirectiveDefinition)directive).Locations },
            new("args", FieldIntrospection.InputValue.NonNull().List().NonNull())
            {
                Arguments = [Deprecation.Argument()],
                ResolveBatch = Deprecation.Filter<ArgumentDefinition>(
                    static directive => ((DirectiveDefinition)directive).Arguments, static argument => argument.DeprecationReason),
            },
        ]);

    private static EnumValueDefinition Of(DirectiveLocation location, string place) =>
        new(DirectiveLocations.Name(location), location) { Description = $"Location adjacent to {place}." };
}

using GraphQLApi.Engine.Types;
using GraphQLApi.Engine.Types.Scalars;

namespace GraphQLApi.Engine.Introspection;

/// <summary>The <c>__Schema</c> type, specification §4.2.1.</summary>
internal static class SchemaIntrospection
{
    public static ObjectType SchemaType { get; } = new(
        "__Schema",
        "A GraphQL Schema defines the capabilities of a GraphQL server. It exposes all available types and directives on the server, "
            + "as well as the entry points for query, mutation, and subscription operations.",
        () =>
        [
            new("description", SpecifiedScalars.String) { Resolve = static schema => ((Schema)schema).Description },
            new("types", TypeIntrospection.Type.NonNull().List().NonNull())
            {
                Description = "A list of all types supported by this server.",
                Resolve = static schema => ((Schema)schema).Types.Values,
            },
            new("queryType", TypeIntrospection.Type.NonNull())
            {
                Description = "The type that query operations will be rooted at.",
                Resolve = static schema => ((Schema)schema).QueryType,
            },
            new("mutationType", TypeIntrospection.Type)
            {
                Description = "If this server supports mutation, the type that mutation operations will be rooted at.",
                Resolve = static schema => ((Schema)schema).MutationType,
            },
            new("subscriptionType", TypeIntrospection.Type)
            {
                Description = "If this server support subscription, the type that subscription operations will be rooted at.",
                Resolve = static schema => ((Schema)schema).SubscriptionType,
            },
            new("directives", DirectiveIntrospection.Directive.NonNull().List().NonNull())
            {
                Description = "A list of all directives supported by this server.",
                Resolve = static schema => ((Schema)schema).Directives.Values,
            },
        ]);
}

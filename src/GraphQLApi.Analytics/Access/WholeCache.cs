using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Analytics.Access;

/// <summary>
/// Keeps callers with row limits from what cannot be limited (SEMANTICS §7.5): records as received tell of every queue of a session, and reading work
/// is the whole account's.
/// </summary>
internal static class WholeCache
{
    /// <exception cref="GraphQLException">The caller sees some rows only.</exception>
    public static void Require(FieldContext context)
    {
        if (!Caller.Of(context.Request).Visibility.IsAll)
        {
            throw new GraphQLException("This tells of all queues and bots, and you may see some of them only.", AnalyticsErrorCode.NotAuthorized);
        }
    }

    /// <summary>A field that is read from its source, refused to them.</summary>
    public static FieldDefinition Only(FieldDefinition field) => new(field.Name, field.Type)
    {
        Description = field.Description,
        ResolveObject = Only(context => ValueTask.FromResult(field.Resolve!(context.Source))), // that is how it is read
        Tag = field.Tag,
    };

    /// <summary>The same answer, refused to them.</summary>
    public static ObjectResolver Only(ObjectResolver resolve) => context =>
    {
        Require(context);
        return resolve(context);
    };
}

using GraphQLApi.Analytics.Access;
using GraphQLApi.Analytics.Coverage;
using GraphQLApi.Analytics.Fields;
using GraphQLApi.Analytics.Nodes;
using GraphQLApi.Analytics.Scalars;
using GraphQLApi.Cache.Changes;
using GraphQLApi.Cache.Rows;
using GraphQLApi.Engine.Types;
using Microsoft.Extensions.DependencyInjection;

namespace GraphQLApi.Analytics.Subscriptions;

/// <summary><c>conversationChanged</c>: only the id is told to subscribers; each reads the columns it selected when its turn comes.</summary>
internal static class ConversationChangedField
{
    public static FieldDefinition Define(AnalyticsTypes types)
    {
        var lookup = new NodeLookup<ConversationRow>(types.Conversation);
        return new("conversationChanged", types.Conversation.ObjectType.NonNull())
        {
            Description = "Each conversation that the sync adds or changes from now on, once for each change: by its hot and settling readings and by `refreshConversation`, not by first readings of a backfill or query. A subscriber that falls far behind gets SUBSCRIBER_TOO_SLOW.",
            Arguments = [new("queueId", Leaf.String) { Description = "Only conversations that visited this queue, `qu-…`." }],
            ResolveObject = async context =>
            {
                Announcements.Announce(context);
                return (await lookup.ReadAsync(context, null, [new GlobalId(lookup.TypeName, (string)context.Source)]).ConfigureAwait(false))[0];
            },
            Subscribe = static context => ValueTask.FromResult(EventStream.Of(
                context,
                context.Services.GetRequiredService<ConversationChanges>()
                    .Watch(context.Arguments.Get<string>("queueId"), Caller.Of(context.Request).Visibility, context.CancellationToken))),
        };
    }
}

using GraphQLApi.Analytics.Access;
using GraphQLApi.Analytics.Coverage;
using GraphQLApi.Analytics.Scalars;
using GraphQLApi.Cache.Realtime;
using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Types;
using Microsoft.Extensions.DependencyInjection;

namespace GraphQLApi.Analytics.Subscriptions;

/// <summary><c>realtimeSession</c> (SEMANTICS §6.5).</summary>
internal static class RealtimeSessionField
{
    public static FieldDefinition Define(AnalyticsTypes types) => new("realtimeSession", types.Realtime.Session.NonNull())
    {
        Description = "Each session of a bot that finishes from now on, once, as the real-time feed shows it.",
        Arguments = [new("botId", Leaf.String) { Description = "The bot, `st-…`. Without it: the first configured one." }],
        ResolveObject = static context =>
        {
            Announcements.Announce(context);
            return ValueTask.FromResult<object?>(context.Source);
        },
        Subscribe = static context => ValueTask.FromResult(
            context.Services.GetRequiredService<RealtimeFeed>()
                .Watch(context.Arguments.Get<string>("botId"), Caller.Of(context.Request).Visibility, context.CancellationToken) is { } sessions
                ? EventStream.Of(context, sessions)
                : throw new GraphQLException("`botId` is none of the configured bots (Upstream:BotIds).", ErrorCode.BadUserInput)),
    };
}

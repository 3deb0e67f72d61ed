using GraphQLApi.Analytics.Access;
using GraphQLApi.Analytics.Children;
using GraphQLApi.Analytics.Coverage;
using GraphQLApi.Analytics.Fields;
using GraphQLApi.Analytics.Scalars;
using GraphQLApi.Cache;
using GraphQLApi.Cache.Realtime;
using GraphQLApi.Cache.Rows;
using GraphQLApi.Engine.Types;
using Microsoft.Extensions.DependencyInjection;

namespace GraphQLApi.Analytics.Realtime;

/// <summary><c>realtimeSessions</c> and its types: the real-time feed, cached a few seconds.</summary>
internal sealed class RealtimeTypes(AnalyticsTypes types)
{
    // A call to the vendor where the last poll is too old (SEMANTICS §6.2).
    private const int Cost = 20;

    public ObjectType Session => field ??= CreateSession();

    public FieldDefinition RootField() => new("realtimeSessions", Feed())
    {
        Description = "The 25 most recent finished sessions of a bot, from the real-time endpoint (cached a few seconds). Null for a bot that is not configured.",
        Arguments = [new("botId", Leaf.String) { Description = "The bot, `st-…`. Without it: the first configured one." }],
        Cost = Cost,
        ResolveObject = ResolveAsync,
    };

    private static async ValueTask<object?> ResolveAsync(ResolveContext context)
    {
        Announcements.Announce(context);
        try
        {
            return await context.Services.GetRequiredService<RealtimeFeed>()
                .GetAsync(context.Arguments.Get<string>("botId"), Caller.Of(context.Request).Visibility, FreshnessDirective.Of(context.Request), context.CancellationToken)
                .ConfigureAwait(false);
        }
        catch (CacheException exception)
        {
            throw Announcements.Error(exception.Failure);
        }
    }

    private ObjectType Feed() => new RecordType<RealtimeFeedReading>(
        "RealtimeSessions", "The newest poll of one bot's real-time feed.",
        () =>
        [
            Of("botId", Leaf.String.NonNull(), feed => feed.BotId, "Whose feed, `st-…`."),
            Of("fetchedAt", Leaf.DateTime.NonNull(), feed => feed.FetchedAt, "When it was polled. UTC."),
            Of("gapSuspected", Leaf.Boolean.NonNull(), feed => feed.GapSuspected, "The poll shared no session with the one before: sessions in between may never have been seen."),
            Of("nodes", Session.NonNull().List().NonNull(), feed => feed.Sessions, "Newest first, each session once; records of one session are merged."),
        ]).ObjectType;

    private ObjectType CreateSession() => new RecordType<RealtimeSessionRow>(
        "RealtimeSession", "A finished session as the real-time feed shows it.",
        () =>
        [
            Of("sessionId", Leaf.String.NonNull(), row => row.SessionId, "The vendor's session id (vendor: `sessionId`)."),
            ReferenceField.Define<RealtimeSessionRow, SessionRow>(
                "session", types.Session, isNullable: true, row => row.SessionId, new(row => row.SessionId), _ => null, "The same session in the cache; null where it was not read yet."),
            Of("intents", Leaf.String.NonNull().List().NonNull(), row => row.Intents, "Intents the bot recognised (vendor: `intent`)."),
            Of("callerNumber", Leaf.String, row => row.CallerNumber, "Who called; for chat the bot (vendor: `ANI`).", Personal.Phone),
            Of("dialedNumber", Leaf.String, row => row.DialedNumber, "Who was called; for chat the customer (vendor: `DNI`).", Personal.Phone),
            Of("channel", Leaf.String, row => row.Channel, "Channel code, other names than those of sessions (vendor: `channel`)."),
            Of("startTime", Leaf.DateTime, row => row.StartTime, "Begin. UTC (vendor: `startTime`)."),
            Of("endTime", Leaf.DateTime, row => row.EndTime, "End. UTC (vendor: `endTime`)."),
            Of("status", Leaf.String, row => row.Status, "As sent, mixed case: `completed`, `Dropoff` (vendor: `status`)."),
            Of("timeHandled", Leaf.String, row => row.TimeHandled, "As sent, for instance `13m: 8s`; not end - start (vendor: `timeHandled`)."),
            Of("timeHandledSeconds", Leaf.Float, row => row.TimeHandledSeconds, "`timeHandled` in seconds: `13m: 8s` is 788."),
            Of("deflectedTo", Leaf.String, row => row.DeflectedTo, "Channel the session was deflected to (vendor: `deflectedTo`)."),
            Of("userId", Leaf.String, row => row.UserId, "The customer's `u-…` id (vendor: `userId`)."),
        ]).ObjectType;

    private static FieldDefinition Of(string name, GraphQLType type, Func<RealtimeFeedReading, object?> read, string description) =>
        RecordType<RealtimeFeedReading>.Field(name, type, read, description);

    private static FieldDefinition Of(string name, GraphQLType type, Func<RealtimeSessionRow, object?> read, string description, Personal personal = Personal.No) =>
        RecordType<RealtimeSessionRow>.Field(name, type, read, description, personal);
}

using GraphQLApi.Analytics.Access;
using GraphQLApi.Analytics.Coverage;
using GraphQLApi.Analytics.Metrics;
using GraphQLApi.Analytics.Mutations;
using GraphQLApi.Analytics.Nodes;
using GraphQLApi.Analytics.Status;
using GraphQLApi.Analytics.Subscriptions;
using GraphQLApi.Engine.Introspection;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Analytics;

/// <summary>The public schema's table of contents: every root field, in the order of the contract.</summary>
public static class AnalyticsSchema
{
    /// <summary>Builds the schema. Its resolvers take their services from the request: see <see cref="AnalyticsRegistration.AddAnalytics"/>.</summary>
    /// <param name="options">Page sizes and limits, which the descriptions name too.</param>
    /// <param name="metrics">What the figures depend on; the defaults where it is null.</param>
    public static Schema Build(AnalyticsOptions options, MetricsOptions? metrics = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        var types = new AnalyticsTypes(options, metrics);
        return new SchemaBuilder(Query(types, options))
        {
            Description = "SmartAssist contact-centre analytics over a local cache of the vendor's records. Times are UTC, durations are seconds.",
            Mutation = Mutation(types),
            Subscription = Subscription(types),
            Directives = [FreshnessDirective.Definition],
            Guards = PersonalDataGuard.Of,
        }.WithIntrospection().Build();
    }

    private static ObjectType Query(AnalyticsTypes types, AnalyticsOptions options) => new(
        "Query", "Reads. A field that reads data is nullable: its error nulls that field alone, and its siblings are answered.",
        () =>
        {
            var nodes = new NodeQueries(types);
            return
            [
                nodes.Node(),
                nodes.Nodes(),
                types.Sessions.AtRoot("sessions", "Bot sessions, the newest first."),
                types.Conversations.AtRoot("conversations", "Hand-overs to people, the newest first."),
                types.QueueVisits.AtRoot("queueVisits", "Stays in queues, the newest first."),
                types.AgentSegments.AtRoot("agentSegments", "Stretches of agents' work, the latest accepted first."),
                types.MissedAssignments.AtRoot("missedAssignments", "Offers that agents did not take, the newest first."),
                types.Queues.AtRoot("queues", "Queues as the records named them, by key."),
                types.Agents.AtRoot("agents", "Agents as the records named them, by key."),
                nodes.ByKey("session", "sessionId", types.Session.ObjectType, "One session; where it is not cached, the minute its id tells is read.", "The vendor's session id (vendor: `sessionId`)."),
                nodes.ByKey("conversation", "conversationId", types.Conversation.ObjectType, "One conversation; where it is not cached, the vendor is asked, then it is cached.", "The vendor's conversation id, `c-…` (vendor: `conversationId`)."),
                nodes.ByKey("queue", "queueId", types.Queue.ObjectType, "One queue, of the cache only.", "The vendor's queue id, `qu-…` (vendor: `queueId`)."),
                nodes.ByKey("agent", "agentId", types.Agent.ObjectType, "One agent, of the cache only.", "The agent's user id, `u-…` (vendor: `agentId`)."),
                types.Realtime.RootField(),
                .. types.Metrics.AtRoot(),
                CoverageQuery.Define(),
                DataQualityQuery.Define(),
                types.SyncJobs.AtRoot("syncJobs", "Reading work, the newest first.", isWhole: true),
                nodes.ById("syncJob", types.SyncJob.ObjectType, "One piece of reading work; null where there is none."),
                ServiceTypes.StatusField(options),
                ServiceTypes.LimitsField(options),
            ];
        });

    private static ObjectType Mutation(AnalyticsTypes types) => new(
        "Mutation", "Orders to the synchronisation. What a person can put right stands in the payload's `errors`. Needs the scope sync:write.",
        () => [BackfillMutations.Start(types), BackfillMutations.Cancel(types), ConversationMutations.Refresh(types)]);

    private static ObjectType Subscription(AnalyticsTypes types) => new(
        "Subscription", "What happens while you watch, over WebSocket (graphql-transport-ws) or Server-Sent Events. A vendor that is down ends no subscription.",
        () => [SyncProgressField.Define(types), RealtimeSessionField.Define(types), ConversationChangedField.Define(types)]);
}

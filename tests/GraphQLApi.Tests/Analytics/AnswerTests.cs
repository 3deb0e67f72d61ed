namespace GraphQLApi.Tests.Analytics;

/// <summary>Whole operations against the sample rows: text in, JSON out.</summary>
public sealed class AnswerTests
{
    [Theory]
    [InlineData(
        "{ sessions { nodes { sessionId channel startTime outcome } } }",
        """{"data":{"sessions":{"nodes":[{"sessionId":"s3","channel":null,"startTime":"2026-03-01T00:30:00.000Z","outcome":"BOT_RESOLVED"},{"sessionId":"s2","channel":"Voice","startTime":"2026-03-01T00:20:00.000Z","outcome":"ABANDONED_IN_QUEUE"},{"sessionId":"s1","channel":"voice","startTime":"2026-03-01T00:10:00.000Z","outcome":"AGENT_HANDLED"}]}}}""")]
    [InlineData(
        """{ sessions(where: { sessionId: { eq: "s1" } }) { nodes { id automationBotIds customer { key phone } userTags { name value } sessionTags { name } skills { skillId name } intents } } }""",
        """{"data":{"sessions":{"nodes":[{"id":"U2Vzc2lvbjpzMQ==","automationBotIds":["st-a","st-\"b\""],"customer":{"key":null,"phone":"+49301234"},"userTags":[{"name":"tier","value":"gold"}],"sessionTags":[{"name":"lang"}],"skills":[{"skillId":"k1","name":"German"}],"intents":["Book a Flight"]}]}}}""")]
    [InlineData(
        "{ sessions { nodes { sessionId customer { phone } dataQuality conversations { conversationId } queueVisits { ordinal queue { name } respondingAgent { agent { name } } } } } }",
        """{"data":{"sessions":{"nodes":[{"sessionId":"s3","customer":null,"dataQuality":[],"conversations":[],"queueVisits":[]},{"sessionId":"s2","customer":null,"dataQuality":["NEGATIVE_WAIT","MISSING_END"],"conversations":[{"conversationId":"c-3"},{"conversationId":"c-4"}],"queueVisits":[{"ordinal":0,"queue":{"name":"Sales"},"respondingAgent":null},{"ordinal":0,"queue":{"name":"Support"},"respondingAgent":null}]},{"sessionId":"s1","customer":{"phone":"+49301234"},"dataQuality":[],"conversations":[{"conversationId":"c-1"},{"conversationId":"c-2"}],"queueVisits":[{"ordinal":0,"queue":{"name":"Sales"},"respondingAgent":null},{"ordinal":1,"queue":{"name":"Support"},"respondingAgent":{"agent":{"name":"Ann"}}},{"ordinal":0,"queue":{"name":"Sales"},"respondingAgent":{"agent":{"name":"Bob"}}}]}]}}}""")]
    [InlineData(
        """{ conversation(conversationId: "c-1") { raw metaInfo dispositions destinations { __typename ordinal ... on AgentSegment { agent { name } } } agentSegments { consultations { name agent { agentId } } queue { queueId } } } }""",
        """{"data":{"conversation":{"raw":{"conversationId":"c-1","metaInfo":{"caller":"+1"}},"metaInfo":{"caller":"+1"},"dispositions":["Resolved"],"destinations":[{"__typename":"QueueVisit","ordinal":0},{"__typename":"QueueVisit","ordinal":1},{"__typename":"AgentSegment","ordinal":2,"agent":{"name":"Bob"}}],"agentSegments":[{"consultations":[{"name":"Bob","agent":{"agentId":"u-2"}}],"queue":{"queueId":"qu-2"}},{"consultations":[],"queue":{"queueId":"qu-2"}}]}}}""")]
    [InlineData(
        "{ queues { totalCount nodes { queueId agents { agentId } visits(first: 1) { totalCount nodes { conversation { conversationId } enterTime } pageInfo { hasNextPage } } } } }",
        """{"data":{"queues":{"totalCount":2,"nodes":[{"queueId":"qu-1","agents":[{"agentId":"u-1"},{"agentId":"u-2"}],"visits":{"totalCount":3,"nodes":[{"conversation":{"conversationId":"c-3"},"enterTime":"2026-03-01T00:21:00.000Z"}],"pageInfo":{"hasNextPage":true}}},{"queueId":"qu-2","agents":[{"agentId":"u-2"}],"visits":{"totalCount":2,"nodes":[{"conversation":{"conversationId":"c-1"},"enterTime":"2026-03-01T00:12:00.000Z"}],"pageInfo":{"hasNextPage":true}}}]}}}""")]
    [InlineData(
        """{ agent(agentId: "u-2") { name queues { name } segments(last: 1) { nodes { acceptedTime endedByTransfer } pageInfo { hasPreviousPage hasNextPage } } } }""",
        """{"data":{"agent":{"name":"Bob","queues":[{"name":"Sales"},{"name":"Support"}],"segments":{"nodes":[{"acceptedTime":"2026-03-01T00:15:00.000Z","endedByTransfer":false}],"pageInfo":{"hasPreviousPage":true,"hasNextPage":false}}}}}""")]
    [InlineData(
        """{ node(id: "UXVldWVWaXNpdDpjLTE6MQ==") { __typename id ... on QueueVisit { queue { name } nonRespondingAgents { id event agent { name } } } } nodes(ids: ["QWdlbnQ6dS0x", "UXVldWU6bm9uZQ==", "U3luY0pvYjpqb2Ix"]) { __typename ... on Agent { name } ... on SyncJob { state error { code message field } } } }""",
        """{"data":{"node":{"__typename":"QueueVisit","id":"UXVldWVWaXNpdDpjLTE6MQ==","queue":{"name":"Support"},"nonRespondingAgents":[{"id":"TWlzc2VkQXNzaWdubWVudDpjLTE6MTow","event":"Ignored","agent":{"name":"Bob"}}]},"nodes":[{"__typename":"Agent","name":"Ann"},null,{"__typename":"SyncJob","state":"FAILED","error":{"code":"UPSTREAM_UNAUTHORIZED","message":"Check Upstream:Token.","field":null}}]}}""")]
    [InlineData(
        "{ syncJobs { totalCount nodes { kind progress } } missedAssignments { totalCount } queueVisits { totalCount } agentSegments { totalCount } agents { totalCount } session(sessionId: \"none\") { id } syncJob(id: \"QWdlbnQ6dS0x\") { id } }",
        """{"data":{"syncJobs":{"totalCount":1,"nodes":[{"kind":"BACKFILL","progress":0}]},"missedAssignments":{"totalCount":2},"queueVisits":{"totalCount":5},"agentSegments":{"totalCount":3},"agents":{"totalCount":2},"session":null,"syncJob":null}}""")]
    [InlineData(
        "{ serviceStatus { sessions conversations oldestSession newestSession isDemo upstream { circuit callsPerMinuteLimit } } limits { maxPageSize requestBudgetSeconds } }",
        """{"data":{"serviceStatus":{"sessions":3,"conversations":4,"oldestSession":"2026-03-01T00:10:00.000Z","newestSession":"2026-03-01T00:30:00.000Z","isDemo":false,"upstream":{"circuit":"CLOSED","callsPerMinuteLimit":48}},"limits":{"maxPageSize":1000,"requestBudgetSeconds":30}}}""")]
    public async Task An_operation_is_answered(string query, string answer)
    {
        await using var host = await AnalyticsHost.StartAsync(SampleRows.Fill);
        Assert.Equal(answer, await host.AnswerAsync(query));
    }
}

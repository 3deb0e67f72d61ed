using System.Text.Json;
using GraphQLApi.Testing;
using GraphQLApi.Upstream.Simulator;

namespace GraphQLApi.IntegrationTests.Access;

/// <summary>What a limited caller is refused, and that nothing tells apart what they may not see from what does not exist.</summary>
public sealed class LimitedFieldTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reading_work_and_records_as_received_are_refused_and_siblings_answered()
    {
        await using var simulator = await SimulatorHost.StartAsync(Centre.Clock(), sessionsPerDay: 40);
        await using var server = await StartAsync(simulator, Centre.Clock());
        var job = (await server.AskAsync("{ syncJobs { nodes { id } } }")).At("syncJobs.nodes.0.id")!;
        var queue = (await QueuesAsync(server))[0];
        server.See([queue], null);

        foreach (var field in new[] { "syncJobs { totalCount }", $"syncJob(id: \"{job}\") {{ id }}", $"node(id: \"{job}\") {{ id }}", $"nodes(ids: [\"{job}\"]) {{ id }}" })
            AssertRefused(await server.AskAsync($"{{ asked: {field} serviceStatus {{ isDemo }} }}"), "asked", """{"asked":null,"serviceStatus":{"isDemo":false}}""");
        AssertRefused(await server.AskAsync("{ sessions(first: 1) { nodes { raw settled } } }"), "sessions", """{"sessions":{"nodes":[{"raw":null,"settled":false}]}}""");
        AssertRefused(await server.AskAsync("{ conversations(first: 1) { nodes { raw settled } } }"), "conversations", """{"conversations":{"nodes":[{"raw":null,"settled":false}]}}""");
        AssertRefused(
            await server.AskAsync("{ conversations(first: 1) { nodes { detail { raw } detailState } } }", calls: 1), "conversations",
            """{"conversations":{"nodes":[{"detail":{"raw":null},"detailState":"CACHED"}]}}""");
        AssertRefused(
            await server.AskAsync($"mutation {{ cancelSyncJob(input: {{ id: \"{job}\" }}) {{ job {{ id }} }} }}"), "cancelSyncJob", "null");

        using var progress = await EventStream.OpenAsync(server, $"subscription {{ syncProgress(jobId: \"{job}\") {{ progress }} }}");
        Assert.Contains("AUTH_NOT_AUTHORIZED", (await progress.NextAsync(Token))!.Value.GetRawText());
    }

    // A detail is kept as received, and tells of every queue its conversation stood in.
    [Fact]
    public async Task Of_a_detail_the_parts_of_other_queues_are_left_out()
    {
        const string ask =
            """
            query Detail($id: String!) {
              conversation(conversationId: $id) {
                detail {
                  queueHistory { queue { queueId name } } participants { queue { queueId } agent { name } }
                  transfers { fromQueue { queueId } to { targetId name type } }
                }
              }
            }
            """;
        await using var simulator = await SimulatorHost.StartAsync(Centre.Clock(), sessionsPerDay: 60);
        await using var server = await StartAsync(simulator, Centre.Clock());
        var moved = (await server.AskAsync("{ conversations(first: 100) { nodes { conversationId queueVisits { queue { queueId } } } } }")).List("conversations.nodes")
            .First(node => Visits(node).Distinct().Count() > 1);
        var id = new { id = moved.GetProperty("conversationId").GetString() };
        var (mine, other) = (Visits(moved)[0], Visits(moved).First(queue => queue != Visits(moved)[0]));

        var whole = await server.AskAsync(ask, id, calls: 1);
        Assert.Contains(other, whole.Body);
        server.See([mine], null);
        var limited = await server.AskAsync(ask, id);
        server.See([mine, other], null);
        var both = await server.AskAsync(ask, id);

        Assert.Equal(Visits(moved).Count(queue => queue == mine), limited.List("conversation.detail.queueHistory").Count);
        Assert.DoesNotContain(Visits(moved).Where(queue => queue != mine), queue => limited.Body.Contains(queue, StringComparison.Ordinal));
        Assert.DoesNotContain(limited.List("conversation.detail.participants"), part => part.GetProperty("queue").ValueKind != JsonValueKind.Object);
        Assert.Contains(other, both.Body);
    }

    [Fact]
    public async Task What_may_not_be_seen_is_answered_like_what_does_not_exist_and_nobody_is_called()
    {
        await using var simulator = await SimulatorHost.StartAsync(Centre.Clock(), sessionsPerDay: 40);
        await using var server = await StartAsync(simulator, Centre.Clock());
        var found = await server.AskAsync("{ conversations(first: 50) { nodes { conversationId sessionId queueVisits { queue { queueId } } } } agents { nodes { agentId } } }");
        var queues = await QueuesAsync(server);
        var forbidden = found.List("conversations.nodes").First(node => node.GetProperty("queueVisits").GetArrayLength() > 0 && !Visits(node).Contains(queues[0]));
        server.See([queues[0]], null);

        foreach (var (field, id) in new[]
        {
            ("conversation(conversationId: \"ID\") { startTime }", forbidden.GetProperty("conversationId").GetString()!),
            ("session(sessionId: \"ID\") { startTime }", forbidden.GetProperty("sessionId").GetString()!),
            ("queue(queueId: \"ID\") { name }", Visits(forbidden)[0]),
            ("conversations(where: { conversationId: { eq: \"ID\" } }) { totalCount }", forbidden.GetProperty("conversationId").GetString()!),
            ("conversations(where: { queueVisits: { some: { queue: { queueId: { eq: \"ID\" } } } } }) { totalCount }", Visits(forbidden)[0]),
        })
        {
            var hidden = await server.AskAsync($"query Find @freshness(mode: WAIT) {{ {field.Replace("ID", id, StringComparison.Ordinal)} }}", calls: -1);
            var unknown = await server.AskAsync($"query Find @freshness(mode: WAIT) {{ {field.Replace("ID", "69a5c0000000000000000001", StringComparison.Ordinal)} }}", calls: -1);
            Assert.Equal(unknown.Body, hidden.Body);
        }

        const string refresh = "mutation Refresh($id: String!) { refreshConversation(input: { conversationId: $id }) { conversation { startTime } errors { code message field } } }";
        Assert.Equal(
            (await server.AskAsync(refresh, new { id = "c-unknown" }, calls: 0)).Body,
            (await server.AskAsync(refresh, new { id = forbidden.GetProperty("conversationId").GetString() }, calls: 0)).Body);
        await server.AskAsync($"{{ conversation(conversationId: \"{forbidden.GetProperty("conversationId").GetString()}\") {{ startTime }} }}", calls: 0);
        await server.AskAsync("{ conversation(conversationId: \"c-unknown\") { startTime } session(sessionId: \"69a5c0000000000000000001\") { startTime } }", calls: 0);
    }

    [Fact]
    public async Task Subscribers_are_told_of_what_they_may_see_and_of_nothing_else()
    {
        var clock = Centre.Clock();
        await using var simulator = await SimulatorHost.StartAsync(clock, new SimulatorOptions { RequestsPerMinute = 0, SessionsPerDay = 50 });
        simulator.Faults.LateChanges = new LateChanges(1, double.MaxValue, double.MaxValue, ByCall: true); // nothing is final yet
        await using var server = await StartAsync(simulator, clock);
        simulator.Faults.LateChanges = null;
        var list = (await server.AskAsync("{ conversations(first: 12, where: { outcome: { eq: AGENT_HANDLED } }) { nodes { conversationId queueVisits { queue { queueId } } } } }"))
            .List("conversations.nodes");
        var queue = Visits(list.First(node => Visits(node).Length > 0))[0];
        var other = (await QueuesAsync(server)).First(id => id != queue);
        const string changed = "subscription Changed($queue: String) { conversationChanged(queueId: $queue) { conversationId queueVisits { queue { queueId } } } }";

        using var all = await EventStream.OpenAsync(server, changed);
        server.See([queue], null);
        using var limited = await EventStream.OpenAsync(server, changed);
        using var elsewhere = await EventStream.OpenAsync(server, changed, new { queue = other });
        server.See(null, ["st-unknown"]);
        using var nothing = await EventStream.OpenAsync(server, changed);
        server.SeeAll();
        foreach (var node in list)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await server.AskAsync(
                "mutation Refresh($id: String!) { refreshConversation(input: { conversationId: $id }) { errors { code } } }",
                new { id = node.GetProperty("conversationId").GetString() }, calls: -1);
        }

        var told = await TakeAsync(all, list.Count);
        var expected = told.Where(id => Visits(list.First(node => node.GetProperty("conversationId").GetString() == id)).Contains(queue)).ToArray();
        Assert.True(expected.Length is > 0 && expected.Length < told.Count, $"{expected.Length} of {told.Count} visited the queue.");
        Assert.Equal(expected, await TakeAsync(limited, expected.Length));
        var (silent, silentToo) = (elsewhere.NextAsync(Token), nothing.NextAsync(Token));
        await Task.Delay(50, Token);
        Assert.False(silent.IsCompleted || silentToo.IsCompleted);
    }

    private static Task<TestServer> StartAsync(SimulatorHost simulator, ManualTimeProvider clock) =>
        TestServer.StartAsync(
            simulator, clock, settings: new Dictionary<string, string> { ["RateLimit__CostPerMinute"] = "0" }, caller: LimitedCallers.Of, backfill: (Centre.From, Centre.Now));

    private static async Task<string[]> QueuesAsync(TestServer server) =>
        [.. (await server.AskAsync("{ queues { nodes { queueId } } }")).List("queues.nodes").Select(node => node.GetProperty("queueId").GetString()!)];

    private static string[] Visits(JsonElement conversation) =>
        [.. conversation.GetProperty("queueVisits").EnumerateArray().Select(visit => visit.GetProperty("queue").GetProperty("queueId").GetString()!)];

    private static async Task<List<string>> TakeAsync(EventStream stream, int count)
    {
        var told = new List<string>();
        while (told.Count < count)
        {
            var answer = (await stream.NextAsync(Token))!.Value;
            Assert.False(answer.TryGetProperty("errors", out _), answer.GetRawText());
            told.Add(answer.GetProperty("data").GetProperty("conversationChanged").GetProperty("conversationId").GetString()!);
        }

        return told;
    }

    private static void AssertRefused(TestAnswer answer, string path, string data)
    {
        Assert.Equal(("AUTH_NOT_AUTHORIZED", path), (answer.Code, answer.Json.GetProperty("errors")[0].GetProperty("path")[0].GetString()));
        Assert.Equal(data, answer.Json.GetProperty("data").GetRawText());
    }
}

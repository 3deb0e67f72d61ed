using System.Text.Json;
using GraphQLApi.IntegrationTests.Queries;
using GraphQLApi.Testing;
using GraphQLApi.Upstream.Simulator;

namespace GraphQLApi.IntegrationTests.Subscriptions;

/// <summary>The committed mutations and subscriptions: each is answered, the subscriptions when what they wait for happens.</summary>
public sealed class LiveExampleTests
{
    private const string Refresh = "refresh-one-conversation";

    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_backfill_is_started_and_watched()
    {
        await using var centre = await Centre.StartAsync(sessionsPerDay: 1);
        var started = await centre.AskAsync(Example("read-a-month"), new { from = "2026-01-01T00:00:00Z", to = "2026-02-01T00:00:00Z" }, calls: -1);
        using var stream = await EventStream.OpenAsync(centre.Server, Example("watch-a-backfill"), new { jobId = started.At("startBackfill.job.id") });
        Assert.Contains(Data(await stream.NextAsync(Token), "syncProgress").GetProperty("state").GetString(), new[] { "QUEUED", "RUNNING", "SUCCEEDED" });
        await centre.AskAsync(Example("stop-a-backfill"), new { id = started.At("startBackfill.job.id") }, calls: -1);
    }

    [Fact]
    public async Task A_conversation_that_changed_is_refreshed_and_told_once_to_everybody()
    {
        var clock = Centre.Clock();
        await using var simulator = await SimulatorHost.StartAsync(clock, new SimulatorOptions { RequestsPerMinute = 0, SessionsPerDay = 50 });
        simulator.Faults.LateChanges = new LateChanges(1, double.MaxValue, double.MaxValue, ByCall: true); // nothing is final yet
        await using var server = await TestServer.StartAsync(simulator, clock, backfill: (Centre.From, Centre.Now));
        simulator.Faults.LateChanges = null;
        var list = await server.AskAsync("{ conversations(first: 20, where: { outcome: { eq: AGENT_HANDLED } }) { nodes { conversationId queueVisits { queue { queueId } } } } }");

        using var one = await EventStream.OpenAsync(server, Example("changed-conversations"));
        using var two = await EventStream.OpenAsync(server, Example("changed-conversations"));
        using var elsewhere = await EventStream.OpenAsync(server, "subscription { conversationChanged(queueId: \"qu-none\") { conversationId } }");
        foreach (var node in list.List("conversations.nodes").Take(3))
        {
            var id = node.GetProperty("conversationId").GetString();
            clock.Advance(TimeSpan.FromSeconds(1));
            var refreshed = await server.AskAsync(Example(Refresh), new { conversationId = id }, calls: 2);
            Assert.Equal((id, "CACHED"), (refreshed.At("refreshConversation.conversation.conversationId"), refreshed.At("refreshConversation.conversation.detailState")));
            await server.AskAsync(Example(Refresh), new { conversationId = id }, calls: -1); // unchanged: tells nothing
        }

        var first = await ThreeAsync(one);
        Assert.Equal(list.List("conversations.nodes").Take(3).Select(node => node.GetProperty("conversationId").GetString()), first);
        Assert.Equal(first, await ThreeAsync(two));
        var silent = elsewhere.NextAsync(Token);
        await Task.Delay(50, Token);
        Assert.False(silent.IsCompleted);
    }

    [Fact]
    public async Task A_conversation_nobody_knows_is_an_error_of_the_payload()
    {
        await using var centre = await Centre.StartAsync(sessionsPerDay: 1);
        var answer = await centre.AskAsync(Example(Refresh), new { conversationId = "c-none" }, calls: 1);
        Assert.Equal("UNKNOWN_CONVERSATION", answer.At("refreshConversation.errors.0.code"));
    }

    [Fact]
    public async Task Sessions_are_told_as_they_finish_each_once()
    {
        var clock = Centre.Clock();
        await using var simulator = await SimulatorHost.StartAsync(clock, sessionsPerDay: 20_000);
        await using var server = await TestServer.StartAsync(simulator, clock);
        using var stream = await EventStream.OpenAsync(server, Example("finished-sessions-live"));
        var told = new List<string>();
        while (told.Count < 20)
        {
            var next = stream.NextAsync(Token);
            while (!next.IsCompleted)
            {
                clock.Advance(TimeSpan.FromSeconds(1));
                await Task.Delay(10, Token);
            }

            told.Add(Data(await next, "realtimeSession").GetProperty("sessionId").GetString()!);
        }

        Assert.Equal(told.Distinct(), told);
    }

    [Fact]
    public void Every_example_that_is_no_query_is_run_here() => Assert.Equal(
        ["changed-conversations", "finished-sessions-live", "read-a-month", Refresh, "stop-a-backfill", "watch-a-backfill"], ExampleTests.Orders);

    private static string Example(string name) => File.ReadAllText(TestRepository.File("schema", "examples", $"{name}.graphql"));

    private static async Task<List<string?>> ThreeAsync(EventStream stream)
    {
        var told = new List<string?>();
        while (told.Count < 3)
            told.Add(Data(await stream.NextAsync(Token), "conversationChanged").GetProperty("conversationId").GetString());
        return told;
    }

    private static JsonElement Data(JsonElement? answer, string field)
    {
        Assert.True(answer is not null && !answer.Value.TryGetProperty("errors", out _), answer?.ToString() ?? "The stream is over.");
        return answer!.Value.GetProperty("data").GetProperty(field); // asserted
    }
}

namespace GraphQLApi.IntegrationTests.Queries;

public sealed class NodeTests
{
    private const string OneOfEach =
        """
        {
          sessions(first: 1) { nodes { id } }
          conversations(first: 1) { nodes { id } }
          queues(first: 1) { nodes { id } }
          agents(first: 1) { nodes { id } }
          queueVisits(first: 1) { nodes { id } }
          agentSegments(first: 1) { nodes { id } }
          missedAssignments(first: 1) { nodes { id } }
          syncJobs(first: 1) { nodes { id } }
        }
        """;

    [Fact]
    public async Task Every_type_that_has_an_id_is_found_by_it()
    {
        await using var centre = await Centre.StartAsync(sessionsPerDay: 120);
        var ids = (await centre.AskAsync(OneOfEach)).Data.EnumerateObject()
            .Select(connection => connection.Value.GetProperty("nodes")[0].GetProperty("id").GetString()!) // ids are not null
            .ToArray();

        var nodes = await centre.AskAsync("query Many($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }", new { ids });

        Assert.Equal(
            ["Session", "Conversation", "Queue", "Agent", "QueueVisit", "AgentSegment", "MissedAssignment", "SyncJob"],
            nodes.List("nodes").Select(node => node.GetProperty("__typename").GetString()));
        Assert.Equal(ids, nodes.List("nodes").Select(node => node.GetProperty("id").GetString()));
        foreach (var id in ids)
            Assert.Equal(id, (await centre.AskAsync("query One($id: ID!) { node(id: $id) { id } }", new { id })).At("node.id"));
    }

    [Fact]
    public async Task Ids_are_the_documented_texts()
    {
        await using var centre = await Centre.StartAsync(sessionsPerDay: 120);
        var answer = await centre.AskAsync("{ queueVisits(first: 1) { nodes { id ordinal conversation { id conversationId } queue { id queueId } } } }");
        var (conversation, queue) = (answer.At("queueVisits.nodes.0.conversation.conversationId"), answer.At("queueVisits.nodes.0.queue.queueId"));

        Assert.Equal(Base64($"Conversation:{conversation}"), answer.At("queueVisits.nodes.0.conversation.id"));
        Assert.Equal(Base64($"Queue:{queue}"), answer.At("queueVisits.nodes.0.queue.id"));
        Assert.Equal(Base64($"QueueVisit:{conversation}:{answer.At("queueVisits.nodes.0.ordinal")}"), answer.At("queueVisits.nodes.0.id"));
    }

    [Theory]
    [InlineData("Session:none")]
    [InlineData("Queue:none")]
    [InlineData("Agent:none")]
    [InlineData("QueueVisit:c-none:0")]
    [InlineData("AgentSegment:c-none:0")]
    [InlineData("MissedAssignment:c-none:0:0")]
    [InlineData("SyncJob:none")]
    [InlineData("Nobody:none")]
    public async Task What_nobody_knows_is_null(string id)
    {
        await using var centre = await Centre.StartAsync(sessionsPerDay: 5);

        var answer = await centre.AskAsync("query One($id: ID!) { node(id: $id) { id } }", new { id = Base64(id) });

        Assert.Equal("""{"node":null}""", answer.Data.GetRawText());
    }

    [Theory]
    [InlineData("%%%")]
    [InlineData("")]
    [InlineData("bm9jb2xvbg==")] // "nocolon"
    [InlineData(" UXVldWU6cXUtMQ==")] // a space before "Queue:qu-1"
    public async Task A_malformed_id_is_bad_user_input(string id)
    {
        await using var centre = await Centre.StartAsync(sessionsPerDay: 5);

        var answer = await centre.AskAsync("query One($id: ID!) { node(id: $id) { id } }", new { id });

        Assert.Equal("BAD_USER_INPUT", answer.Code);
    }

    private static string Base64(string text) => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(text));
}

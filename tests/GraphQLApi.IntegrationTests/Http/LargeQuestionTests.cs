namespace GraphQLApi.IntegrationTests.Http;

/// <summary>Questions that pass every limit of documents and are too much all the same: each is told so by a code, and the next one is answered.</summary>
public sealed class LargeQuestionTests
{
    private const string Sessions = "query Find($where: SessionFilterInput) { sessions(first: 1, where: $where) { totalCount } }";
    private const string Agents = "query Find($where: AgentFilterInput) { agents(first: 1, where: $where) { totalCount } }";

    // SQLite takes an expression of a thousand levels, and a hundred levels of brackets.
    [Fact]
    public async Task A_filter_that_the_database_cannot_take_is_the_clients()
    {
        await using var centre = await Centre.StartAsync(sessionsPerDay: 20);
        var wide = new { or = Enumerable.Range(0, 1_500).Select(number => new { channel = new { eq = $"c{number}" } }).ToArray() };
        object deep = new { name = new { contains = "x" } };
        for (var level = 0; level < 8; level++)
            deep = new { queues = new { some = new { agents = new { some = deep } } } };
        foreach (var (question, where, field) in new[] { (Sessions, (object)wide, "sessions"), (Agents, deep, "agents") })
        {
            var answer = await centre.AskAsync(question, new { where });
            Assert.Equal(("COST_EXCEEDED", $$"""{"{{field}}":null}"""), (answer.Code, answer.Json.GetProperty("data").GetRawText()));
        }

        Assert.Equal("0", (await centre.AskAsync(Sessions, new { where = new { or = wide.or[..300] } })).At("sessions.totalCount"));
    }

    // A queue's agents, their queues, the agents of those, …: cost counts two for each list, and there are dozens.
    [Fact]
    public async Task Lists_that_lead_to_and_fro_end_where_the_answer_is_too_large()
    {
        await using var centre = await Centre.StartAsync(sessionsPerDay: 150, new Dictionary<string, string> { ["GraphQL__MaxObjects"] = "20000" });
        var question = "__typename";
        for (var level = 0; level < 10; level++)
            question = $"{(level % 2 == 0 ? "queues" : "agents")} {{ {question} }}";
        var answer = await centre.AskAsync($"{{ queues(first: 1) {{ nodes {{ {question} }} }} limits {{ maxDepth }} }}");
        Assert.Equal("COST_EXCEEDED", answer.Code);
        Assert.Equal(16, answer.Json.GetProperty("data").GetProperty("limits").GetProperty("maxDepth").GetInt32());
        Assert.InRange(answer.Body.Length, 1, 2_000_000);
    }
}

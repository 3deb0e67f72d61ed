namespace GraphQLApi.Tests.Analytics;

/// <summary>What is read for a selection: only its columns, one statement a level, nothing that was not asked for.</summary>
public sealed class StatementTests
{
    [Theory]
    [InlineData(
        "{ sessions(first: 2) { nodes { channel outcome } } }",
        """SELECT "s"."Channel", "s"."Outcome" FROM "Sessions" AS "s" ORDER BY "s"."StartTime" DESC, "s"."SessionId" LIMIT @p0 -- @p0=3""")]
    [InlineData("{ sessions { totalCount } }", """SELECT COUNT(*) FROM "Sessions" AS "s" -- """)]
    public async Task A_selection_reads(string query, params string[] statements)
    {
        await using var host = await AnalyticsHost.StartAsync(SampleRows.Fill);
        await host.DataAsync(query);
        Assert.Equal(statements, host.Statements);
    }

    [Theory]
    [InlineData("{ sessions { nodes { id } } }", 1)]
    [InlineData("{ sessions { nodes { id } edges { cursor node { channel } } pageInfo { hasNextPage endCursor } totalCount } }", 2)]
    [InlineData("{ sessions { nodes { conversations { id } } } }", 2)]
    [InlineData("{ sessions { nodes { queueVisits { queue { name } respondingAgent { agent { name } } } } } }", 5)]
    [InlineData("{ sessions { nodes { queueVisits { conversation { session { id } } } } } }", 4)]
    [InlineData("{ queues { nodes { visits(first: 1) { nodes { id } } } } }", 2)]
    [InlineData("{ queues { nodes { visits(first: 1) { totalCount nodes { id } } } } }", 3)]
    [InlineData("{ queues { nodes { agents { queues { agents { name } } } } } }", 7)]
    [InlineData("{ conversations { nodes { destinations { ordinal } } } }", 3)]
    [InlineData("{ a: sessions { nodes { id } } b: sessions { nodes { id } } }", 2)]
    public async Task A_level_costs_one_statement(string query, int count)
    {
        await using var host = await AnalyticsHost.StartAsync(SampleRows.Fill);
        await host.DataAsync(query);
        Assert.Equal(count, host.Statements.Count);
    }

    [Fact]
    public async Task A_thousand_sessions_with_their_visits_queues_and_agents_fit_the_budget()
    {
        await using var host = await AnalyticsHost.StartAsync(SampleRows.Fill);
        var answer = await host.AnswerAsync("{ sessions(first: 1000) { nodes { queueVisits { queue { name } respondingAgent { agent { name } } } } } }");
        Assert.DoesNotContain("COST_EXCEEDED", answer, StringComparison.Ordinal);
        Assert.Contains(
            "COST_EXCEEDED", await host.AnswerAsync("{ sessions(first: 1000) { nodes { conversations { queueVisits { queue { name } respondingAgent { agent { name } } } } } } }"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sessions", "StartTime")]
    [InlineData("conversations", "StartTime")]
    [InlineData("queueVisits", "EnterTime")]
    [InlineData("agentSegments", "AcceptedTime")]
    [InlineData("missedAssignments", "AssignedTime")]
    [InlineData("queues", "QueueId")]
    [InlineData("agents", "AgentId")]
    [InlineData("syncJobs", "StartedAt")]
    public async Task A_deep_page_in_the_default_order_seeks_its_index(string connection, string column)
    {
        await using var host = await AnalyticsHost.StartAsync(db =>
        {
            SampleRows.Fill(db);
            db.Add(new GraphQLApi.Cache.Rows.SyncJobRow { JobId = "job2", StartedAt = SampleRows.Day.AddDays(1) });
        });
        var page = await host.DataAsync($"{{ {connection}(first: 1) {{ pageInfo {{ endCursor }} }} }}");
        var cursor = page.GetProperty(connection).GetProperty("pageInfo").GetProperty("endCursor").GetString();
        host.ForgetStatements();
        await host.DataAsync($"{{ {connection}(first: 1, after: \"{cursor}\") {{ nodes {{ id }} }} }}");
        var statement = host.Statements[0];
        var plan = await host.PlanAsync(statement[..statement.IndexOf(" -- ", StringComparison.Ordinal)]);
        Assert.Contains(plan, step => step.StartsWith("SEARCH", StringComparison.Ordinal) && step.Contains($"({column}", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, step => step.EndsWith("USE TEMP B-TREE FOR ORDER BY", StringComparison.Ordinal));
    }
}

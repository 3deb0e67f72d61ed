using GraphQLApi.Engine.Response;
using GraphQLApi.Engine.Tests.Execution;
using GraphQLApi.Engine.Types;
using GraphQLApi.Testing;
using S = GraphQLApi.Engine.Types.Scalars.SpecifiedScalars;

namespace GraphQLApi.Engine.Tests;

public sealed class RequestPipelineTests : IDisposable
{
    private readonly ManualTimeProvider clock = new(Run.Start);
    private readonly CancellationTokenSource client = new();

    public void Dispose() => client.Dispose();

    [Theory]
    [InlineData("{ a", null, """{"errors":[{"message":"Syntax Error: Expected Name, found <EOF>.","locations":[{"line":1,"column":4}],"extensions":{"code":"GRAPHQL_PARSE_FAILED"}}]}""", RequestStep.Parse)]
    [InlineData("query A { a } query B { a }", null, """{"errors":[{"message":"Must provide operation name if query contains multiple operations.","extensions":{"code":"BAD_USER_INPUT"}}]}""", RequestStep.Prepare)]
    [InlineData("query A { a } query B { a }", "C", """{"errors":[{"message":"Unknown operation named \"C\".","extensions":{"code":"BAD_USER_INPUT"}}]}""", RequestStep.Prepare)]
    [InlineData("query A { a } query B { x: a }", "B", """{"data":{"x":"a"}}""", RequestStep.Execute)]
    [InlineData("query A { a } query B { x: a }", "A", """{"data":{"a":"a"}}""", RequestStep.Execute)]
    public async Task The_first_step_with_errors_ends_the_request(string query, string? operation, string expected, RequestStep step)
    {
        var result = await Pipeline().ExecuteAsync(Run.Request(query, operationName: operation), NoServices.Instance, null, TestContext.Current.CancellationToken);
        Assert.Equal(expected, ResponseWriter.ToJson(result));
        Assert.Equal(step, result.Step);
    }

    [Fact]
    public async Task A_spent_time_budget_fails_the_fields_it_hits_and_keeps_the_rest()
    {
        var running = Pipeline().ExecuteAsync(Run.Request("{ a waits { id } after: a }"), NoServices.Instance, null, client.Token);
        clock.Advance(TimeSpan.FromSeconds(29));
        Assert.False(running.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(
            """{"errors":[{"message":"The request exceeded its time budget of 30 s.","locations":[{"line":1,"column":5}],"path":["waits"],"extensions":{"code":"REQUEST_TIMED_OUT"}}],"data":{"a":"a","waits":null,"after":"a"}}""",
            ResponseWriter.ToJson(await running));
    }

    [Fact]
    public async Task After_the_budget_no_further_resolver_is_called()
    {
        var running = Pipeline().ExecuteAsync(Run.Request("{ slow { calls calls2: calls } }"), NoServices.Instance, null, client.Token);
        clock.Advance(TimeSpan.FromSeconds(31));
        var answer = ResponseWriter.ToJson(await running);
        Assert.EndsWith("""],"data":{"slow":{"calls":null,"calls2":null}}}""", answer, StringComparison.Ordinal);
        Assert.Contains("REQUEST_TIMED_OUT", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_left_gets_no_answer()
    {
        var running = Pipeline().ExecuteAsync(Run.Request("{ waits { id } }"), NoServices.Instance, null, client.Token);
        await client.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await running);
    }

    [Fact]
    public async Task A_host_may_set_what_it_knows_and_warnings_come_back()
    {
        var pipeline = Pipeline();
        var result = await pipeline.ExecuteAsync(
            Run.Request("{ warns }"), NoServices.Instance, request => request.Items["user"] = "ann", TestContext.Current.CancellationToken);
        Assert.Equal(
            """{"data":{"warns":"ann"},"extensions":{"demo":true,"warnings":[{"message":"Half the intents are unknown.","code":"PARTIAL"}]}}""",
            ResponseWriter.ToJson(result));
    }

    [Fact]
    public async Task Queries_only_means_queries_only()
    {
        var request = Run.Request("mutation { a }") with { QueriesOnly = true };
        var result = await Pipeline().ExecuteAsync(request, NoServices.Instance, null, TestContext.Current.CancellationToken);
        Assert.Equal("""{"errors":[{"message":"Can only perform a query operation here.","extensions":{"code":"BAD_USER_INPUT"}}]}""", ResponseWriter.ToJson(result));
    }

    private RequestPipeline Pipeline()
    {
        var item = new ObjectType("Item", null, () =>
        [
            new("id", S.Int),
            new("calls", S.Int) { ResolveObject = static _ => ValueTask.FromResult<object?>(1) },
        ]);
        var query = new ObjectType("Query", null, () =>
        [
            new("a", S.String) { Resolve = static _ => "a" },
            new("waits", item)
            {
                ResolveObject = static async context =>
                {
                    await Task.Delay(Timeout.InfiniteTimeSpan, context.Request.Time, context.CancellationToken);
                    return null;
                },
            },
            new("slow", item)
            {
                ResolveObject = static async context =>
                {
                    await Task.Delay(TimeSpan.FromSeconds(31), context.Request.Time, CancellationToken.None);
                    return context;
                },
            },
            new("warns", S.String)
            {
                ResolveObject = static context =>
                {
                    context.Request.Extensions.AddWarning("Half the intents are unknown.", "PARTIAL");
                    context.Request.Extensions.AddWarning("Half the intents are unknown.", "PARTIAL");
                    context.Request.Extensions.Set("demo", true);
                    return ValueTask.FromResult(context.Request.Items["user"]);
                },
            },
        ]);
        var mutation = new ObjectType("Mutation", null, () => [new("a", S.String) { Resolve = static _ => "a" }]);
        return new RequestPipeline(new SchemaBuilder(query) { Mutation = mutation }.Build(), new EngineOptions(), clock);
    }
}

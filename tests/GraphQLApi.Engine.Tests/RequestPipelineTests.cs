using System.Text.Json;
using GraphQLApi.Engine.Introspection;
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

    [Theory]
    [InlineData("{ a { b } }", """{"errors":[{"message":"Field \"a\" must not have a selection since type \"String\" has no subfields.","locations":[{"line":1,"column":5}],"extensions":{"code":"GRAPHQL_VALIDATION_FAILED"}}]}""")]
    [InlineData("{ a @skip(if: true) @skip(if: true) @skip(if: true) }", """{"errors":[{"message":"Directives at one place: 3, the limit MaxDirectives is 2.","locations":[{"line":1,"column":3}],"extensions":{"code":"DIRECTIVES_EXCEEDED"}}]}""")]
    [InlineData("{ a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a }", """{"errors":[{"message":"Syntax Error: Document contains more than 25 tokens. Parsing aborted.","locations":[{"line":1,"column":51}],"extensions":{"code":"TOKENS_EXCEEDED"}}]}""")]
    [InlineData("{ a: waits{id} b: a }", """{"errors":[{"message":"Query cost: 1, the limit MaxCost is 0.","locations":[{"line":1,"column":1}],"extensions":{"code":"COST_EXCEEDED"}}]}""")]
    [InlineData("{ x: __schema {__typename} }", """{"errors":[{"message":"Introspection is not allowed here.","locations":[{"line":1,"column":3}],"extensions":{"code":"INTROSPECTION_DISABLED"}}]}""")]
    [InlineData("{ a __typename }", """{"data":{"a":"a","__typename":"Query"},"extensions":{"cost":0}}""")]
    public async Task A_limit_is_named_before_the_document_costs_anything(string query, string expected) => Assert.Equal(
        expected,
        await Run.Query(Pipeline(new EngineOptions { MaxTokens = 25, MaxDirectives = 2, MaxCost = 0, IntrospectionEnabled = false, ReportCost = true }), query));

    [Theory]
    [InlineData("""{"cost": true}""", """{"data":{"a":"a"},"extensions":{"cost":0}}""")]
    [InlineData("""{"cost": false}""", """{"data":{"a":"a"}}""")]
    [InlineData("""{"cost": 1, "other": []}""", """{"data":{"a":"a"}}""")]
    public async Task The_cost_is_shown_to_who_asks(string extensions, string expected)
    {
        var request = Run.Request("{ a }") with { Extensions = JsonDocument.Parse(extensions).RootElement };
        var result = await Pipeline().ExecuteAsync(request, NoServices.Instance, null, TestContext.Current.CancellationToken);
        Assert.Equal(expected, ResponseWriter.ToJson(result));
    }

    [Fact]
    public async Task A_host_may_forbid_introspection_to_one_caller()
    {
        var request = Run.Request("{ __type(name: \"Item\") { name } }");
        var pipeline = Pipeline();
        var allowed = await pipeline.ExecuteAsync(request, NoServices.Instance, null, TestContext.Current.CancellationToken);
        var forbidden = await pipeline.ExecuteAsync(request, NoServices.Instance, one => one.IsIntrospectionAllowed = false, TestContext.Current.CancellationToken);
        Assert.Equal("""{"data":{"__type":{"name":"Item"}}}""", ResponseWriter.ToJson(allowed));
        Assert.Equal("INTROSPECTION_DISABLED", Assert.Single(forbidden.Errors).Code);
    }

    private RequestPipeline Pipeline(EngineOptions? options = null)
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
        return new RequestPipeline(new SchemaBuilder(query) { Mutation = mutation }.WithIntrospection().Build(), options ?? new EngineOptions(), clock);
    }
}

using GraphQLApi.Engine.Types;
using GraphQLApi.Engine.Types.Directives;
using S = GraphQLApi.Engine.Types.Scalars.SpecifiedScalars;

namespace GraphQLApi.Engine.Tests.Execution;

public sealed class DirectiveTests
{
    private static readonly ObjectType Query = new("Query", null, () =>
    [
        new("a", S.String) { Resolve = static _ => "a" },
        new("b", S.String) { Resolve = static _ => "b" },
        new("self", Query!) { Resolve = static _ => "self" },
        new("mode", S.String)
        {
            ResolveObject = static context => ValueTask.FromResult<object?>(
                context.Request.FindDirective("fresh") is { } fresh ? $"{fresh.Get<string>("mode")} {fresh.Get<int>("age")}" : "none"),
        },
    ]);

    private static readonly DirectiveDefinition Fresh = new("fresh", DirectiveLocation.Query)
    {
        Arguments = [new("mode", S.String.NonNull()), new("age", S.Int) { DefaultValue = DefaultValue.Of(60) }],
    };

    [Theory]
    [InlineData("{ a @include(if: true) b @include(if: false) }", """{"data":{"a":"a"}}""")]
    [InlineData("{ a @skip(if: true) b @skip(if: false) }", """{"data":{"b":"b"}}""")]
    [InlineData("{ a @include(if: true) @skip(if: true) b @include(if: true) @skip(if: false) }", """{"data":{"b":"b"}}""")]
    [InlineData("{ a ... on Query @skip(if: true) { b } }", """{"data":{"a":"a"}}""")]
    [InlineData("{ a ... @include(if: false) { b } }", """{"data":{"a":"a"}}""")]
    [InlineData("{ a ...F @skip(if: true) } fragment F on Query { b }", """{"data":{"a":"a"}}""")]
    [InlineData("{ b @skip(if: true) a ...F } fragment F on Query { b }", """{"data":{"a":"a","b":"b"}}""")]
    [InlineData("{ self { a } ...F } fragment F on Query { self @skip(if: true) { b } }", """{"data":{"self":{"a":"a"}}}""")]
    public async Task Skip_and_include_shape_the_result(string query, string expected) => Assert.Equal(expected, await Run.Query(Query, query));

    [Fact]
    public async Task One_document_answers_each_set_of_switches_in_its_own_shape()
    {
        const string Text = "query ($x: Boolean!, $y: Boolean = true) { a @include(if: $x) self { b @skip(if: $y) a } }";
        var schema = new SchemaBuilder(Query).Build();
        var pipeline = new RequestPipeline(schema, new EngineOptions(), new Testing.ManualTimeProvider(Run.Start));
        string[] variables = ["""{"x":true}""", """{"x":false,"y":false}""", """{"x":true,"y":true}""", """{"x":true}"""];
        string[] expected =
        [
            """{"data":{"a":"a","self":{"a":"a"}}}""", """{"data":{"self":{"b":"b","a":"a"}}}""",
            """{"data":{"a":"a","self":{"a":"a"}}}""", """{"data":{"a":"a","self":{"a":"a"}}}""",
        ];
        for (var i = 0; i < variables.Length; i++)
        {
            Assert.Equal(expected[i], await Run.Query(pipeline, Text, variables[i]));
        }
    }

    // At the root there is no field to fail, so that data is null; a field that is not reached needs no decision.
    [Theory]
    [InlineData("query ($x: Boolean = true) { a @include(if: $x) }", """{"errors":[{"message":"Argument \"if\" of non-null type \"Boolean!\" must not be null.","locations":[{"line":1,"column":45}],"extensions":{"code":"BAD_USER_INPUT"}}],"data":null}""")]
    [InlineData("query ($x: Boolean = true) { ...F ...F @skip(if: $x) } fragment F on Query { mode }", """{"data":{"mode":"none"}}""")]
    [InlineData("query ($x: Boolean = true) { mode ... @skip(if: true) { a @include(if: $x) } }", """{"data":{"mode":"none"}}""")]
    public async Task A_null_cannot_decide(string query, string expected) => Assert.Equal(expected, await Run.Query(Query, query, """{"x":null}"""));

    [Theory]
    [InlineData("""query @fresh(mode: "WAIT") { mode }""", null, """{"data":{"mode":"WAIT 60"}}""")]
    [InlineData("""query ($n: Int) @fresh(mode: "WAIT", age: $n) { mode }""", """{"n":5}""", """{"data":{"mode":"WAIT 5"}}""")]
    [InlineData("""{ mode }""", null, """{"data":{"mode":"none"}}""")]
    public async Task Directives_on_the_operation_reach_resolvers(string query, string? variables, string expected) =>
        Assert.Equal(expected, await Run.Query(new SchemaBuilder(Query) { Directives = [Fresh] }.Build(), query, variables));
}

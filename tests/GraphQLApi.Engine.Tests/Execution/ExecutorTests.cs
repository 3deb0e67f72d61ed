using GraphQLApi.Engine.Types;
using S = GraphQLApi.Engine.Types.Scalars.SpecifiedScalars;

namespace GraphQLApi.Engine.Tests.Execution;

public sealed class ExecutorTests
{
    private static readonly ObjectType Query = new("Query", null, () =>
    [
        new("hello", S.String) { Resolve = static _ => "world" },
        new("broken", S.String) { Resolve = static _ => throw new InvalidOperationException("connection string: secret") },
        new("brokenLater", S.String)
        {
            ResolveObject = static async _ =>
            {
                await Task.Yield();
                throw new InvalidOperationException("secret");
            },
        },
        new("numbers", S.Int.List()) { Resolve = static _ => new object?[] { 1, "x", null, 2.5, 3L } },
        new("noList", S.Int.List()) { Resolve = static _ => 5 },
        new("grid", S.Int.NonNull().List().List()) { Resolve = static _ => new[] { new object?[] { 1, 2 }, new object?[] { null }, null } },
        new("sources", S.String) { Resolve = static source => source.GetType().Name },
        new("path", S.String) { ResolveObject = static context => ValueTask.FromResult<object?>(context.Path.ToString()) },
        new("rows", Row!.List()) { Resolve = static _ => new[] { new Dictionary<string, object?> { ["id"] = 7 }, [] } },
    ]);

    private static readonly ObjectType Row = new("Row", null, () =>
    [
        new("id", S.Int),
        new("path", S.String) { ResolveObject = static context => ValueTask.FromResult<object?>(context.Path.ToString()) },
    ]);

    [Theory]
    [InlineData("{ a: hello hello __typename }", """{"data":{"a":"world","hello":"world","__typename":"Query"}}""")]
    [InlineData("{ rows { id __typename } }", """{"data":{"rows":[{"id":7,"__typename":"Row"},{"id":null,"__typename":"Row"}]}}""")]
    [InlineData("{ path rows { x: path } }", """{"data":{"path":"path","rows":[{"x":"rows.0.x"},{"x":"rows.1.x"}]}}""")]
    [InlineData("{ rows { id } rows { path } }", """{"data":{"rows":[{"id":7,"path":"rows.0.path"},{"id":null,"path":"rows.1.path"}]}}""")]
    [InlineData("{ b: hello ...F a: hello } fragment F on Query { c: hello ... on Query { b: hello d: hello } }", """{"data":{"b":"world","c":"world","d":"world","a":"world"}}""")]
    public async Task Keys_come_in_the_order_of_the_document(string query, string expected) => Assert.Equal(expected, await Run.Query(Query, query));

    [Theory]
    [InlineData("{ numbers }", """{"errors":[{"message":"Int cannot represent non-integer value: \"x\"","locations":[{"line":1,"column":3}],"path":["numbers",1],"extensions":{"code":"INTERNAL"}},{"message":"Int cannot represent non-integer value: 2.5","locations":[{"line":1,"column":3}],"path":["numbers",3],"extensions":{"code":"INTERNAL"}}],"data":{"numbers":[1,null,null,null,3]}}""")]
    [InlineData("{ noList }", """{"errors":[{"message":"Expected Iterable, but did not find one for field \"Query.noList\".","locations":[{"line":1,"column":3}],"path":["noList"],"extensions":{"code":"INTERNAL"}}],"data":{"noList":null}}""")]
    [InlineData("{ grid }", """{"errors":[{"message":"Cannot return null for non-nullable field Query.grid.","locations":[{"line":1,"column":3}],"path":["grid",1,0],"extensions":{"code":"INTERNAL"}}],"data":{"grid":[[1,2],null,null]}}""")]
    public async Task A_value_that_does_not_fit_costs_its_own_place(string query, string expected) => Assert.Equal(expected, await Run.Query(Query, query));

    [Theory]
    [InlineData("{ broken hello }", "broken")]
    [InlineData("{ brokenLater hello }", "brokenLater")]
    public async Task An_unexpected_exception_is_logged_and_never_shown(string query, string field)
    {
        (Exception Exception, string Id)? logged = null;
        var answer = await Run.Query(Query, query, options: new EngineOptions { UnexpectedError = (exception, id) => logged = (exception, id) });
        Assert.IsType<InvalidOperationException>(logged?.Exception);
        Assert.Equal(
            $$$"""{"errors":[{"message":"Internal server error.","locations":[{"line":1,"column":3}],"path":["{{{field}}}"],"extensions":{"code":"INTERNAL","correlationId":"{{{logged?.Id}}}"}}],"data":{"{{{field}}}":null,"hello":"world"}}""",
            answer);
    }
}

using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Types;
using S = GraphQLApi.Engine.Types.Scalars.SpecifiedScalars;

namespace GraphQLApi.Engine.Tests.Execution;

public sealed class MutationTests
{
    private readonly List<string> steps = [];

    [Fact]
    public async Task Root_fields_run_one_after_the_other_with_all_below_them()
    {
        var answer = await Run.Query(Query(), "mutation { a: add(n: 1) { total } b: add(n: 2) { total } c: fail { total } d: add(n: 3) { total } }", mutation: Mutation());
        Assert.Equal(
            """{"errors":[{"message":"No.","locations":[{"line":1,"column":58}],"path":["c"],"extensions":{"code":"NO"}}],"data":{"a":{"total":1},"b":{"total":3},"c":null,"d":{"total":6}}}""",
            answer);
        Assert.Equal(["add 1", "total", "add 2", "total", "fail", "add 3", "total"], steps);
    }

    [Fact]
    public async Task Fields_of_a_query_that_wait_run_side_by_side()
    {
        var gate = new TaskCompletionSource<object?>();
        var query = new ObjectType("Query", null, () =>
        [
            new("first", S.String) { ResolveObject = _ => new ValueTask<object?>(gate.Task) },
            new("second", S.String)
            {
                ResolveObject = _ =>
                {
                    gate.SetResult("released by second");
                    return ValueTask.FromResult<object?>("done");
                },
            },
        ]);
        Assert.Equal("""{"data":{"first":"released by second","second":"done"}}""", await Run.Query(query, "{ first second }"));
    }

    private static ObjectType Query() => new("Query", null, () => [new("a", S.Int) { Resolve = static _ => 1 }]);

    private ObjectType Mutation()
    {
        var sum = 0;
        var result = new ObjectType("Result", null, () =>
        [
            new("total", S.Int)
            {
                ResolveBatch = async context =>
                {
                    await Task.Yield();
                    steps.Add("total");
                    return [sum];
                },
            },
        ]);
        return new ObjectType("Mutation", null, () =>
        [
            new("add", result)
            {
                Arguments = [new("n", S.Int.NonNull())],
                ResolveObject = async context =>
                {
                    steps.Add($"add {context.Arguments.Get<int>("n")}");
                    await Task.Yield();
                    sum += context.Arguments.Get<int>("n");
                    return context;
                },
            },
            new("fail", result)
            {
                ResolveObject = _ =>
                {
                    steps.Add("fail");
                    throw new GraphQLException("No.", "NO");
                },
            },
        ]);
    }
}

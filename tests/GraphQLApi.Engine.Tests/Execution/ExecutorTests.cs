using GraphQLApi.Engine.Types;
using S = GraphQLApi.Engine.Types.Scalars.SpecifiedScalars;

namespace GraphQLApi.Engine.Tests.Execution;

public sealed class ExecutorTests
{
    private static readonly ObjectType Query = new("Query", null, () =>
    [
        new("hello", S.String) { Resolve = static _ => "world" },
        new("echo", S.String)
        {
            Arguments = [new("text", S.String.NonNull()), new("times", S.Int) { DefaultValue = DefaultValue.Of(2) }],
            ResolveObject = static context => ValueTask.FromResult<object?>(
                string.Concat(Enumerable.Repeat(context.Arguments.Require<string>("text"), context.Arguments.Get<int>("times")))),
        },
    ]);

    [Fact]
    public async Task A_field_is_answered_under_its_response_key() =>
        Assert.Equal("""{"data":{"a":"world","hello":"world","__typename":"Query"}}""", await Run.Query(Query, "{ a: hello hello __typename }"));

    [Fact]
    public async Task Arguments_arrive_coerced_with_defaults() =>
        Assert.Equal(
            """{"data":{"a":"hihi","b":"yo","c":"xxx"}}""",
            await Run.Query(Query, """query ($n: Int, $t: String!) { a: echo(text: "hi", times: $n) b: echo(text: "yo", times: 1) c: echo(text: $t, times: 3) }""", """{"t":"x"}"""));
}

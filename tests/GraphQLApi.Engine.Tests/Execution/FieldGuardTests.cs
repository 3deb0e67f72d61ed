using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Types;
using GraphQLApi.Engine.Types.Scalars;

namespace GraphQLApi.Engine.Tests.Execution;

public sealed class FieldGuardTests
{
    private static readonly ObjectType Person = new("Person", null, () =>
    [
        new("plain", SpecifiedScalars.String) { Resolve = source => $"plain of {source}" },
        new("single", SpecifiedScalars.String) { ResolveObject = async context => { await Task.Yield(); return $"single of {context.Source}"; } },
        new("batch", SpecifiedScalars.String) { ResolveBatch = context => ValueTask.FromResult<IReadOnlyList<object?>>([.. context.Sources.Select(source => $"batch of {source}")]) },
        new("list", SpecifiedScalars.String.List()) { Resolve = source => new[] { $"first of {source}", "second" } },
        new("none", SpecifiedScalars.String) { Resolve = _ => null },
        new("failing", SpecifiedScalars.String) { Resolve = _ => new GraphQLError("failed as it is") },
        new("open", SpecifiedScalars.String) { Resolve = source => $"open of {source}" },
    ]);

    private static readonly ObjectType Query = new("Query", null, () =>
    [
        new("people", Person.List()) { Resolve = _ => new[] { "a", "b" } },
        new("find", SpecifiedScalars.String) { Arguments = [new("by", SpecifiedScalars.String)], ResolveObject = context => ValueTask.FromResult<object?>($"found by {context.Arguments.Get<string>("by")}") },
    ]);

    [Theory]
    [InlineData("plain", """["PLAIN OF A","PLAIN OF B"]""")]
    [InlineData("single", """["SINGLE OF A","SINGLE OF B"]""")]
    [InlineData("batch", """["BATCH OF A","BATCH OF B"]""")]
    [InlineData("open", """["open of a","open of b"]""")]
    [InlineData("none", "[null,null]")]
    public async Task Values_pass_the_guard_whichever_way_they_are_resolved(string field, string values)
    {
        var guard = new Shouting();
        var answer = JsonDocumentOf(await AskAsync(guard, $"{{ people {{ {field} }} }}"));
        Assert.Equal(values, $"[{string.Join(',', answer.GetProperty("data").GetProperty("people").EnumerateArray().Select(person => person.GetProperty(field).GetRawText()))}]");
    }

    [Fact]
    public async Task A_list_passes_as_a_whole() =>
        Assert.Equal("""{"data":{"people":[{"list":["2"]},{"list":["2"]}]}}""", await AskAsync(new Shouting(), "{ people { list } }"));

    [Fact]
    public async Task An_error_does_not_pass()
    {
        var guard = new Shouting();
        Assert.Contains("failed as it is", await AskAsync(guard, "{ people { failing } }"), StringComparison.Ordinal);
        Assert.Equal(["people.failing 0"], guard.Finished);
    }

    [Fact]
    public async Task The_guard_hears_where_the_field_stands_and_when_it_is_done()
    {
        var guard = new Shouting();
        await AskAsync(guard, "{ others: people { said: plain single } people { batch } }");
        Assert.Equal(["others.said 2", "others.single 2", "people.batch 2"], guard.Finished.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_refused_field_fails_and_its_siblings_are_answered() => Assert.Equal(
        """{"errors":[{"message":"Not by this.","locations":[{"line":1,"column":3}],"path":["find"],"extensions":{"code":"NO"}}],"data":{"find":null,"other":"FOUND BY THAT"}}""",
        await AskAsync(new Shouting(), """{ find(by: "this") other: find(by: "that") }"""));

    [Fact]
    public async Task A_guard_sees_the_values_of_variables()
    {
        var answer = await Run.Query(SchemaOf(new Shouting()), "query ($by: String) { find(by: $by) }", """{"by":"this"}""");
        Assert.Contains("Not by this.", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_guard_that_breaks_costs_its_field_and_says_nothing()
    {
        var answer = await AskAsync(new Shouting(), """{ find(by: "accident") people { open } }""");
        Assert.Contains("\"code\":\"INTERNAL\"", answer, StringComparison.Ordinal);
        Assert.Contains("open of a", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("broken", answer, StringComparison.Ordinal);
    }

    private static System.Text.Json.JsonElement JsonDocumentOf(string json) => System.Text.Json.JsonElement.Parse(json);

    private static Task<string> AskAsync(FieldGuard guard, string query) => Run.Query(SchemaOf(guard), query);

    private static Schema SchemaOf(FieldGuard guard) => new SchemaBuilder(Query) { Guards = field => field.Name is "open" or "people" ? null : guard }.Build();

    private sealed class Shouting : FieldGuard
    {
        public List<string> Finished { get; } = [];

        public override ValueFilter? Enter(RequestContext request, FieldDefinition field, ArgumentValues arguments) => arguments.Get<string>("by") switch
        {
            "this" => throw new GraphQLException("Not by this.", "NO"),
            "accident" => throw new InvalidOperationException("broken"),
            _ => new Filter(this),
        };

        private sealed class Filter(Shouting guard) : ValueFilter
        {
            private int passed;

            public override object? Pass(object source, object value)
            {
                passed++;
                return value is string text ? text.ToUpperInvariant() : new[] { ((IReadOnlyList<object?>)value).Count.ToString(null, null) };
            }

            public override void Finish(IReadOnlyList<string> responseKeys)
            {
                lock (guard.Finished)
                {
                    guard.Finished.Add($"{string.Join('.', responseKeys)} {passed}");
                }
            }
        }
    }
}

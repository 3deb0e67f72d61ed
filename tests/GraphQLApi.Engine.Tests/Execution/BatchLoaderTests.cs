using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Types;
using S = GraphQLApi.Engine.Types.Scalars.SpecifiedScalars;

namespace GraphQLApi.Engine.Tests.Execution;

public sealed class BatchLoaderTests
{
    private readonly List<string> calls = [];

    [Fact]
    public async Task One_level_of_children_costs_one_call_however_many_parents_it_has()
    {
        var answer = await Run.Query(Tree(), "{ nodes { id children(take: 2) { id children(take: 1) { id } } } }");
        Assert.Equal(
            """{"data":{"nodes":[{"id":1,"children":[{"id":10,"children":[{"id":100}]},{"id":11,"children":[{"id":110}]}]},{"id":2,"children":[{"id":20,"children":[{"id":200}]},{"id":21,"children":[{"id":210}]}]}]}}""",
            answer);
        Assert.Equal(["children of 1,2 take 2", "children of 10,11,20,21 take 1"], calls);
    }

    [Fact]
    public async Task Two_aliases_with_their_own_arguments_are_two_calls()
    {
        await Run.Query(Tree(), "{ nodes { a: children(take: 1) { id } b: children(take: 2) { id } } }");
        Assert.Equal(["children of 1,2 take 1", "children of 1,2 take 2"], calls);
    }

    [Fact]
    public async Task An_element_that_is_an_error_fails_its_parent_alone()
    {
        var root = new ObjectType("Query", null, () =>
        [
            new("nodes", new ObjectType("Item", null, () =>
            [
                new("value", S.Int)
                {
                    ResolveBatch = context => ValueTask.FromResult<IReadOnlyList<object?>>(
                        [.. context.Sources.Select(source => (int)source == 2 ? new GraphQLException("Not two.", "TWO") : source)]),
                },
            ]).List()) { Resolve = static _ => new[] { 1, 2, 3 } },
        ]);
        Assert.Equal(
            """{"errors":[{"message":"Not two.","locations":[{"line":1,"column":11}],"path":["nodes",1,"value"],"extensions":{"code":"TWO"}}],"data":{"nodes":[{"value":1},{"value":null},{"value":3}]}}""",
            await Run.Query(root, "{ nodes { value } }"));
    }

    [Fact]
    public async Task A_batch_of_the_wrong_length_is_our_mistake_for_every_parent()
    {
        var seen = new List<string>();
        var options = new EngineOptions { UnexpectedError = (exception, _) => seen.Add(exception.Message) };
        var root = new ObjectType("Query", null, () =>
            [new("one", S.Int) { ResolveBatch = _ => ValueTask.FromResult<IReadOnlyList<object?>>([1, 2]) }]);
        Assert.StartsWith("""{"errors":[{"message":"Internal server error.","locations":[{"line":1,"column":3}],"path":["one"],"extensions":{"code":"INTERNAL","correlationId":""",
            await Run.Query(root, "{ one }", options: options), StringComparison.Ordinal);
        Assert.Equal(["The batch resolver of Query.one answered 2 values for 1 sources."], seen);
    }

    [Fact]
    public async Task Objects_of_different_types_are_batched_by_type()
    {
        var answer = await Run.Query(Pets(), "{ pets { __typename ... on Dog { bark } ... on Cat { meow } } }");
        Assert.Equal(
            """{"data":{"pets":[{"__typename":"Dog","bark":"1 barks"},{"__typename":"Cat","meow":"2 meows"},{"__typename":"Dog","bark":"3 barks"}]}}""", answer);
        Assert.Equal(["bark of 1,3", "meow of 2"], calls);
    }

    private ObjectType Tree()
    {
        ObjectType node = null!; // assigned on the next line, before the thunk runs
        node = new ObjectType("Node", null, () =>
        [
            new("id", S.Int) { Resolve = static source => source },
            new("children", node.List())
            {
                Arguments = [new("take", S.Int.NonNull())],
                ResolveBatch = async context =>
                {
                    var take = context.Arguments.Get<int>("take");
                    calls.Add($"children of {string.Join(',', context.Sources)} take {take}");
                    await Task.Yield();
                    return [.. context.Sources.Select(source => Enumerable.Range((int)source * 10, take))];
                },
            },
        ]);
        return new ObjectType("Query", null, () => [new("nodes", node.List()) { Resolve = static _ => new[] { 1, 2 } }]);
    }

    private ObjectType Pets()
    {
        var dog = new ObjectType("Dog", null, () => [Sound("bark")]) { IsTypeOf = static source => (int)source % 2 == 1 };
        var cat = new ObjectType("Cat", null, () => [Sound("meow")]) { IsTypeOf = static source => (int)source % 2 == 0 };
        var pet = new UnionType("Pet", null, () => [dog, cat]);
        return new ObjectType("Query", null, () => [new("pets", pet.List()) { Resolve = static _ => new[] { 1, 2, 3 } }]);
    }

    private FieldDefinition Sound(string name) => new(name, S.String)
    {
        ResolveBatch = context =>
        {
            calls.Add($"{name} of {string.Join(',', context.Sources)}");
            return ValueTask.FromResult<IReadOnlyList<object?>>([.. context.Sources.Select(source => $"{source} {name}s")]);
        },
    };
}

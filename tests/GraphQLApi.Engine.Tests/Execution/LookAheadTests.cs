using System.Runtime.CompilerServices;
using GraphQLApi.Engine.Types;
using GraphQLApi.Testing;
using S = GraphQLApi.Engine.Types.Scalars.SpecifiedScalars;

namespace GraphQLApi.Engine.Tests.Execution;

/// <summary>What a resolver sees of the selection below it: the ground of every projection.</summary>
public sealed class LookAheadTests
{
    private readonly List<string> seen = [];
    private readonly ConditionalWeakTable<object, object> plans = [];

    [Theory]
    [InlineData("{ page(first: 2) { nodes { id name } } }", "page(first: 2) { nodes { id name } }")]
    [InlineData("{ page { __typename total: count nodes { __typename } } }", "page { total: count nodes }")]
    [InlineData("{ page { nodes { id } ...F } } fragment F on Page { nodes { name @skip(if: true) parts(first: 3) { id } } }", "page { nodes { id parts(first: 3) { id } } }")]
    [InlineData("query { p: page { nodes @include(if: true) { ... on Item { id } ... { name } } } }", "p: page { nodes { id name } }")]
    public async Task The_selection_is_merged_and_has_its_arguments(string query, string expected)
    {
        await Run.Query(Query(), query);
        Assert.Equal([expected], seen);
    }

    [Fact]
    public async Task Repeated_documents_have_the_same_cache_key_and_their_own_arguments()
    {
        var pipeline = new RequestPipeline(new SchemaBuilder(Query()).Build(), new EngineOptions(), new ManualTimeProvider(Run.Start));
        foreach (var first in (int[])[1, 2, 3])
        {
            await Run.Query(pipeline, "query ($n: Int) { page(first: $n) { count } }", $$"""{"n":{{first}}}""");
        }

        Assert.Equal(["page(first: 1) { count }", "page(first: 2) { count }", "page(first: 3) { count }"], seen);
        Assert.Single(plans);
    }

    private ObjectType Query()
    {
        ObjectType item = null!; // assigned on the next line, before the thunk runs
        item = new ObjectType("Item", null, () => [new("id", S.Int), new("name", S.String), new("parts", item.List()) { Arguments = [new("first", S.Int)] }]);
        var page = new ObjectType("Page", null, () => [new("count", S.Int), new("nodes", item.List())]);
        return new ObjectType("Query", null, () =>
        [
            new("page", page)
            {
                Arguments = [new("first", S.Int)],
                ResolveObject = context =>
                {
                    seen.Add(Text(context.Selection));
                    plans.TryAdd(context.Selection.CacheKey, context);
                    return ValueTask.FromResult<object?>(null);
                },
            },
        ]);
    }

    private static string Text(SelectedField field)
    {
        var name = field.ResponseKey == field.Field.Name ? field.Field.Name : $"{field.ResponseKey}: {field.Field.Name}";
        var arguments = field.Arguments.Count == 0 ? "" : $"({string.Join(", ", field.Arguments.Select(one => $"{one.Key}: {one.Value}"))})";
        var below = field.Select();
        return name + arguments + (below.Count == 0 ? "" : $" {{ {string.Join(' ', below.Select(Text))} }}");
    }
}

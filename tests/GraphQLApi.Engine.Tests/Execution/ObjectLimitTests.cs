using GraphQLApi.Engine.Types;
using S = GraphQLApi.Engine.Types.Scalars.SpecifiedScalars;

namespace GraphQLApi.Engine.Tests.Execution;

/// <summary>Lists of lists bring more than anybody could have counted before; a level that brings too much fails, and what was there before is answered.</summary>
public sealed class ObjectLimitTests
{
    private static readonly ObjectType Item = new("Item", null, () =>
    [
        new("id", S.Int) { Resolve = static source => source },
        new("plain", Item!.NonNull().List()) { Resolve = static _ => Enumerable.Range(1, 10).ToArray() },
        new("batch", Item!.NonNull().List()) { ResolveBatch = static context => ValueTask.FromResult<IReadOnlyList<object?>>([.. context.Sources.Select(_ => Enumerable.Range(1, 10).ToArray())]) },
        new("single", Item!.NonNull().List()) { ResolveObject = static async _ => { await Task.Yield(); return Enumerable.Range(1, 10).ToArray(); } },
    ]);

    private static readonly ObjectType Query = new("Query", null, () => [new("items", Item.List()) { Resolve = static _ => new[] { 1, 2 } }, new("one", S.Int) { Resolve = static _ => 1 }]);

    // The root and its two items are three objects, their twenty children make 23.
    [Theory]
    [InlineData("plain")]
    [InlineData("batch")]
    [InlineData("single")]
    public async Task A_level_that_fits_is_answered_and_one_more_object_fails_it(string list)
    {
        var options = new EngineOptions { MaxObjects = 23 };
        Assert.DoesNotContain("errors", await Run.Query(Query, $"{{ items {{ {list} {{ id }} }} one }}", options: options), StringComparison.Ordinal);
        Assert.Equal(
            $$$"""{"errors":[{"message":"The answer has more objects than the limit MaxObjects, 22: ask for fewer, or for shorter lists of lists.","locations":[{"line":1,"column":11}],"path":["items",0,"{{{list}}}"],"extensions":{"code":"COST_EXCEEDED"}},{"message":"The answer has more objects than the limit MaxObjects, 22: ask for fewer, or for shorter lists of lists.","locations":[{"line":1,"column":11}],"path":["items",1,"{{{list}}}"],"extensions":{"code":"COST_EXCEEDED"}}],"data":{"items":[{"{{{list}}}":null},{"{{{list}}}":null}],"one":1}}""",
            await Run.Query(Query, $"{{ items {{ {list} {{ id }} }} one }}", options: options with { MaxObjects = 22 }));
    }

    // Ten to the power of nine objects: nobody waits for them, and nobody's memory holds them.
    [Fact]
    public async Task Ten_levels_end_with_the_first_that_is_too_much()
    {
        var text = $"{{ items {{ {string.Concat(Enumerable.Repeat("plain { ", 9))} id {string.Concat(Enumerable.Repeat("} ", 9))} }} }}";
        var answer = await Run.Query(Query, text, options: new EngineOptions { MaxObjects = 10_000, MaxErrors = 1 });
        Assert.Contains("COST_EXCEEDED", answer, StringComparison.Ordinal);
        Assert.InRange(answer.Length, 1, 200_000);
    }
}

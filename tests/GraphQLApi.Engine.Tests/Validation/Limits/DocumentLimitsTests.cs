using GraphQLApi.Engine.Language;
using GraphQLApi.Engine.Validation.Limits;

namespace GraphQLApi.Engine.Tests.Validation.Limits;

public class DocumentLimitsTests
{
    private static readonly EngineOptions Small = new()
    {
        MaxDepth = 3, MaxIntrospectionDepth = 4, MaxAliases = 2, MaxDirectives = 2, MaxFragments = 5, MaxListLength = 3,
    };

    [Theory]
    [InlineData("{ a { b { c } } }")]
    [InlineData("{ __schema { a { b { c } } } }")]
    [InlineData("{ __type(name: \"A\") { ...T } } fragment T on __Type { a { b { c } } }")]
    [InlineData("{ x: a y: a x: a a b { x: a y: a } ... on Q { b } }")]
    [InlineData("{ a @d @d ... @d @d { b } ...F @d @d } fragment F on Q @d @d { a }")]
    [InlineData("{ ...A ...A } fragment A on Q { ...B } fragment B on Q { a }")]
    [InlineData("{ a(x: [1, 2, 3], y: [[1, 2, 3], [4, 5, 6]]) }")]
    [InlineData("type A { a: Int }")]
    public void Accepts(string document) => Assert.Empty(Check(document));

    [Theory]
    [InlineData("{ a { b { c { d } } } }", "DEPTH_EXCEEDED Depth of fields: 4, the limit MaxDepth is 3. @1:1")]
    [InlineData("query A { a }\nquery B { ...F }\nfragment F on Q { a { ... { b { c { d } } } } }", "DEPTH_EXCEEDED Depth of fields: 4, the limit MaxDepth is 3. @2:1")]
    [InlineData("{ a }\nfragment Unused on Q { a { b { c { d { e } } } } }", "DEPTH_EXCEEDED Depth of fields: 5, the limit MaxDepth is 3. @2:1")]
    [InlineData("{ __schema { a { b { c { d } } } } }", "DEPTH_EXCEEDED Depth of introspection fields: 5, the limit MaxIntrospectionDepth is 4. @1:1")]
    [InlineData("{ __type(name: \"A\") { a { ...T } } } fragment T on __Type { a { b { c } } }", "DEPTH_EXCEEDED Depth of introspection fields: 5, the limit MaxIntrospectionDepth is 4. @1:1")]
    [InlineData("{ x: a y: a\n z: a }", "ALIASES_EXCEEDED Response names for one field: 3, the limit MaxAliases is 2. @2:2")]
    [InlineData("{ b { x: a ... { y: a ... on Q { z: a } } } }", "ALIASES_EXCEEDED Response names for one field: 3, the limit MaxAliases is 2. @1:34")]
    [InlineData("{ a\n b @d @d @d }", "DIRECTIVES_EXCEEDED Directives at one place: 3, the limit MaxDirectives is 2. @2:2")]
    [InlineData("query ($a: Int @d @d @d) { b }", "DIRECTIVES_EXCEEDED Directives at one place: 3, the limit MaxDirectives is 2. @1:8")]
    [InlineData("{ ...A ...A } fragment A on Q { ...B ...B } fragment B on Q { a }", "FRAGMENTS_EXCEEDED Fragment spreads visited: 6, the limit MaxFragments is 5. @1:1")]
    [InlineData("{ a(x: {y: [1, 2, 3, 4]}) }", "LIST_TOO_LONG Items of one list: 4, the limit MaxListLength is 3. @1:12")]
    [InlineData("query ($a: [Int] = [1, 2, 3, 4, 5]) { b }", "LIST_TOO_LONG Items of one list: 5, the limit MaxListLength is 3. @1:20")]
    [InlineData(
        "{ a(x: [1, 2, 3, 4]) @d @d @d { b { c { d } } } }",
        "DEPTH_EXCEEDED Depth of fields: 4, the limit MaxDepth is 3. @1:1",
        "DIRECTIVES_EXCEEDED Directives at one place: 3, the limit MaxDirectives is 2. @1:3",
        "LIST_TOO_LONG Items of one list: 4, the limit MaxListLength is 3. @1:8")]
    public void Refuses(string document, params string[] expected) => Assert.Equal(expected, Check(document));

    [Fact]
    public void Doubling_fragments_are_counted_without_being_expanded()
    {
        var bomb = "{ ...F0 }" + string.Concat(Enumerable.Range(0, 60).Select(i => $" fragment F{i} on Q {{ ...F{i + 1} ...F{i + 1} }}")) + " fragment F60 on Q { a }";

        Assert.Equal(["FRAGMENTS_EXCEEDED Fragment spreads visited: beyond counting, the limit MaxFragments is 5. @1:1"], Check(bomb));
    }

    [Fact]
    public void Cycles_end() => Assert.Empty(Check("{ ...A } fragment A on Q { a { ...B } } fragment B on Q { ...A }"));

    private static string[] Check(string document)
    {
        var parsed = Parser.Parse(document);
        return
        [
            .. DocumentLimits.Check(parsed, Small)
                .Select(error => $"{error.Code} {error.Message} @{error.Locations[0].Line}:{error.Locations[0].Column}"),
        ];
    }
}

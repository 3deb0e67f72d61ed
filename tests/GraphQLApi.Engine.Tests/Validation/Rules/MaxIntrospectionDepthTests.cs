using GraphQLApi.Engine.Validation.Rules;

namespace GraphQLApi.Engine.Tests.Validation.Rules;

public class MaxIntrospectionDepthTests
{
    [Theory]
    [InlineData("{ __schema { types { fields { type { ofType { fields { name } } } } } } }")]
    [InlineData("{ __schema { types { fields { args { type { ofType { name } } } } interfaces { name } possibleTypes { name } inputFields { name } } } }")]
    [InlineData("{ fields { fields { fields { fields } } } }")]
    public void Accepts(string document) => ValidationAssert.Accepts(new MaxIntrospectionDepth(), document);

    [Theory]
    [InlineData("{ __type(name: \"A\") { ...T } } fragment T on __Type { fields { type { ...T } } }", "Maximum introspection depth exceeded @1:3")]
    [InlineData(
        "{ a: __schema { types { fields { type { interfaces { ... { possibleTypes { name } } } } } } } b: __schema { types { name } } }",
        "Maximum introspection depth exceeded @1:3")]
    [InlineData(
        """
        { ...Q } fragment Q on Query { __type(name: "A") { ...T } } fragment T on __Type { fields { type { ...U } } }
        fragment U on __Type { inputFields { type { ...V ...V } } } fragment V on __Type { interfaces { name } }
        """,
        "Maximum introspection depth exceeded @1:32")]
    public void Refuses(string document, params string[] expected) => ValidationAssert.Refuses(new MaxIntrospectionDepth(), document, expected);
}

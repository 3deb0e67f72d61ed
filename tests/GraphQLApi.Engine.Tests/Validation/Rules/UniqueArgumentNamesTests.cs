using GraphQLApi.Engine.Validation.Rules;

namespace GraphQLApi.Engine.Tests.Validation.Rules;

public class UniqueArgumentNamesTests
{
    [Theory]
    [InlineData("{ echo(int: 1, text: \"a\") @tag(name: \"a\", weight: 1) }")]
    public void Accepts(string document) => ValidationAssert.Accepts(new UniqueArgumentNames(), document);

    [Theory]
    [InlineData(
        "{ echo(int: 1, text: \"a\", int: 2, int: 3) @tag(name: \"a\", name: \"b\") }",
        "There can be only one argument named \"int\". @1:8,1:27,1:35",
        "There can be only one argument named \"name\". @1:48,1:59")]
    public void Refuses(string document, params string[] expected) => ValidationAssert.Refuses(new UniqueArgumentNames(), document, expected);
}

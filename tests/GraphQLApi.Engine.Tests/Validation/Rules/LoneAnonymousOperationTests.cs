using GraphQLApi.Engine.Validation.Rules;

namespace GraphQLApi.Engine.Tests.Validation.Rules;

public class LoneAnonymousOperationTests
{
    [Theory]
    [InlineData("{ echo }")]
    [InlineData("query A { echo } query B { echo }")]
    [InlineData("fragment F on Agent { id } { echo }")]
    public void Accepts(string document) => ValidationAssert.Accepts(new LoneAnonymousOperation(), document);

    [Theory]
    [InlineData(
        "{ echo }\nquery B { echo }\n{ echo }",
        "This anonymous operation must be the only defined operation. @1:1",
        "This anonymous operation must be the only defined operation. @3:1")]
    public void Refuses(string document, params string[] expected) => ValidationAssert.Refuses(new LoneAnonymousOperation(), document, expected);
}

using GraphQLApi.Engine.Validation.Rules;

namespace GraphQLApi.Engine.Tests.Validation.Rules;

public class UniqueFragmentNamesTests
{
    [Theory]
    [InlineData("{ ...A ...B } fragment A on Query { echo } fragment B on Query { echo }")]
    public void Accepts(string document) => ValidationAssert.Accepts(new UniqueFragmentNames(), document);

    [Theory]
    [InlineData("{ ...A }\nfragment A on Query { echo }\nfragment A on Query { echo }", "There can be only one fragment named \"A\". @2:10,3:10")]
    public void Refuses(string document, params string[] expected) => ValidationAssert.Refuses(new UniqueFragmentNames(), document, expected);
}

using GraphQLApi.Engine.Validation.Rules;

namespace GraphQLApi.Engine.Tests.Validation.Rules;

public class KnownFragmentNamesTests
{
    [Theory]
    [InlineData("{ ...A } fragment A on Query { echo }")]
    public void Accepts(string document) => ValidationAssert.Accepts(new KnownFragmentNames(), document);

    [Theory]
    [InlineData("{ ...A agent(id: 1) { ...B } }\nfragment A on Query { ...C }", "Unknown fragment \"B\". @1:26", "Unknown fragment \"C\". @2:26")]
    public void Refuses(string document, params string[] expected) => ValidationAssert.Refuses(new KnownFragmentNames(), document, expected);
}

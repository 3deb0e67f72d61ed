using GraphQLApi.Engine.Validation.Rules;

namespace GraphQLApi.Engine.Tests.Validation.Rules;

public class NoUnusedFragmentsTests
{
    [Theory]
    [InlineData("{ ...A } fragment A on Query { ...B } fragment B on Query { echo }")]
    public void Accepts(string document) => ValidationAssert.Accepts(new NoUnusedFragments(), document);

    [Theory]
    [InlineData(
        "{ ...A }\nfragment A on Query { echo }\nfragment B on Query { ...C }\nfragment C on Query { ...B }",
        "Fragment \"B\" is never used. @3:1",
        "Fragment \"C\" is never used. @4:1")]
    public void Refuses(string document, params string[] expected) => ValidationAssert.Refuses(new NoUnusedFragments(), document, expected);
}

using GraphQLApi.Engine.Validation.Rules;

namespace GraphQLApi.Engine.Tests.Validation.Rules;

public class NoUnusedVariablesTests
{
    [Theory]
    [InlineData("query ($a: Int, $b: Boolean!) { echo(int: $a) ...F } fragment F on Query { echo @skip(if: $b) }")]
    public void Accepts(string document) => ValidationAssert.Accepts(new NoUnusedVariables(), document);

    [Theory]
    [InlineData(
        "query A($a: Int, $b: Int) { ...F }\nquery B($b: Int) { ...F }\nfragment F on Query { echo(int: $a) }",
        "Variable \"$b\" is never used in operation \"A\". @1:18",
        "Variable \"$b\" is never used in operation \"B\". @2:9")]
    [InlineData("query ($a: Int = 1) { echo }", "Variable \"$a\" is never used. @1:8")]
    public void Refuses(string document, params string[] expected) => ValidationAssert.Refuses(new NoUnusedVariables(), document, expected);
}

using GraphQLApi.Engine.Validation.Rules;

namespace GraphQLApi.Engine.Tests.Validation.Rules;

public class UniqueVariableNamesTests
{
    [Theory]
    [InlineData("query A($a: Int) { echo(int: $a) } query B($a: Int) { echo(int: $a) }")]
    public void Accepts(string document) => ValidationAssert.Accepts(new UniqueVariableNames(), document);

    [Theory]
    [InlineData("query ($a: Int, $b: Int, $a: String, $a: ID) { echo }", "There can be only one variable named \"$a\". @1:9,1:27,1:39")]
    public void Refuses(string document, params string[] expected) => ValidationAssert.Refuses(new UniqueVariableNames(), document, expected);
}
